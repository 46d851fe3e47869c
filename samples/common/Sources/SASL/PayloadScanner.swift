/// Reads a message of SASL from its first byte on, without leaving a copy of it in memory.
struct PayloadScanner {
  private let bytes: UnsafeRawBufferPointer

  /// How many bytes were as expected.
  private(set) var position = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  /// Passes over a text if it stands here.
  mutating func take(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  /// Passes over the bytes of a sort.
  ///
  /// - Returns: Whether there were as many as there have to be.
  mutating func take(_ count: ClosedRange<Int>, where isOfSort: (UInt8) -> Bool) -> Bool {
    let rest = bytes[position...]
    let end = rest.firstIndex { !isOfSort($0) } ?? rest.endIndex
    guard count.contains(end - position) else { return false }
    position = end
    return true
  }

  /// Passes over something secret.
  ///
  /// - Returns: Where it stands, nil if there is none.
  mutating func takeSecret(where isOfSort: (UInt8) -> Bool) -> Range<Int>? {
    let start = position
    return take(1...Int.max, where: isOfSort) ? start..<position : nil
  }

  /// Whether two places have the same bytes.
  func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool { bytes[one].elementsEqual(bytes[other]) }

  /// Whether the bytes of one place are a part of those of another.
  func contains(_ part: Range<Int>, in whole: Range<Int>) -> Bool {
    part.count <= whole.count
      && (whole.lowerBound...(whole.upperBound - part.count)).contains { isSame($0..<$0 + part.count, part) }
  }

  /// Whether a place has the form of a mail address.
  func isAddress(_ place: Range<Int>) -> Bool {
    guard let at = bytes[place].firstIndex(of: UInt8(ascii: "@")), at > place.lowerBound else { return false }
    let domain = bytes[(at + 1)..<place.upperBound]
    return domain.contains(UInt8(ascii: ".")) && domain.allSatisfy(Self.isHost)
  }

  /// Whether a backslash is not one between a domain and a user but what printf would have read, `\0`.
  private static func hasEscape(_ name: UnsafeRawBufferPointer) -> Bool {
    name.last == UInt8(ascii: "\\")
      || zip(name, name.dropFirst()).contains {
        $0 == UInt8(ascii: "\\") && $1 < 0x80 && !(97...122).contains($1 | 0x20)
      }
  }

  /// Passes over a user's name, which has no blank, no control character and nothing that separates fields.
  mutating func takeName() -> Bool {
    let start = position
    guard take(1...255, where: { Self.isLetterOrDigit($0) || $0 >= 0x80 || Self.marksOfNames.contains($0) })
    else {
      return false
    }
    let name = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
    if PayloadMistakes.isUTF8(name), !Self.hasEscape(name) { return true }
    position = start
    return false
  }

  /// Passes over a nonce of SCRAM: what is printable, but for the comma that ends it.
  mutating func takeNonce() -> Bool {
    take(1...1024) { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ",") }
  }

  /// Passes over base64, or what looks like it.
  mutating func takeBase64() -> Bool { take(1...1024, where: Self.isBase64) }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (97...122).contains(byte | 0x20) }

  static func isBase64(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || "+/=".utf8.contains(byte) }

  /// What a token has (RFC 6750, section 2.1).
  static func isToken(_ byte: UInt8) -> Bool { isBase64(byte) || "-._~".utf8.contains(byte) }

  /// What a host's name or address has.
  static func isHost(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || "-._:[]".utf8.contains(byte) }

  private static let marksOfNames = Array("!#$%&'*+-./?@\\^_`{|}~".utf8)
}
