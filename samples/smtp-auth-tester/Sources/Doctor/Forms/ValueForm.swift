import Diagnosis

/// What a setting's value has to look like to be shown; whatever else stands there may be a password.
///
/// A line's end or a blank in the wrong place makes one setting the value of another. So a word that only looks
/// harmless - a path, a host - is shown where each word of the value is of its form, and a keyword always.
struct ValueForm: Sendable {
  enum Fitness {
    /// One of the words that the setting knows.
    case known

    /// Of the form of a path, a host, a name.
    case plausible

    /// A name that a password can be, too.
    case bare
    case other

    var isShown: Bool { self == .known || self == .plausible }
  }

  private let fitness: @Sendable (Substring) -> Fitness

  /// Whether each word is shown by itself, as in a list of many kinds of words, of which not all can be known.
  private let isByWord: Bool

  init(byWord isByWord: Bool = false, _ fitness: @escaping @Sendable (Substring) -> Fitness) {
    self.isByWord = isByWord
    self.fitness = fitness
  }

  /// The value, with what does not fit withheld.
  func shown(_ value: String, _ known: KnownNames) -> String {
    let words = Self.words(value)
    let fitnesses = fitnesses(words, known)
    if fitnesses.allSatisfy(\.isShown) { return value }
    var shown: [String] = []
    var withheld = 0
    // What is of the right form may be a name that only others know.
    var isName = true
    func end() {
      if withheld > 0 { shown.append(isName ? Withheld.name(withheld) : Withheld.text(withheld)) }
      (withheld, isName) = (0, true)
    }
    for (word, fitness) in zip(words, fitnesses) {
      if fitness == .known || isByWord && fitness == .plausible {
        end()
        shown.append(String(word))
      } else {
        withheld += word.utf8.count + (withheld > 0 ? 1 : 0)
        isName = isName && fitness != .other
      }
    }
    end()
    return shown.joined(separator: " ")
  }

  /// Whether nothing of a value is withheld.
  func fits(_ value: String, _ known: KnownNames) -> Bool {
    fitnesses(Self.words(value), known).allSatisfy(\.isShown)
  }

  /// How each word fits; a bare name is plausible if the machine knows it.
  private func fitnesses(_ words: [Substring], _ known: KnownNames) -> [Fitness] {
    words.map { word in
      let fitness = fitness(word)
      return fitness == .bare && known.contains(word) ? .plausible : fitness
    }
  }

  private static func words(_ value: String) -> [Substring] {
    value.split { $0 == "," || $0 == " " || $0 == "\t" }
  }
}

extension ValueForm {
  static let flag = known(["yes", "no"])
  static let path = plausible(WordForm.isPath)
  static let relativePath = plausible(WordForm.isRelativePath)
  static let name = plausible(WordForm.isName)
  static let user = bare(WordForm.isName)
  static let host = ValueForm { server($0, WordForm.isHost) }
  static let server = ValueForm { server($0, WordForm.isServer) }

  /// A realm is any word that the file of accounts has, and is compared with it.
  static let realm = plausible(WordForm.isHost)
  static let table = plausible(WordForm.isTable)
  static let number = plausible(WordForm.isNumber)
  static let networks = plausible { WordForm.isNetwork($0) || WordForm.isTable($0) || WordForm.isPath($0) }

  /// Some words, and those that are plainly misspelled.
  static func known(
    _ words: [String], _ isPlausible: @escaping @Sendable (Substring) -> Bool = { _ in false }
  ) -> Self {
    let known = Set(words)
    return ValueForm { word in
      let small = word.lowercased()
      if known.contains(small) || words.contains(where: { Spelling.isNear(small, $0) }) { return .known }
      return isPlausible(word) ? .plausible : .other
    }
  }

  /// What has a dot, a port or brackets, and names that the machine knows.
  static func server(_ word: Substring, _ isServer: (Substring) -> Bool) -> Fitness {
    if !isServer(word) { return .other }
    return word.contains(where: ".:[".contains) ? .plausible : .bare
  }

  private static func bare(_ isPlausible: @escaping @Sendable (Substring) -> Bool) -> Self {
    ValueForm { isPlausible($0) ? .bare : .other }
  }

  private static func plausible(_ isPlausible: @escaping @Sendable (Substring) -> Bool) -> Self {
    ValueForm { isPlausible($0) ? .plausible : .other }
  }
}
