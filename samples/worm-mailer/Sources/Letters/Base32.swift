/// Base32 (RFC 4648, section 6) in small letters and without padding: what survives in the part of an address before the
/// `@`, which some servers bring to small letters and others to capitals.
enum Base32 {
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  /// Eight characters for every five bytes; of an incomplete group the bits that are missing count as zeros.
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var characters: [UInt8] = []
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for byte in bytes {
      bits = (bits << 8 | UInt32(byte)) & 0xFFFF
      count += 8
      while count >= 5 {
        count -= 5
        characters.append(alphabet[Int(bits >> count & 31)])
      }
    }
    if count > 0 { characters.append(alphabet[Int(bits << (5 - count) & 31)]) }
    return String(decoding: characters, as: UTF8.self)
  }

  /// Whether a byte is one of its characters, in small letters or capitals.
  static func has(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) && byte < 0x80 || (50...55).contains(byte)
  }
}
