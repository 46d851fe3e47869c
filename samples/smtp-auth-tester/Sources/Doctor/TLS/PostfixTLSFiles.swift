import Diagnosis

/// The files that a service has its certificates and keys in.
struct PostfixTLSFiles {
  /// A certificate's file with its key's, which may be the same; or a file of smtpd_tls_chain_files.
  struct Pair: Equatable {
    let certificate: String
    let key: String

    /// The settings that name them.
    let parameters: [String]
  }

  let pairs: [Pair]

  /// Whether they are those of smtpd_tls_chain_files, in which the key comes first.
  let areChains: Bool

  init(of service: PostfixService) {
    let chains = service.list("smtpd_tls_chain_files")
    areChains = !chains.isEmpty
    if areChains {
      pairs = chains.map { Pair(certificate: $0, key: $0, parameters: ["smtpd_tls_chain_files"]) }
      return
    }
    pairs = ["", "ec", "d"].compactMap { kind in
      let names = ["smtpd_tls_\(kind)cert_file", "smtpd_tls_\(kind)key_file"]
      let certificate = service[names[0]]
      guard !certificate.isEmpty, certificate != "none" else { return nil }
      return Pair(
        certificate: certificate, key: service[names[1]].isEmpty ? certificate : service[names[1]],
        parameters: names)
    }
  }
}
