import Secrecy

/// The number of a report, a UUID (RFC 9562) as XARF wants it.
public struct ReportID: Hashable, Sendable, CustomStringConvertible {
  /// Sixteen bytes.
  public let bytes: [UInt8]

  /// A new one of version 4, by the kernel's random numbers.
  public static var random: ReportID {
    var bytes = (0..<16).map { _ in UInt8.random(in: 0...255) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    return ReportID(bytes: bytes)
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`, in any case, and gives nil for anything else.
  public init?(_ text: String) {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 36, groups.map(\.utf8.count) == [8, 4, 4, 4, 12] else { return nil }
    let digits = groups.joined().utf8.map { byte in Character(Unicode.Scalar(byte)).hexDigitValue }
    guard digits.count == 32 else { return nil }
    bytes = stride(from: 0, to: 32, by: 2).compactMap { index in
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      return UInt8(high << 4 | low)
    }
    guard bytes.count == 16 else { return nil }
  }

  /// In small letters.
  public var description: String {
    let digits = Substring(String(hexadecimal: bytes))
    var groups: [Substring] = []
    var rest = digits
    for length in [8, 4, 4, 4, 12] {
      groups.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return groups.joined(separator: "-")
  }

  /// Its first 80 bits in base32, sixteen small letters and digits: enough to find a report, and short enough for the
  /// part of an address before the `@`.
  public var brief: String { Base32.text(bytes.prefix(10)) }
}

extension ReportID: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let identifier = ReportID(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not a UUID"))
    }
    self = identifier
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
