import Transport

/// What was said in a session, without its secrets, for people to read.
public struct Transcript: Equatable, Sendable {
  public enum Speaker: String, Sendable {
    case client = "C"
    case server = "S"

    /// Something that happened and that nobody said: the handshake.
    case event = "-"
  }

  public struct Line: Equatable, Sendable, CustomStringConvertible {
    public let speaker: Speaker
    public let phase: Phase

    /// The line without its end, fit to be shown.
    public let text: String

    /// `C: EHLO client`.
    public var description: String { "\(speaker.rawValue): \(text)" }
  }

  public private(set) var lines: [Line] = []

  /// How many lines were not kept because there were too many before them.
  public private(set) var omitted = 0

  /// No more lines than this are kept, nor more text than all of them should have.
  static let maximumOfLines = 2000
  static let maximumOfText = 262_144
  /// The part of one line that is kept, in characters.
  static let maximumOfLine = 1000

  private var size = 0

  /// The lines, one under the other, each with a line's end.
  public var text: String {
    lines.map { "\($0)\n" }.joined() + (omitted > 0 ? "-: \(omitted) more lines\n" : "")
  }

  mutating func add(_ speaker: Speaker, _ phase: Phase, _ text: String) {
    guard lines.count < Self.maximumOfLines, size < Self.maximumOfText else {
      omitted += 1
      return
    }
    let rest = text.count - Self.maximumOfLine
    let shown = rest > 0 ? "\(text.prefix(Self.maximumOfLine))… (\(rest) more)" : text
    size += shown.utf8.count
    lines.append(Line(speaker: speaker, phase: phase, text: shown))
  }
}
