/// Mail addresses in foreign texts.
enum MailAddress {
  /// The longest that SMTP can carry (RFC 5321, section 4.5.3.1: 64 + 1 + 255).
  static let maximumSize = 320

  /// The addresses in some bytes, in their order and in the capitals they came in.
  ///
  /// Only addresses in printable ASCII without quotes, blanks and brackets are found: they can be written into a header
  /// or a list as they are.
  static func all(in bytes: some Collection<UInt8>, limit: Int = 50) -> [String] {
    var found: [String] = []
    for word in bytes.split(whereSeparator: { !isPart($0) }) {
      guard found.count < limit else { break }
      if let address = address(word) { found.append(address) }
    }
    return found
  }

  /// A word as an address, without the full stops and quotes that a sentence puts around it.
  static func address(_ word: some Collection<UInt8>) -> String? {
    guard (3...maximumSize + 8).contains(word.count), word.contains(0x40) else { return nil }
    func isOutside(_ byte: UInt8) -> Bool { byte == 0x27 || byte == 0x2E || byte == 0x60 }
    var bytes = ArraySlice(word).drop(while: isOutside)
    while let last = bytes.last, isOutside(last) { bytes.removeLast() }
    let parts = bytes.split(separator: 0x40, omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].count), isDomain(parts[1]) else { return nil }
    return bytes.text
  }

  /// Letters, digits, hyphens and full stops, with something between the full stops.
  static func isDomain(_ name: some Collection<UInt8>) -> Bool {
    (1...255).contains(name.count) && name.allSatisfy { $0.isLetterOrDigit || $0 == 0x2D || $0 == 0x2E }
      && name.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy { label in
        (1...63).contains(label.count) && label.first != 0x2D
      }
  }

  /// Whether a byte may be part of an address: the atext of RFC 5322, the full stop and the at sign.
  static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D: false
    default: byte > 0x20 && byte < 0x7F
    }
  }
}
