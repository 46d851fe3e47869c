import Diagnosis
import Transport

/// Whether the certificates that TLS is offered with can be used: readable, of today, each with its key.
enum CertificateCheck {
  /// - Parameter isNeeded: Whether there is no AUTH without TLS.
  static func findings(_ examination: ServiceExamination, isNeeded: Bool) -> [Finding] {
    let files = PostfixTLSFiles(of: examination.service)
    let severity: Finding.Severity = isNeeded ? .fault : .warning
    guard let first = files.pairs.first else { return [none(examination, severity)] }
    if files.areChains {
      return chains(files.pairs.map(\.certificate), subject(examination, severity, first.parameters))
    }
    return files.pairs.flatMap { pair in
      PEMPairCheck.findings(pair.certificate, pair.key, subject(examination, severity, pair.parameters))
    }
  }

  /// Smtpd reads the files as root, before it enters a chroot.
  private static func subject(
    _ examination: ServiceExamination, _ severity: Finding.Severity, _ parameters: [String]
  ) -> TLSSubject {
    TLSSubject(
      machine: examination.machine, service: examination.service.label, severity: severity,
      settings: parameters.filter { examination.service.isSet($0) }.map(examination.evidence),
      consequence: """
        smtpd has no certificate: STARTTLS is answered '454 4.7.0 TLS not available due to local problem', and where \
        TLS begins with the connection it is closed.
        """,
      reload: examination.postfix.command("postfix", "reload"))
  }

  private static func none(_ examination: ServiceExamination, _ severity: Finding.Severity) -> Finding {
    examination.finding(
      "tls-without-certificate", severity, "TLS is switched on, but there is no certificate",
      evidence: ["smtpd_tls_cert_file", "smtpd_tls_chain_files"].map(examination.evidence),
      cause: """
        STARTTLS is offered and then fails with most clients\(severity == .fault ? ", and without TLS there is no AUTH" : "").
        """,
      cure: [
        examination.postfix.command(
          "postconf", "-e 'smtpd_tls_chain_files = FILE-WITH-KEY-AND-CERTIFICATES'"),
        examination.postfix.command("postfix", "reload"),
      ])
  }

  /// Files of chains are read as one: each key is followed by its certificate and those of the issuers.
  private static func chains(_ files: [String], _ subject: TLSSubject) -> [Finding] {
    var chains: [[PEMFile.Item]] = []
    for file in files {
      switch PEMPairCheck.read(file, "certificate", subject) {
      case .failure(let problem): return [problem.finding]
      case .success(let contents):
        for item in contents.items {
          if case .certificate = item, !chains.isEmpty {
            chains[chains.count - 1].append(item)
          } else {
            chains.append([item])
          }
        }
      }
    }
    let paths = files.joined(separator: ", ")
    let check = PEMContentsCheck(subject, paths, paths)
    if case .certificate? = chains.first?.first, chains.count > 1 { return [check.keyAfterCertificate] }
    return (chains.isEmpty ? [[]] : chains).flatMap { check.findings($0, $0) }
  }
}
