import Secrecy

/// A certificate, or the key in it, known beforehand by its SHA-256.
public enum CertificatePin: Equatable, Sendable, CustomStringConvertible {
  /// The hash of the whole certificate in DER.
  case certificate([UInt8])

  /// The hash of the public key with its algorithm, SubjectPublicKeyInfo (RFC 7469, section 2.4).
  case publicKey([UInt8])

  /// Reads 64 hex digits, with colons or without and with `sha256:` before or not, for a certificate, and `spki:` before
  /// them for a public key.
  ///
  /// `openssl x509 -fingerprint -sha256` prints the first kind.
  public init?(parsing text: String) {
    var digits = Substring(text.lowercased())
    var isKey = false
    if digits.hasPrefix("spki:") {
      isKey = true
      digits = digits.dropFirst(5)
    }
    if digits.hasPrefix("sha256:") { digits = digits.dropFirst(7) }
    let hex = Array(digits.utf8.filter { $0 != UInt8(ascii: ":") })
    guard hex.count == 64 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = Self.value(hex[index]), let low = Self.value(hex[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    self = isKey ? .publicKey(bytes) : .certificate(bytes)
  }

  /// Whether a certificate is the one.
  public func matches(_ certificate: Certificate) -> Bool {
    switch self {
    case .certificate(let bytes): bytes == certificate.sha256
    case .publicKey(let bytes): bytes == certificate.publicKeySHA256
    }
  }

  public var description: String {
    switch self {
    case .certificate(let bytes): "sha256:" + String(hexadecimal: bytes)
    case .publicKey(let bytes): "spki:sha256:" + String(hexadecimal: bytes)
    }
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 48...57: digit - 48
    case 97...102: digit - 87
    default: nil
    }
  }
}
