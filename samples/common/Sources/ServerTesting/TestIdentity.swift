import COpenSSL

/// A certificate with its key, made for tests and for nothing else.
public struct TestIdentity: Sendable {
  /// What the certificates are like; all but two are issued by `TestCertificates.authorityFile`.
  public enum Name: String, Sendable, CaseIterable {
    /// For localhost, 127.0.0.1 and ::1.
    case good
    case expired
    case notYetValid = "not-yet-valid"

    /// For mail.elsewhere.test.
    case wrongName = "wrong-name"

    /// Without host names, as they were twenty years ago: `CN=localhost`.
    case commonNameOnly = "common-name-only"

    /// Its own issuer.
    case selfSigned = "self-signed"

    /// Issued by an authority that nobody knows.
    case unknownAuthority = "unknown-authority"

    /// Expired, for another name, its own issuer.
    case selfSignedExpired = "self-signed-expired"

    /// Signed by a function with SHA-384.
    case sha384

    /// Signed by Ed25519, which has no hash function of its own.
    case ed25519

    /// With control characters in its names.
    case nasty
  }

  /// The certificate in PEM.
  public let certificate: String

  /// Its private key in PEM.
  public let key: String
}

/// Makes certificates by OpenSSL's functions, in milliseconds and without files.
struct CertificateMaker {
  struct Failed: Error {}

  /// What a certificate is to be like.
  struct Wish {
    var subject: String
    /// As openssl.cnf has it: `DNS:localhost,IP:127.0.0.1`.
    var names: String?
    var isAuthority = false
    /// Seconds from now.
    var from = -86_400
    var until = 86_400 * 30
    var digest: OpaquePointer? = EVP_sha256()
    var keyType = EVP_PKEY_EC
  }

  /// A certificate and its key, owned by it.
  final class Pair {
    let certificate: OpaquePointer
    let key: OpaquePointer

    init(_ certificate: OpaquePointer, _ key: OpaquePointer) {
      self.certificate = certificate
      self.key = key
    }

    deinit {
      X509_free(certificate)
      EVP_PKEY_free(key)
    }

    /// Both in PEM.
    func identity() throws -> TestIdentity {
      TestIdentity(
        certificate: try pem { PEM_write_bio_X509($0, certificate) },
        key: try pem { PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) })
    }

    private func pem(_ write: (OpaquePointer) -> Int32) throws -> String {
      guard let memory = BIO_new(BIO_s_mem()) else { throw Failed() }
      defer { BIO_free(memory) }
      guard write(memory) == 1 else { throw Failed() }
      let bytes = [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, filled in
        filled = Int(max(0, BIO_read(memory, buffer.baseAddress, Int32(buffer.count))))
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Makes a certificate; without an issuer it is its own.
  static func make(_ wish: Wish, issuer: Pair? = nil) throws -> Pair {
    guard let certificate = X509_new() else { throw Failed() }
    let pair = Pair(certificate, try makeKey(wish.keyType))
    X509_set_version(certificate, 2)
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), UInt64.random(in: 1...UInt64(Int64.max)))
    X509_gmtime_adj(X509_getm_notBefore(certificate), wish.from)
    X509_gmtime_adj(X509_getm_notAfter(certificate), wish.until)
    X509_set_pubkey(certificate, pair.key)
    let name = X509_get_subject_name(certificate)
    // MBSTRING_UTF8, a macro with arithmetic in it.
    X509_NAME_add_entry_by_txt(
      name, "CN", 0x1000, Array(wish.subject.utf8), Int32(wish.subject.utf8.count), -1, 0)
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer?.certificate ?? certificate))
    var extensions: [(Int32, String)] = []
    if wish.isAuthority { extensions.append((NID_basic_constraints, "critical,CA:TRUE")) }
    if let names = wish.names { extensions.append((NID_subject_alt_name, names)) }
    for (kind, value) in extensions {
      var context = X509V3_CTX()
      X509V3_set_ctx(&context, issuer?.certificate ?? certificate, certificate, nil, nil, 0)
      guard let made = X509V3_EXT_conf_nid(nil, &context, kind, value) else { throw Failed() }
      X509_add_ext(certificate, made, -1)
      X509_EXTENSION_free(made)
    }
    guard X509_sign(certificate, issuer?.key ?? pair.key, wish.digest) > 0 else { throw Failed() }
    return pair
  }

  private static func makeKey(_ type: Int32) throws -> OpaquePointer {
    guard let context = EVP_PKEY_CTX_new_id(type, nil) else { throw Failed() }
    defer { EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1,
      type != EVP_PKEY_EC || EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context, NID_X9_62_prime256v1) == 1,
      EVP_PKEY_keygen(context, &key) == 1, let key
    else { throw Failed() }
    return key
  }
}
