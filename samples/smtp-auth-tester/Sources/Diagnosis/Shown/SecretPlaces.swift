/// Where in a text a password may stand, whatever words it is made of.
///
/// A password can be a familiar word, or several. So what comes after a word such as `Password:` is withheld without a
/// look at it, and what comes after `AUTH PLAIN` too.
struct SecretPlaces {
  private let text: ForeignWords

  /// The words that are withheld.
  private(set) var indices: Set<Int> = []

  /// What closes something and does not come any more.
  private var missing: Set<Character> = []

  init(_ text: ForeignWords) {
    self.text = text
    var index = 0
    while index < words.count { index = withhold(at: index) }
  }

  private var words: [Substring] { text.words }
  private var cores: [String] { text.cores }

  /// Whether a word is a name for something secret; a path is not.
  static func isName(_ core: String) -> Bool {
    (names.contains(where: core.contains)
      || wholeNames.contains { core == $0 || core.hasPrefix($0 + "=") || core.hasPrefix($0 + ":") })
      && !core.hasPrefix("/") && !core.contains(":/") && !ProgramName.isHarmless(core)
  }

  /// Withholds what belongs to a word.
  ///
  /// - Returns: Where to look on.
  private mutating func withhold(at index: Int) -> Int {
    if Self.isName(cores[index]) { return value(of: index) }
    guard let auth = text.before(index), cores[auth] == "auth", FamiliarText.mechanisms.contains(cores[index])
    else { return index + 1 }
    // `250 AUTH PLAIN LOGIN` is a server's list.
    let line = text.line(of: auth)
    if line.code == "250", line.words.lowerBound == auth { return index + 1 }
    indices.formUnion(text.after(index).map { $0..<words.count } ?? 0..<0)
    return words.count
  }

  /// Withholds what is said to be the secret that the word is a name of: `pass=x`, `password: x`, `password 'x'`,
  /// `password x`.
  private mutating func value(of index: Int) -> Int {
    let word = words[index]
    if let mark = word.firstIndex(where: { $0 == "=" || $0 == ":" }), word.index(after: mark) < word.endIndex
    {
      let value = word[word.index(after: mark)...]
      return end(from: index, opened: Self.closing(value.first) == nil ? word.first : value.first)
    }
    guard let next = text.after(index), let last = word.last else { return words.count }
    if ["=", ":", "=>", "->"].contains(words[next]) {
      return text.after(next).map { end(from: $0, opened: words[$0].first) } ?? words.count
    }
    if last == "=" || last == ":" { return end(from: next, opened: words[next].first) }
    return follow(index, next)
  }

  /// Shows what follows a word as far as it is known to: `password not accepted`.
  ///
  /// After a sentence or a line that ends, the next words are withheld until a known phrase begins.
  ///
  /// - Parameter before: The last word that is shown, nil after one that is not.
  private mutating func follow(_ before: Int?, _ next: Int?) -> Int {
    var (before, next) = (before, next)
    while let word = next {
      let isEnd = before.map { hasEnd(after: $0, next: word) } ?? true
      let isKnown = before.map { KnownPhrases.contain(cores[$0], cores[word]) } ?? false
      if isKnown || isEnd && beginsPhrase(word) {
        if Self.isName(cores[word]) { return word }
        before = word
      } else if isEnd, Self.closing(words[word].first) == nil {
        indices.insert(word)
        if Self.isName(cores[word]) { return word }
        before = nil
      } else {
        let (last, isClosed) = withhold(from: word, opened: words[word].first)
        if isClosed { return last + 1 }
        (before, next) = (nil, text.after(last))
        continue
      }
      next = text.after(word)
    }
    return words.count
  }

  /// Whether a sentence or a line ends between two words.
  private func hasEnd(after word: Int, next: Int) -> Bool {
    ".;!?".contains(words[word].last ?? ".") || !text.line(of: word).words.contains(next)
  }

  /// Whether a word and the next one are a known phrase.
  private func beginsPhrase(_ word: Int) -> Bool {
    text.after(word).map { !hasEnd(after: word, next: $0) && KnownPhrases.contain(cores[word], cores[$0]) }
      ?? false
  }

  private mutating func end(from start: Int, opened: Character?) -> Int {
    let (last, isClosed) = withhold(from: start, opened: opened)
    return isClosed ? last + 1 : follow(nil, text.after(last))
  }

  /// Withholds the words up to the last that closes what was opened, or to the line's end.
  private mutating func withhold(from start: Int, opened: Character?) -> (last: Int, isClosed: Bool) {
    if let closing = Self.closing(opened), !missing.contains(closing) {
      let last = words[start...].lastIndex { word in
        let bare = word.reversed().drop { ",.;:!?".contains($0) }
        return bare.first == closing && (bare.count > 1 || word.startIndex > words[start].startIndex)
      }
      if let last {
        indices.formUnion(start...last)
        return (last, true)
      }
      missing.insert(closing)
    }
    let last = text.line(of: start).words.upperBound - 1
    indices.formUnion(start...last)
    return (last, false)
  }

  private static func closing(_ opening: Character?) -> Character? {
    opening.flatMap { ["'": "'", "\"": "\"", "`": "'", "(": ")", "[": "]", "<": ">", "{": "}"][$0] }
  }

  private static let names = ["pass", "pwd", "secret", "token", "bearer", "credential", "kennwort"]

  /// The names that are parts of other words, too.
  private static let wholeNames: Set<String> = ["pw", "pin", "psk", "apikey"]
}
