import COpenSSL
import Glibc
import Secrecy

/// What is worth knowing of an X.509 certificate (RFC 5280).
public struct Certificate: Equatable, Sendable {
  /// Whom it is for, as in `CN=mail.example.org,O=Example` (RFC 2253).
  public let subject: String

  /// Who issued it, in the same form.
  public let issuer: String

  /// The host names in it (subjectAltName, dNSName), `*` for a label where the issuer put one.
  public let dnsNames: [String]

  /// The addresses in it (subjectAltName, iPAddress), in digits.
  public let addresses: [String]

  /// From when it is good, in seconds since 1970; nil where the date makes no sense.
  public let notBefore: Int64?

  /// Until when it is good, in seconds since 1970; nil where the date makes no sense.
  public let notAfter: Int64?

  /// The SHA-256 of the whole certificate.
  public let sha256: [UInt8]

  /// The SHA-256 of the public key with its algorithm.
  public let publicKeySHA256: [UInt8]

  /// The kind of key, `RSA`, `EC`, `ED25519`, and its size in bits; nil for one that OpenSSL does not know.
  public let keyType: String?
  public let keyBits: Int

  /// What it is signed with, `RSA-SHA256`.
  public let signatureAlgorithm: String

  /// Whether it is its own issuer.
  public let isSelfIssued: Bool

  /// The SHA-256 of the whole certificate as `AB:CD:…`, the way OpenSSL prints it.
  public var fingerprint: String { String(hexadecimal: sha256, uppercase: true, separator: ":") }

  /// No more names than this are kept of one certificate.
  private static let maximumOfNames = 200

  init(_ certificate: OpaquePointer) {
    subject = Self.text(of: X509_get_subject_name(certificate))
    issuer = Self.text(of: X509_get_issuer_name(certificate))
    (dnsNames, addresses) = Self.names(of: certificate)
    notBefore = Self.seconds(X509_get0_notBefore(certificate))
    notAfter = Self.seconds(X509_get0_notAfter(certificate))
    sha256 = Self.digest { X509_digest(certificate, EVP_sha256(), $0, $1) }
    publicKeySHA256 = Self.digestOfKey(of: certificate)
    let key = X509_get0_pubkey(certificate)
    keyType = key.flatMap { EVP_PKEY_get0_type_name($0) }.map { String(cString: $0) }
    keyBits = key.map { Int(max(0, EVP_PKEY_get_bits($0))) } ?? 0
    signatureAlgorithm = String(cString: OBJ_nid2ln(X509_get_signature_nid(certificate)))
    isSelfIssued = X509_check_issued(certificate, certificate) == X509_V_OK
  }

  /// The hash that ties an exchange to this certificate, `tls-server-end-point` (RFC 5929, section 4.1).
  ///
  /// - Returns: nil where the signature has not exactly one hash function, such as Ed25519's.
  static func serverEndPoint(of certificate: OpaquePointer) -> [UInt8]? {
    var hash = NID_undef
    guard X509_get_signature_info(certificate, &hash, nil, nil, nil) == 1, hash != NID_undef else {
      return nil
    }
    // What is too weak to sign with is replaced, by the same section.
    if hash == NID_md5 || hash == NID_sha1 { hash = NID_sha256 }
    guard let function = EVP_get_digestbyname(OBJ_nid2sn(hash)) else { return nil }
    return digest { X509_digest(certificate, function, $0, $1) }
  }

  private static func digest(
    _ body: (UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt32>) -> Int32
  ) -> [UInt8] {
    var size: UInt32 = 0
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    let isGood = bytes.withUnsafeMutableBufferPointer { body($0.baseAddress, &size) } == 1
    return isGood ? Array(bytes.prefix(Int(size))) : []
  }

  private static func digestOfKey(of certificate: OpaquePointer) -> [UInt8] {
    var der: UnsafeMutablePointer<UInt8>?
    let size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der)
    guard size > 0, let der else { return [] }
    defer { CRYPTO_free(der, #file, #line) }
    return digest { EVP_Digest(der, Int(size), $0, $1, EVP_sha256(), nil) }
  }

  /// The SHA-256 of a public key, or of the public half of a private one, in the form that certificates have.
  static func digest(ofKey key: OpaquePointer) -> [UInt8] {
    var der: UnsafeMutablePointer<UInt8>?
    let size = i2d_PUBKEY(key, &der)
    guard size > 0, let der else { return [] }
    defer { CRYPTO_free(der, #file, #line) }
    return digest { EVP_Digest(der, Int(size), $0, $1, EVP_sha256(), nil) }
  }

  private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
    var parts = tm()
    guard let time, ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
    return Int64(timegm(&parts))
  }

  private static func text(of name: OpaquePointer?) -> String {
    guard let name, let memory = BIO_new(BIO_s_mem()) else { return "" }
    defer { BIO_free(memory) }
    pkgh_X509_NAME_print(memory, name)
    let bytes = [UInt8](unsafeUninitializedCapacity: 1000) { buffer, filled in
      filled = Int(max(0, BIO_read(memory, buffer.baseAddress, Int32(buffer.count))))
    }
    return String(printing: bytes)
  }

  private static func names(of certificate: OpaquePointer) -> (dns: [String], addresses: [String]) {
    guard let list = X509_get_ext_d2i(certificate, NID_subject_alt_name, nil, nil) else { return ([], []) }
    let names = OpaquePointer(list)
    defer { GENERAL_NAMES_free(names) }
    var found: (dns: [String], addresses: [String]) = ([], [])
    for index in 0..<min(pkgh_GENERAL_NAMES_count(names), Int32(maximumOfNames)) {
      var kind: Int32 = 0
      guard let value = GENERAL_NAME_get0_value(pkgh_GENERAL_NAMES_value(names, index), &kind) else {
        continue
      }
      guard kind == GEN_DNS || kind == GEN_IPADD else { continue }
      let string = value.assumingMemoryBound(to: ASN1_STRING.self)
      let bytes = UnsafeBufferPointer(
        start: ASN1_STRING_get0_data(string), count: Int(max(0, ASN1_STRING_length(string))))
      if kind == GEN_DNS {
        found.dns.append(String(printing: bytes, limit: 255))
      } else if let digits = digits(of: Array(bytes)) {
        found.addresses.append(digits)
      }
    }
    return found
  }

  private static func digits(of address: [UInt8]) -> String? {
    guard address.count == 4 || address.count == 16 else { return nil }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = address.count == 4 ? AF_INET : AF_INET6
    return inet_ntop(family, address, &text, socklen_t(text.count)).map { String(cString: $0) }
  }
}
