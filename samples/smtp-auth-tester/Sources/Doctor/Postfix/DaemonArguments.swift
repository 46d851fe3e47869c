/// The arguments that master(8) gives to a daemon, as a line of master.cf has them, and the mistakes in them.
///
/// postconf(1) shows the same line mended: `-o name = value` loses its value there, and smtpd(8) ends because of it.
struct DaemonArguments: Sendable, Equatable {
  /// What makes the daemon end as soon as it starts.
  enum Mistake: Sendable, Equatable {
    /// `-o name` without '=' directly after the name.
    case noEquals(name: String)

    /// An option that takes a value has none.
    case noValue(option: String)

    /// A word that belongs to no option; of the option before it, if there is one, the name.
    case stray(after: String?)
  }

  /// A mistake and the number of its line.
  struct Found: Sendable, Equatable {
    let line: Int
    let mistake: Mistake
  }

  private(set) var mistakes: [Found] = []

  /// The options of postfix daemons that take a value.
  private static let withValue = "imnost"

  /// - Parameter lines: Those of one service, the first with its eight columns.
  init(_ lines: [(number: Int, text: String)]) {
    var words = lines.flatMap { line in Self.words(line.text).map { (line.number, $0) } }.dropFirst(8)[...]
    var last: String?
    while let (line, word) = words.popFirst() {
      guard word.hasPrefix("-"), word.count > 1 else {
        // The words after a mistake belong to it.
        if mistakes.last.map({ $0.line != line }) ?? true {
          mistakes.append(Found(line: line, mistake: .stray(after: last)))
        }
        continue
      }
      guard let letter = word.dropFirst().first, Self.withValue.contains(letter) else { continue }
      let value: String
      if word.count > 2 {
        value = String(word.dropFirst(2))
      } else if let next = words.popFirst() {
        value = next.1
      } else {
        mistakes.append(Found(line: line, mistake: .noValue(option: word)))
        return
      }
      guard letter == "o" else { continue }
      let setting = value.hasPrefix("{") ? value.dropFirst().drop(while: \.isWhitespace) : value[...]
      let name = String(setting.prefix { $0 != "=" && !$0.isWhitespace })
      last = name
      if !setting.contains("=") { mistakes.append(Found(line: line, mistake: .noEquals(name: name))) }
    }
  }

  /// Words between blanks; what is in braces is one.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var depth = 0
    for character in text {
      if depth == 0, character.isWhitespace {
        if !word.isEmpty { words.append(word) }
        word = ""
        continue
      }
      if character == "{", depth > 0 || word.isEmpty { depth += 1 }
      if character == "}", depth > 0 { depth -= 1 }
      word.append(character)
    }
    return word.isEmpty ? words : words + [word]
  }
}
