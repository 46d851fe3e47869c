import COpenSSL

/// All that OpenSSL finds wrong with a certificate, where it would by itself stop at the first.
///
/// The handshake goes on whatever is wrong, so that the certificate can be looked at; whoever wants to send something
/// has to ask `problems` before.
final class CertificateCheck {
  private let trust: TLSOptions.Trust
  private let name: Endpoint
  private var findings: [(code: Int32, depth: Int32)] = []

  /// More than any chain of ten can have.
  private static let maximumOfFindings = 50

  init(trust: TLSOptions.Trust, name: Endpoint) {
    self.trust = trust
    self.name = name
  }

  /// Sets the certificate's verification up.
  func prepare(_ context: OpaquePointer) throws(TransportProblem) {
    SSL_CTX_set_verify(context, SSL_VERIFY_NONE) { isGood, store in
      if isGood != 1, let store { CertificateCheck.note(store) }
      return 1
    }
    switch trust {
    case .systemAuthorities: SSL_CTX_set_default_verify_paths(context)
    case .authorities(let file):
      guard SSL_CTX_load_verify_file(context, file) == 1 else {
        throw .unusableSettings("'\(file)': no certificates could be read: \(OpenSSLError.takeText())")
      }
    case .pin: break
    }
  }

  /// Says what the certificate has to be for.
  func prepare(connection ssl: OpaquePointer) throws(TransportProblem) {
    SSL_set_ex_data(ssl, 0, Unmanaged.passUnretained(self).toOpaque())
    let parameters = SSL_get0_param(ssl)
    // A common name is not a host name any more (RFC 9525, section 2), nor is `*` a part of a label (section 6.3).
    X509_VERIFY_PARAM_set_hostflags(
      parameters, UInt32(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
    let text = name.certificateName
    let result =
      name.hostIsAddress
      ? X509_VERIFY_PARAM_set1_ip_asc(parameters, String(text.prefix { $0 != "%" }))
      : X509_VERIFY_PARAM_set1_host(parameters, text, 0)
    guard result == 1 else { throw .unusableSettings("'\(text)' cannot be the name of a TLS server") }
    guard name.hostIsAddress || pkgh_SSL_set_tlsext_host_name(ssl, text) == 1 else {
      throw .unusableSettings("'\(text)' cannot be asked for by TLS")
    }
  }

  private static func note(_ store: OpaquePointer) {
    let index = SSL_get_ex_data_X509_STORE_CTX_idx()
    guard let ssl = X509_STORE_CTX_get_ex_data(store, index),
      let own = SSL_get_ex_data(OpaquePointer(ssl), 0)
    else { return }
    let check = Unmanaged<CertificateCheck>.fromOpaque(own).takeUnretainedValue()
    guard check.findings.count < maximumOfFindings else { return }
    check.findings.append((X509_STORE_CTX_get_error(store), X509_STORE_CTX_get_error_depth(store)))
  }

  /// The verdict after the handshake.
  ///
  /// - Parameter result: SSL_get_verify_result, which must agree that nothing is wrong.
  func problems(of chain: [Certificate], result: Int) -> [CertificateProblem] {
    guard let own = chain.first else {
      return [CertificateProblem(kind: .missing, depth: 0, description: "the server sent no certificate")]
    }
    if case .pin(let pin) = trust {
      guard !pin.matches(own) else { return [] }
      let text = "the certificate is not the pinned one, its fingerprint is \(own.fingerprint)"
      return [CertificateProblem(kind: .wrongPin, depth: 0, description: text)]
    }
    var found: [CertificateProblem] = []
    for (code, depth) in findings where !isConsequence(code) {
      let problem = problem(code, Int(depth), chain)
      if !found.contains(problem) { found.append(problem) }
    }
    if found.isEmpty, result != X509_V_OK { found.append(problem(Int32(clamping: result), 0, chain)) }
    return found
  }

  /// That the first certificate cannot be verified only repeats that the issuer of it is not known.
  private func isConsequence(_ code: Int32) -> Bool {
    code == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE
      && findings.contains { $0.code == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY }
  }

  private func problem(_ code: Int32, _ depth: Int, _ chain: [Certificate]) -> CertificateProblem {
    var text = String(cString: X509_verify_cert_error_string(Int(code)))
    let kind: CertificateProblem.Kind
    switch code {
    case X509_V_ERR_CERT_HAS_EXPIRED: kind = .expired
    case X509_V_ERR_CERT_NOT_YET_VALID: kind = .notYetValid
    case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
      kind = .wrongName
      text = mismatch(with: chain.first)
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: kind = .selfSigned
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT,
      X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      kind = .unknownIssuer
      if let last = chain.last, code != X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN { text += " '\(last.issuer)'" }
    default: kind = .other
    }
    if depth > 0, depth < chain.count, kind != .unknownIssuer {
      text += " (issuer '\(chain[depth].subject)')"
    }
    return CertificateProblem(kind: kind, depth: depth, description: text)
  }

  private func mismatch(with certificate: Certificate?) -> String {
    let names = (certificate?.dnsNames ?? []) + (certificate?.addresses ?? [])
    guard !names.isEmpty else {
      return "name \(name.certificateName) does not match: the certificate has no host names, "
        + "only '\(certificate?.subject ?? "")'"
    }
    let more = names.count > 10 ? " and \(names.count - 10) more" : ""
    let list = names.prefix(10).joined(separator: ", ")
    return "name \(name.certificateName) does not match \(list)\(more)"
  }
}
