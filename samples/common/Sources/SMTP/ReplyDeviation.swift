/// Something in a reply that the standards do not want and that can be read nevertheless.
public enum ReplyDeviation: String, Sendable, Equatable, CaseIterable, CustomStringConvertible {
  /// A line ends with LF alone.
  case bareLineFeed

  /// CR stands inside of a line.
  case bareCarriageReturn

  case nulByte

  /// Another control character than a tab.
  case controlCharacter

  /// Bytes beyond ASCII that are not UTF-8 either.
  case notUTF8

  /// Neither a space nor a hyphen follows the code.
  case missingSeparator

  /// A line is longer than the 512 bytes of RFC 5321, section 4.5.3.1.5.
  case longLine

  public var description: String {
    switch self {
    case .bareLineFeed: "a line ends with LF instead of CR LF"
    case .bareCarriageReturn: "there is a CR inside of a line"
    case .nulByte: "there is a NUL byte"
    case .controlCharacter: "there is a control character"
    case .notUTF8: "there are bytes that are not UTF-8"
    case .missingSeparator: "neither a space nor a hyphen follows the code"
    case .longLine: "a line is longer than 512 bytes"
    }
  }
}

/// Something that the server sent which is not a reply at all.
public enum ReplyViolation: Error, Equatable, Sendable, CustomStringConvertible {
  /// A line does not begin with three digits that make a code; its beginning is shown.
  case notAReply(String)

  /// The lines of one reply have different codes.
  case differingCodes(Int, Int)

  /// A line, a reply, or its lines are more than anybody needs.
  case lineTooLong(limit: Int)
  case replyTooLong(limit: Int)
  case tooManyLines(limit: Int)

  /// There is something that nobody asked for, of so many bytes as have been read; its beginning is shown.
  case unsolicited(String, count: Int)

  public var description: String {
    switch self {
    case .notAReply(let text): "the server sent something that is not an SMTP reply: '\(text)'"
    case .differingCodes(let first, let other): "the lines of one reply have the codes \(first) and \(other)"
    case .lineTooLong(let limit): "the server sent a line longer than \(limit) bytes"
    case .replyTooLong(let limit): "the server sent a reply longer than \(limit) bytes"
    case .tooManyLines(let limit): "the server sent a reply of more than \(limit) lines"
    case .unsolicited(let text, _): "the server sent more than it was asked for: '\(text)'"
    }
  }
}
