import Diagnosis
import Reporting
import SMTP
import Transport

/// The ports for mail from users, where the one that was asked does not offer AUTH.
struct OtherPorts {
  /// A port, and what is offered there.
  struct Port {
    let number: UInt16
    let contact: Contact
  }

  let ports: [Port]

  /// RFC 6409 and RFC 8314, section 7.3; the port between servers is where the others are looked for too.
  private static let standard: [UInt16] = [587, 465]

  /// No port is waited for longer than this, in seconds.
  private static let patience = 5.0

  /// Asks them, nil where the server offers AUTH, or was asked at a port of its own choice.
  init?(besides contact: Contact, _ verdict: Verdict, _ options: ConnectionOptions) throws {
    let endpoint = contact.session.endpoint
    guard verdict == .authNotOffered, ([25] + Self.standard).contains(endpoint.port) else { return nil }
    ports = try Self.standard.filter { $0 != endpoint.port }.map { number in
      var options = options
      options.server = "\(try Endpoint(host: endpoint.host, port: number))"
      options.tls = nil
      options.timeout = min(options.timeout, Self.patience)
      let contact = try Contact(options, untrusted: .lookedAt)
      contact.session.quit()
      return Port(number: number, contact: contact)
    }
  }

  /// For people: a line for each port.
  func text(_ wrapping: Wrapping) -> String {
    ports.map { wrapping.paragraph("port \($0.number): \($0.words)", rest: "  ") }.joined()
  }

  /// For programs; the manual page describes the members.
  var json: JSON {
    .array(
      ports.map { port in
        .object([
          ("port", .integer(UInt64(port.number))),
          ("auth", port.contact.capabilities.map { .array($0.mechanisms.map(JSON.string)) } ?? .null),
          ("problem", .optional(port.contact.problem?.description)),
        ])
      })
  }
}

extension OtherPorts.Port {
  /// `AUTH PLAIN LOGIN with TLSv1.3`.
  fileprivate var words: String {
    guard let capabilities = contact.capabilities, contact.problem == nil else {
      return contact.problem?.reason ?? "no answer"
    }
    let offer =
      capabilities.mechanisms.isEmpty ? "no AUTH" : "AUTH " + capabilities.mechanisms.joined(separator: " ")
    return offer + (contact.session.tls.map { " with \($0.version)" } ?? " without TLS")
  }
}
