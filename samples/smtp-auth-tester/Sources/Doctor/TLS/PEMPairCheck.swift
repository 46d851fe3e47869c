import Diagnosis
import Sysroot
import Transport

/// What findings about a server's TLS files have in common.
struct TLSSubject {
  let machine: Tree

  /// The service that they are of; nil where they are the server's.
  let service: String?

  /// Of what makes TLS fail.
  let severity: Finding.Severity

  /// The settings that name the files, as evidence.
  let settings: [String]

  /// What the server answers without a certificate.
  let consequence: String

  /// How the server reads its files anew.
  let reload: String

  func finding(
    _ identifier: String, _ severity: Finding.Severity? = nil, _ title: String, _ seen: [String],
    _ cause: String, _ cure: [String]
  ) -> Finding {
    Finding(
      identifier, severity ?? self.severity, service: service, title: title, evidence: settings + seen,
      cause: cause, cure: cure)
  }
}

/// A certificate's file and its key's, which may be the same.
enum PEMPairCheck {
  /// What a file cannot be used for.
  struct Unusable: Error {
    let finding: Finding
  }

  static func findings(_ certificate: String, _ key: String, _ subject: TLSSubject) -> [Finding] {
    var contents: [PEMFile] = []
    for (path, what) in [(certificate, "certificate"), (key, "key")] {
      switch read(path, what, subject) {
      case .failure(let problem): return [problem.finding]
      case .success(let file): contents.append(file)
      }
    }
    return PEMContentsCheck(subject, certificate, key).findings(contents[0].items, contents[1].items)
  }

  /// - Parameter what: `certificate` or `key`.
  static func read(_ path: String, _ what: String, _ subject: TLSSubject) -> Result<PEMFile, Unusable> {
    if Withheld.isIn(path) {
      return .failure(
        Unusable(
          finding: subject.finding(
            "tls-certificate-unknown", .unknown, "what is set for the TLS \(what) is not a path", [],
            subject.consequence, [])))
    }
    do throws(TreeProblem) {
      let status = try subject.machine.status(path)
      if status.kind != .regular { throw .notAFile(status.kind) }
      var bytes = try subject.machine.bytes(path, limit: 1 << 20)
      defer { bytes.wipe() }
      return .success(PEMFile(bytes))
    } catch  where error == .denied {
      return .failure(
        Unusable(
          finding: PostfixCheck.cannotLook("what is in the TLS \(what)'s file", at: path, because: error)))
    } catch {
      return .failure(
        Unusable(
          finding: subject.finding(
            "tls-\(what)-missing", nil,
            error == .missing
              ? "the TLS \(what)'s file is not there" : "the TLS \(what)'s file cannot be read",
            ["\(path): \(error)"], subject.consequence, ["put the \(what) into \(path)", subject.reload])))
    }
  }
}
