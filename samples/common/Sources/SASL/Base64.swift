internal import COpenSSL
public import Secrecy

/// Base64 as SASL wants it (RFC 4648, section 4): padded, without white space, with nothing hidden in the last bits.
public enum Base64 {
  /// The text of secret bytes, as secret as they are.
  public static func encode(_ secret: Secret) -> Secret {
    let groups = secret.count / 3 + (secret.count % 3 == 0 ? 0 : 1)
    return Secret(count: groups * 4) { room in
      secret.withBytes { bytes in
        var read = 0
        while read < bytes.count {
          let length = min(bytes.count - read, groupsAtOnce * 3)
          // OpenSSL ends each piece with a zero; a secret has room for the last one.
          EVP_EncodeBlock(pointer(room, read / 3 * 4), pointer(bytes, read), Int32(length))
          read += length
        }
      }
    }
  }

  /// The text of bytes that are not secret.
  public static func encode(_ bytes: [UInt8]) -> String {
    encode(Secret(bytes)).withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes that a text stands for.
  public static func decode(_ text: String) throws(Base64Problem) -> [UInt8] {
    try decode(Array(text.utf8))
  }

  /// The bytes that a text stands for.
  public static func decode(_ text: some Collection<UInt8>) throws(Base64Problem) -> [UInt8] {
    try decode(Secret(text)).withBytes { Array($0) }
  }

  /// The secret bytes that a text stands for.
  public static func decode(_ text: Secret) throws(Base64Problem) -> Secret {
    try text.withBytes { bytes throws(Base64Problem) in
      let padding = try Base64Problem.check(bytes)
      // OpenSSL decodes the padding to zeros, which are then left out.
      let padded = Secret(count: bytes.count / 4 * 3) { room in
        var read = 0
        while read < bytes.count {
          let length = min(bytes.count - read, groupsAtOnce * 4)
          EVP_DecodeBlock(pointer(room, read / 4 * 3), pointer(bytes, read), Int32(length))
          read += length
        }
      }
      return padded.withBytes { Secret($0.dropLast(padding)) }
    }
  }

  // OpenSSL counts by Int32.
  private static let groupsAtOnce = 1 << 20

  private static func pointer(_ buffer: UnsafeRawBufferPointer, _ offset: Int) -> UnsafePointer<UInt8>? {
    buffer.baseAddress?.advanced(by: offset).assumingMemoryBound(to: UInt8.self)
  }

  private static func pointer(
    _ buffer: UnsafeMutableRawBufferPointer, _ offset: Int
  ) -> UnsafeMutablePointer<UInt8>? {
    buffer.baseAddress?.advanced(by: offset).assumingMemoryBound(to: UInt8.self)
  }
}
