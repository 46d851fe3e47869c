/// A line for a shell, in which what comes from a machine's files is never more than a word.
///
/// What stands in the program's source is taken as it is; what is put into it, `"modprobe \(module)"`, is quoted where a
/// shell would see more in it. A line that people copy and run as root must not do what a file made up.
public struct Command: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The line as it is shown.
  public let text: String

  public init(stringLiteral text: String) { self.text = text }

  public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  private init(text: String) { self.text = text }

  /// The same line, made fit to be shown.
  public func shown(by clean: (String) -> String) -> Command { Command(text: clean(text)) }

  /// Puts words into a line.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Puts in a word, or a part of one.
    public mutating func appendInterpolation(_ word: String) { text += Command.quoted(word) }

    /// Puts in words with blanks between them.
    public mutating func appendInterpolation(_ words: [String]) {
      text += words.map(Command.quoted).joined(separator: " ")
    }
  }

  /// The one substitution that names of packages have in them.
  private static let release = "$(uname -r)"

  private static func quoted(_ word: String) -> String {
    if word.isEmpty { return "''" }
    return word.split(separator: release, omittingEmptySubsequences: false).map { part in
      if part.utf8.allSatisfy(isPlain) { return String(part) }
      // By scalars: a mark after the quote makes one character of the two.
      let inner = part.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }
      return "'\(inner.joined())'"
    }.joined(separator: release)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || "+-._:/@%,=".utf8.contains(byte)
  }
}
