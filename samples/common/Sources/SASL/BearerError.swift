/// What a server says of a token that it refuses (RFC 7628, section 3.2.2): JSON, one object of texts.
enum BearerError {
  private typealias IsOfSort = @Sendable (UInt8) -> Bool

  /// The members, and what their values have; any other text could be the token.
  private static let members: [(name: String, start: String, isOfSort: IsOfSort)] = [
    ("status", "", { PayloadScanner.isDigit($0) || (97...122).contains($0) || $0 == UInt8(ascii: "_") }),
    ("schemes", "", { (97...122).contains($0 | 0x20) || $0 == UInt8(ascii: " ") }),
    ("scope", "https://", isAddress),
    ("openid-configuration", "https://", isAddress),
  ]

  /// Whether a message is one, and nothing else.
  static func isOne(_ message: inout PayloadScanner) -> Bool {
    guard message.take("{") else { return false }
    repeat {
      blanks(&message)
      guard let member = members.first(where: { message.take("\"\($0.name)\"") }) else { return false }
      blanks(&message)
      guard message.take(":") else { return false }
      blanks(&message)
      guard message.take("\"\(member.start)"), message.take(0...1024, where: member.isOfSort),
        message.take("\"")
      else { return false }
      blanks(&message)
    } while message.take(",")
    return message.take("}")
  }

  private static let isAddress: IsOfSort = {
    PayloadScanner.isLetterOrDigit($0) || "-._/ :".utf8.contains($0)
  }

  private static func blanks(_ message: inout PayloadScanner) {
    _ = message.take(0...64) { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
  }
}
