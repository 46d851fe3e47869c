import ArgumentParser
import Diagnosis
import Doctor
import SASL
import SMTP

/// Tries an account at services of this machine, by SMTP, as any client does.
struct LocalTrial {
  let credentials: Credentials

  init(_ credentials: Credentials) {
    self.credentials = credentials
  }

  /// What came of it at each service; after a refusal at one, the others are left alone.
  func findings(_ services: [LocalService]) -> [Finding] {
    var findings: [Finding] = []
    for service in services {
      guard let address = service.address else {
        findings.append(
          notTried(service, [], "Where it listens is not plain from inet_interfaces and master.cf."))
        continue
      }
      let finding = finding(service, address)
      findings.append(finding)
      // One failure may be three already, and servers count them.
      if finding.severity == .fault { break }
    }
    return findings
  }

  private func notTried(_ service: LocalService, _ evidence: [String], _ cause: String) -> Finding {
    Finding(
      "auth-not-tried", .unknown, service: service.label, title: "the account was not tried by SMTP",
      evidence: evidence, cause: cause)
  }

  private func finding(_ service: LocalService, _ address: String) -> Finding {
    // This machine's own certificate is seldom for 127.0.0.1, and nobody is in between.
    var words = [address, "--no-verify", "--timeout", "20"]
    if service.hasImplicitTLS { words += ["--tls", "implicit"] }
    guard let options = try? AuthOptions.parse(words),
      let run = try? AuthRun(options, credentials, hiding: [credentials.user])
    else {
      return notTried(service, [address], "The connection could not be set up.")
    }
    if let works = run.attempts.first(where: \.hasSucceeded) {
      return Finding(
        "auth-works", .good, service: service.label,
        title: "the account is let in, by \(works.form.description)",
        evidence: ["\(address): \(works.reply?.oneLine ?? "")"])
    }
    if let obstacle = run.obstacle, run.attempts.isEmpty, obstacle == .cleartextRefused {
      return notTried(service, [address], obstacle.meaning)
    }
    let attempts = run.attempts.map { "\(address): \($0.form.description): \($0.answer)" }
    let explanation = run.attempts.first?.explanation ?? run.obstacle
    return Finding(
      "auth-fails", .fault, service: service.label, title: "the account is not let in",
      evidence: attempts.isEmpty ? [address] : attempts, cause: explanation?.meaning ?? "",
      cure: ["smtp-auth-test auth \(address) tells more about the answer"])
  }
}
