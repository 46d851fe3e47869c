import Secrecy

/// Base32 (RFC 4648, section 6), in which a server may repeat what it got.
enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// The characters that depend on some bytes alone, where these come after others.
  static func inside(_ secret: Secret, after before: Int) -> Secret {
    let first = (before * 8 + 4) / 5
    let end = (before + secret.count) * 8 / 5
    return Secret(count: max(0, end - first)) { room in
      secret.withBytes { bytes in
        for index in first..<max(first, end) {
          var value = 0
          for bit in (index * 5 - before * 8)..<(index * 5 - before * 8 + 5) {
            value = value << 1 | Int(bytes[bit >> 3] >> (7 - UInt8(bit & 7)) & 1)
          }
          room[index - first] = alphabet[value]
        }
      }
    }
  }
}
