import Diagnosis
import Glibc
import Reporting
import SMTP
import Transport

extension Contact {
  /// What was seen of the server, for people: a heading and a few lines.
  ///
  /// - Parameter replies: What the server answered later on.
  func text(_ wrapping: Wrapping, after replies: [Reply] = []) -> String {
    var text = "\(session.endpoint)"
    if let peer = session.peer, peer.host != session.endpoint.host { text += " (\(peer))" }
    text += "\n"
    func line(_ name: String, _ value: String) {
      let label = name + String(repeating: " ", count: max(1, 14 - name.count))
      text += wrapping.paragraph(value, first: "  " + label, rest: String(repeating: " ", count: 16))
    }
    if let greeting = session.greeting { line("greeting", greeting.oneLine) }
    if let server = server(by: replies) { line("server", "\(server.kind.name) (\(server.evidence))") }
    if let clearCapabilities { line("before TLS", Self.offer(clearCapabilities)) }
    if let tls = session.tls {
      line("TLS", "\(tls.version), \(tls.cipher)")
      if let certificate = tls.certificate { line("certificate", Self.words(for: certificate)) }
      line("", tls.isTrusted ? "trusted" : "not trusted: \(tls.problemText)")
    }
    if let protectedCapabilities { line("under TLS", Self.offer(protectedCapabilities)) }
    if let problem { line("then", problem.description) }
    return text
  }

  /// `offers PLAIN LOGIN; STARTTLS`.
  private static func offer(_ capabilities: Capabilities) -> String {
    var parts: [String] = []
    let (new, old) = (capabilities.mechanisms, capabilities.oldMechanisms)
    if capabilities.offersAuthentication {
      parts.append(new.isEmpty ? "AUTH without a mechanism" : "AUTH " + new.joined(separator: " "))
    } else {
      parts.append("no AUTH")
    }
    if capabilities.offers("AUTH=") {
      parts.append(Set(old) == Set(new) ? "the same as AUTH=" : "AUTH= " + old.joined(separator: " "))
    }
    if capabilities.offersStartTLS { parts.append("STARTTLS") }
    return parts.joined(separator: "; ")
  }

  /// `71 days`, `expired 3 days ago`; the days of what has expired are rounded up, away from zero.
  private static func words(forDays days: Int64) -> String {
    if days >= 0 { return "\(days) day\(days == 1 ? "" : "s")" }
    let past = -(days + 1)
    return past == 0 ? "expired today" : "expired \(past) day\(past == 1 ? "" : "s") ago"
  }

  private static func words(for certificate: Certificate) -> String {
    let names = certificate.dnsNames + certificate.addresses
    var text = names.isEmpty ? certificate.subject : names.prefix(5).joined(separator: ", ")
    if names.count > 5 { text += " and \(names.count - 5) more" }
    if let end = certificate.notAfter, let date = Moment.iso8601(seconds: end) {
      text += "; until \(date.prefix(10)) (\(Self.words(forDays: certificate.daysLeft ?? 0)))"
    }
    return text + "; by \(certificate.issuer)"
  }
}

extension Certificate {
  /// Whole days until it expires, negative afterwards; nil where its date makes no sense.
  var daysLeft: Int64? {
    notAfter.map { end in
      let seconds = end.subtractingReportingOverflow(Int64(Moment.now.calendar.tv_sec)).partialValue
      return (seconds - (seconds < 0 ? 86_399 : 0)) / 86_400
    }
  }
}
