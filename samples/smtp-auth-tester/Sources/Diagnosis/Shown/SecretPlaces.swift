/// Where in a line a password may stand, whatever words it is made of.
///
/// A password can be a familiar word, or several. So what comes after a word such as `Password:` is withheld without a
/// look at it, and what comes after `AUTH PLAIN` too.
struct SecretPlaces {
  private let words: [Substring]
  private let cores: [String]

  /// Takes the words of a line, and the same in small letters without the marks around them.
  init(_ words: [Substring], cores: [String]) {
    self.words = words
    self.cores = cores
  }

  /// The words that are withheld.
  var indices: Set<Int> {
    var found: Set<Int> = []
    var index = 0
    while index < words.count {
      if let place = place(at: index) {
        found.formUnion(place)
        index = place.upperBound
      }
      index += 1
    }
    return found
  }

  /// Whether a word is a name for something secret; a path is not.
  static func isName(_ core: String) -> Bool {
    (names.contains(where: core.contains)
      || wholeNames.contains { core == $0 || core.hasPrefix($0 + "=") || core.hasPrefix($0 + ":") })
      && !core.hasPrefix("/") && !core.contains(":/")
  }

  private func place(at index: Int) -> ClosedRange<Int>? {
    if Self.isName(cores[index]) { return value(of: index) }
    guard let auth = before(index), cores[auth] == "auth", FamiliarText.mechanisms.contains(cores[index])
    else {
      return nil
    }
    // `250 AUTH PLAIN LOGIN` is a server's list.
    if before(auth).map({ cores[$0] == "250" }) == true { return nil }
    return after(index).map { $0...words.count - 1 }
  }

  /// What is said to be the secret that the word is a name of: `pass=x`, `password: x`, `password 'x'`, `password x`.
  private func value(of index: Int) -> ClosedRange<Int>? {
    let word = words[index]
    if let mark = word.firstIndex(where: { $0 == "=" || $0 == ":" }), word.index(after: mark) < word.endIndex
    {
      let value = word[word.index(after: mark)...]
      return end(from: index, opened: Self.closing(value.first) == nil ? word.first : value.first)
    }
    guard var next = after(index), let last = word.last else { return nil }
    if ["=", ":", "=>", "->"].contains(words[next]) {
      return after(next).flatMap { end(from: $0, opened: words[$0].first) }
    }
    if last == "=" || last == ":" || Self.closing(words[next].first) != nil {
      return end(from: next, opened: words[next].first)
    }
    if ".;!?".contains(last) { return nil }
    // The rest of the sentence is shown as far as it is a known phrase: `password not accepted`.
    var before = index
    while KnownPhrases.contain(cores[before], cores[next]) {
      guard !".;!?".contains(words[next].last ?? "."), let following = after(next) else { return nil }
      (before, next) = (next, following)
    }
    return end(from: next, opened: words[next].first)
  }

  /// The words up to the last that closes what was opened, or to the line's end.
  private func end(from start: Int, opened: Character?) -> ClosedRange<Int> {
    let closing = Self.closing(opened)
    let end = closing.flatMap { closing in
      words[start...].lastIndex { word in
        let bare = word.reversed().drop { ",.;:!?".contains($0) }
        return bare.first == closing && (bare.count > 1 || word.startIndex > words[start].startIndex)
      }
    }
    return start...(end ?? words.count - 1)
  }

  private func before(_ index: Int) -> Int? { words[..<index].lastIndex { !$0.isEmpty } }
  private func after(_ index: Int) -> Int? { words[(index + 1)...].firstIndex { !$0.isEmpty } }

  private static func closing(_ opening: Character?) -> Character? {
    opening.flatMap { ["'": "'", "\"": "\"", "`": "'", "(": ")", "[": "]", "<": ">", "{": "}"][$0] }
  }

  private static let names = ["pass", "pwd", "secret", "token", "bearer", "credential", "kennwort"]

  /// The names that are parts of other words, too.
  private static let wholeNames: Set<String> = ["pw", "pin", "psk", "apikey"]
}
