/// A way in which a word is misspelt.
enum Slip: CaseIterable {
  /// A letter in the middle is missing: `instll`.
  case missing
  /// Two neighbours are exchanged: `isntall`.
  case exchanged
  /// The last letter is written twice: `installl`.
  case doubled
  /// `_` stands for `-`, or `-` for `_`.
  case separator
  /// The first letter is a capital where it should not be, or small.
  case letterCase

  /// The misspelt word; nil where this slip changes nothing in it.
  func callAsFunction(_ word: String) -> String? {
    var letters = Array(word)
    switch self {
    case .missing:
      guard letters.count > 2 else { return nil }
      letters.remove(at: letters.count / 2)
    case .exchanged:
      guard let first = letters.indices.dropFirst().first(where: { isLetterPair(letters, $0) }) else {
        return nil
      }
      letters.swapAt(first, first + 1)
    case .doubled:
      guard let last = letters.last else { return nil }
      letters.append(last)
    case .separator:
      letters = letters.map { $0 == "-" ? "_" : $0 == "_" ? "-" : $0 }
    case .letterCase:
      guard let first = letters.first else { return nil }
      letters[0] = Character(first.isUppercase ? first.lowercased() : first.uppercased())
    }
    let misspelt = String(letters)
    return misspelt == word ? nil : misspelt
  }

  private func isLetterPair(_ letters: [Character], _ index: Int) -> Bool {
    index + 1 < letters.count && letters[index].isLetter && letters[index + 1].isLetter
      && letters[index] != letters[index + 1]
  }

  /// Some words misspelt, each in all these ways; a result that is one of the words, or is there already, is left out.
  static func all(_ slips: [Slip] = Slip.allCases, of words: [String]) -> [(word: String, misspelt: String)] {
    var seen = Set(words)
    return words.flatMap { word in
      slips.compactMap { slip in
        slip(word).flatMap { seen.insert($0).inserted ? (word, $0) : nil }
      }
    }
  }
}
