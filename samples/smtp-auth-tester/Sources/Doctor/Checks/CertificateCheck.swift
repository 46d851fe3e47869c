import Diagnosis
import Glibc
import Sysroot
import Transport

/// Whether the certificates that TLS is offered with can be used: readable, of today, each with its key.
enum CertificateCheck {
  /// - Parameter isNeeded: Whether there is no AUTH without TLS.
  static func findings(_ examination: ServiceExamination, isNeeded: Bool) -> [Finding] {
    let files = TLSFiles(of: examination.service)
    let severity: Finding.Severity = isNeeded ? .fault : .warning
    guard !files.pairs.isEmpty else { return [none(examination, severity)] }
    if files.areChains { return chains(files, examination, severity) }
    return files.pairs.flatMap { pair -> [Finding] in
      var contents: [PEMFile] = []
      for (path, what) in [(pair.certificate, "certificate"), (pair.key, "key")] {
        switch read(path, pair, what, examination, severity) {
        case .failure(let problem): return [problem.finding]
        case .success(let file): contents.append(file)
        }
      }
      return PEMContentsCheck(examination, severity, pair.certificate, pair.key, pair.parameters).findings(
        contents[0].items, contents[1].items)
    }
  }

  /// Files of chains are read as one: each key is followed by its certificate and those of the issuers.
  private static func chains(
    _ files: TLSFiles, _ examination: ServiceExamination, _ severity: Finding.Severity
  ) -> [Finding] {
    var chains: [[PEMFile.Item]] = []
    for pair in files.pairs {
      switch read(pair.certificate, pair, "certificate", examination, severity) {
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
    let paths = files.pairs.map(\.certificate).joined(separator: ", ")
    let check = PEMContentsCheck(examination, severity, paths, paths, files.pairs[0].parameters)
    if case .certificate? = chains.first?.first, chains.count > 1 { return [check.keyAfterCertificate] }
    return (chains.isEmpty ? [[]] : chains).flatMap { check.findings($0, $0) }
  }

  private struct Unusable: Error {
    let finding: Finding
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

  /// Smtpd reads the files as root, before it enters a chroot.
  private static func read(
    _ path: String, _ pair: TLSFiles.Pair, _ what: String, _ examination: ServiceExamination,
    _ severity: Finding.Severity
  ) -> Result<PEMFile, Unusable> {
    let settings = pair.parameters.filter { examination.service.isSet($0) }.map(examination.evidence)
    if Withheld.isIn(path) {
      return .failure(
        Unusable(
          finding: examination.finding(
            "tls-certificate-unknown", .unknown, "what is set for the TLS \(what) is not a path",
            evidence: settings, cause: "Without it STARTTLS is answered '454 4.7.0 TLS not available'.")))
    }
    do throws(TreeProblem) {
      let status = try examination.machine.status(path)
      if status.kind != .regular { throw .notAFile(status.kind) }
      var bytes = try examination.machine.bytes(path, limit: 1 << 20)
      defer { bytes.wipe() }
      return .success(PEMFile(bytes))
    } catch  where error == .denied {
      return .failure(
        Unusable(
          finding: PostfixCheck.cannotLook("what is in the TLS \(what)'s file", at: path, because: error)))
    } catch {
      return .failure(
        Unusable(
          finding: examination.finding(
            "tls-\(what)-missing", severity,
            error == .missing
              ? "the TLS \(what)'s file is not there" : "the TLS \(what)'s file cannot be read",
            evidence: settings + ["\(path): \(error)"],
            cause: "STARTTLS is answered '454 4.7.0 TLS not available'.",
            cure: ["put the \(what) into \(path)", examination.postfix.command("postfix", "reload")])))
    }
  }
}
