import COpenSSL
import Secrecy

/// What a file in PEM has for a server's TLS: certificates and private keys.
///
/// Of the keys nothing is kept but which certificates they fit.
public struct PEMFile: Sendable {
  /// A certificate, or a key of which only the public half is known.
  public enum Item: Equatable, Sendable {
    case certificate(Certificate)

    /// The SHA-256 of the public key, as a certificate has it.
    case key(publicKeySHA256: [UInt8])

    /// A key under a pass phrase, which a server cannot read.
    case encryptedKey
  }

  /// In the file's order.
  public let items: [Item]

  /// More than any server's file has.
  private static let mostItems = 100

  /// Reads what is there; what is of no use to a server is passed over.
  public init(_ bytes: [UInt8]) {
    var items: [Item] = []
    var rest = bytes[...]
    while items.count < Self.mostItems, let block = Self.nextBlock(&rest) {
      if let item = Self.item(block) { items.append(item) }
    }
    OpenSSLError.clear()
    self.items = items
  }

  public var certificates: [Certificate] {
    items.compactMap { if case .certificate(let certificate) = $0 { certificate } else { nil } }
  }

  /// Whether there is a key that fits a certificate.
  public func hasKey(for certificate: Certificate) -> Bool {
    items.contains(.key(publicKeySHA256: certificate.publicKeySHA256))
  }

  /// Whether there is a key, also one under a pass phrase.
  public var hasKey: Bool { items.contains { if case .certificate = $0 { false } else { true } } }

  /// The next text from `-----BEGIN` to the line of `-----END`.
  private static func nextBlock(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let start = rest.firstRange(of: Array("-----BEGIN ".utf8)),
      let end = rest[start.upperBound...].firstRange(of: Array("-----END ".utf8))
    else { return nil }
    let last = rest[end.upperBound...].firstIndex(of: 0x0A) ?? rest.endIndex - 1
    defer { rest = rest[(last + 1)...] }
    return rest[start.lowerBound...last]
  }

  private static func item(_ block: ArraySlice<UInt8>) -> Item? {
    let label = block.dropFirst(11).prefix { $0 != 0x2D }
    if label.suffix(11).elementsEqual("CERTIFICATE".utf8) {
      return withBytes(block) { PEM_read_bio_X509_AUX($0, nil, nil, nil) }.map { certificate in
        defer { X509_free(certificate) }
        return .certificate(Certificate(certificate))
      }
    }
    guard label.suffix(11).elementsEqual("PRIVATE KEY".utf8) else { return nil }
    let isEncrypted =
      label.starts(with: "ENCRYPTED".utf8)
      || block.firstRange(of: Array("\nProc-Type: 4,ENCRYPTED".utf8)) != nil
    if isEncrypted { return .encryptedKey }
    // Nobody is asked for a pass phrase.
    let key = withBytes(block) { PEM_read_bio_PrivateKey($0, nil, { _, _, _, _ in -1 }, nil) }
    guard let key else { return nil }
    defer { EVP_PKEY_free(key) }
    return .key(publicKeySHA256: Certificate.digest(ofKey: key))
  }

  private static func withBytes(
    _ block: ArraySlice<UInt8>, _ read: (OpaquePointer) -> OpaquePointer?
  ) -> OpaquePointer? {
    block.withUnsafeBytes { buffer in
      guard let memory = BIO_new_mem_buf(buffer.baseAddress, Int32(clamping: buffer.count)) else {
        return nil
      }
      defer { BIO_free(memory) }
      return read(memory)
    }
  }
}
