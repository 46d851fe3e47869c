internal import COpenSSL

/// A hash function of OpenSSL's, and what is made with it.
///
/// Nil is given where OpenSSL refuses, as it does with MD5 where the system's policy forbids that.
public struct Hash: Sendable {
  public static let md5 = Hash(name: "MD5", length: 16)
  public static let sha1 = Hash(name: "SHA1", length: 20)
  public static let sha256 = Hash(name: "SHA256", length: 32)

  /// OpenSSL's name.
  let name: String

  /// The length of a result, in bytes.
  public let length: Int

  /// The hash of some bytes.
  public func digest(_ bytes: Secret) -> Secret? {
    guard let method = EVP_MD_fetch(nil, name, nil) else { return nil }
    defer { EVP_MD_free(method) }
    return made { room in
      bytes.withBytes { EVP_Digest($0.baseAddress, $0.count, room, nil, method, nil) == 1 }
    }
  }

  /// HMAC (RFC 2104).
  public func authenticationCode(key: Secret, of bytes: Secret) -> Secret? {
    made { room in
      key.withBytes { key in
        bytes.withBytes { bytes in
          let data = bytes.bindMemory(to: UInt8.self).baseAddress
          var written = 0
          let result = EVP_Q_mac(
            nil, "HMAC", nil, name, nil, key.baseAddress, key.count, data, bytes.count, room, length, &written
          )
          return result != nil && written == length
        }
      }
    }
  }

  /// PBKDF2 (RFC 2898) with HMAC, as long as the hash: the Hi function of RFC 5802.
  public func stretched(_ password: Secret, salt: [UInt8], iterations: Int) -> Secret? {
    guard let method = EVP_MD_fetch(nil, name, nil) else { return nil }
    defer { EVP_MD_free(method) }
    guard let count = Int32(exactly: password.count), let saltCount = Int32(exactly: salt.count),
      let iterations = Int32(exactly: iterations), iterations > 0
    else { return nil }
    return made { room in
      password.withBytes {
        PKCS5_PBKDF2_HMAC(
          $0.bindMemory(to: CChar.self).baseAddress, count, salt, saltCount, iterations, method,
          Int32(length), room)
          == 1
      }
    }
  }

  private func made(_ fill: (UnsafeMutablePointer<UInt8>) -> Bool) -> Secret? {
    var succeeded = false
    let result = Secret(count: length) { room in
      guard let start = room.bindMemory(to: UInt8.self).baseAddress else { return }
      succeeded = fill(start)
    }
    return succeeded ? result : nil
  }
}

extension [UInt8] {
  /// Bytes that nobody can guess, nil where OpenSSL has none.
  public static func unguessable(count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return RAND_bytes(&bytes, Int32(clamping: count)) == 1 ? bytes : nil
  }
}
