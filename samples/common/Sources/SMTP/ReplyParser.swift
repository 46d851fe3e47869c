import Secrecy

/// Finds replies in a stream of bytes, in whatever pieces it comes.
///
/// It looks at one byte after the other, so that neither a result nor an error depends on how the bytes were split.
struct ReplyParser {
  /// A reply as it came, before it is made fit to be shown.
  struct RawReply: Equatable {
    var code: Int
    var lines: [[UInt8]]
    var deviations: [ReplyDeviation]
  }

  /// The longest line, without its end, that is taken; 512 is what RFC 5321 allows.
  static let maximumOfLine = 16_384
  /// The longest reply with its lines' ends.
  static let maximumOfReply = 65_536
  static let maximumOfLines = 512

  /// The line that has been begun, or the one that is not a part of a reply.
  private(set) var line: [UInt8] = []
  private var size = 0
  private var code: Int?
  private var lines: [[UInt8]] = []
  private var deviations: [ReplyDeviation] = []

  /// Whether a reply has been begun and not ended.
  var isInsideReply: Bool { size > 0 }

  /// How many whole lines of the reply have come.
  var countOfLines: Int { lines.count }

  /// Takes bytes up to the end of one reply.
  ///
  /// - Returns: nil when all bytes were taken and there is more to come.
  /// - Throws: `ReplyViolation`, after which nothing that follows can be trusted.
  mutating func parse(_ bytes: inout ArraySlice<UInt8>) throws(ReplyViolation) -> RawReply? {
    while let byte = bytes.popFirst() {
      if let reply = try consume(byte) { return reply }
    }
    return nil
  }

  private mutating func consume(_ byte: UInt8) throws(ReplyViolation) -> RawReply? {
    size += 1
    guard size <= Self.maximumOfReply else { throw .replyTooLong(limit: Self.maximumOfReply) }
    guard byte == UInt8(ascii: "\n") else {
      line.append(byte)
      // One more does no harm if it turns out to be a part of the line's end.
      let excess = line.count - Self.maximumOfLine
      guard excess <= 0 || excess == 1 && byte == UInt8(ascii: "\r") else {
        throw .lineTooLong(limit: Self.maximumOfLine)
      }
      return nil
    }
    if line.last == UInt8(ascii: "\r") {
      line.removeLast()
    } else {
      note(.bareLineFeed)
    }
    guard line.count <= Self.maximumOfLine else { throw .lineTooLong(limit: Self.maximumOfLine) }
    return try endLine()
  }

  private mutating func endLine() throws(ReplyViolation) -> RawReply? {
    let digits = line.prefix(3).map { Int($0) - 48 }
    guard digits.count == 3, digits.allSatisfy((0...9).contains), (2...5).contains(digits[0]) else {
      throw .notAReply(String(printing: line, limit: 80))
    }
    // A fourth digit makes it another number.
    if let fourth = line.dropFirst(3).first, (48...57).contains(fourth) {
      throw .notAReply(String(printing: line, limit: 80))
    }
    let own = digits[0] * 100 + digits[1] * 10 + digits[2]
    guard code == nil || code == own else { throw .differingCodes(code ?? own, own) }
    code = own
    guard lines.count < Self.maximumOfLines else { throw .tooManyLines(limit: Self.maximumOfLines) }
    judge()
    let separator = line.dropFirst(3).first
    let isKnown = separator == nil || separator == UInt8(ascii: " ") || separator == UInt8(ascii: "-")
    if !isKnown { note(.missingSeparator) }
    lines.append(Array(line.dropFirst(isKnown ? 4 : 3)))
    line = []
    guard separator != UInt8(ascii: "-") else { return nil }
    let reply = RawReply(code: own, lines: lines, deviations: deviations)
    self = ReplyParser()
    return reply
  }

  /// Notes what is unusual in a line.
  private mutating func judge() {
    // The end of the line counts in the RFC's 512.
    if line.count > 510 { note(.longLine) }
    for byte in line where byte < 0x20 || byte == 0x7F {
      switch byte {
      case 0: note(.nulByte)
      case UInt8(ascii: "\r"): note(.bareCarriageReturn)
      case UInt8(ascii: "\t"): break
      default: note(.controlCharacter)
      }
    }
    if !line.allSatisfy({ $0 < 0x80 }), String(validating: line, as: UTF8.self) == nil { note(.notUTF8) }
  }

  private mutating func note(_ deviation: ReplyDeviation) {
    if !deviations.contains(deviation) { deviations.append(deviation) }
  }
}
