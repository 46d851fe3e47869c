import ArgumentParser
import Diagnosis
import Doctor
import SMTP

/// Connects to services of this machine as any client does, without a credential, and sees whether they answer.
struct LocalLook {
  /// More services are not connected to.
  private static let mostServices = 8

  /// After so many that do not answer, the others are left alone: each takes its time.
  private static let mostSilent = 2

  /// What each service is found to do.
  static func findings(_ services: [LocalService]) -> [Finding] {
    var findings: [Finding] = []
    for service in services.prefix(mostServices) {
      guard let address = service.address else { continue }
      if let finding = finding(service, address) { findings.append(finding) }
      if findings.count(where: { $0.identifier == "service-does-not-answer" }) >= mostSilent { break }
    }
    return findings
  }

  private static func finding(_ service: LocalService, _ address: String) -> Finding? {
    let words = [address, "--timeout", "10"] + (service.hasImplicitTLS ? ["--tls", "implicit"] : [])
    guard let options = try? ProbeCommand.parse(words),
      let contact = try? Contact(options.connection, untrusted: .lookedAt)
    else { return nil }
    contact.session.quit()
    if let explanation = contact.explanation {
      return Finding(
        "service-does-not-answer", .fault, service: service.label,
        title: "a client of this machine does not come so far as AUTH",
        evidence: ["\(address): \(contact.problem?.reason ?? "no STARTTLS")"], cause: explanation.meaning,
        cure: [
          "smtp-auth-test probe \(address) tells more", "the log has the lines of smtpd and master for it",
        ])
    }
    let offered = contact.capabilities?.mechanisms ?? []
    let isEncrypted = contact.session.tls != nil
    if offered.isEmpty {
      if service.hidesAuthentication { return nil }
      return Finding(
        FindingName.authOff.rawValue, .fault, service: service.label, title: "the service offers no AUTH",
        evidence: ["\(address): no line AUTH in its answer to EHLO\(isEncrypted ? " under TLS" : "")"],
        cause: "Its settings say that it should; it may run with those from before they were changed.",
        cure: ["postfix reload", "smtp-auth-test probe \(address) tells more"])
    }
    return Finding(
      "service-answers", .good, service: service.label,
      title: "the service answers, and offers AUTH\(isEncrypted ? " under TLS" : "")",
      evidence: ["\(address): AUTH \(offered.joined(separator: " "))"])
  }
}
