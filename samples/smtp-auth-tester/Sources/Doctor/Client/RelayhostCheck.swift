import Diagnosis

/// Whether there is a server to send mail through, and whether Postfix is to log in there.
enum RelayhostCheck {
  static func findings(_ client: ClientExamination) -> [Finding] {
    if client.hasUnknownRelayhost { return [unknown(client)] }
    guard let relayhost = client.relayhost else {
      return [
        Finding(
          "client-no-relayhost", .fault, title: "there is no server to send mail through",
          evidence: [client.evidence("relayhost"), client.evidence("smtp_sasl_auth_enable")],
          cause: "Mail goes straight to the servers of its recipients, where no password is wanted.",
          cure: [client.change("relayhost", to: "[SERVER]:587"), client.reload])
      ]
    }
    var findings: [Finding] = []
    if !client.service.isOn("smtp_sasl_auth_enable") {
      findings.append(
        Finding(
          FindingName.clientAuthOff.rawValue, client.maps.isEmpty ? .warning : .fault,
          title: "Postfix does not log in at \(relayhost.text)",
          evidence: [client.evidence("relayhost"), client.evidence("smtp_sasl_auth_enable")],
          cause: "No AUTH is sent; a server that wants it says 'Relay access denied'.",
          cure: [client.change("smtp_sasl_auth_enable", to: "yes"), client.reload]))
    }
    if relayhost.isDomain {
      findings.append(
        Finding(
          "client-relayhost-domain", .note, title: "the MX records of \(relayhost.host) say where mail goes",
          evidence: [client.evidence("relayhost")],
          cause: """
            Without brackets the name is that of a domain. A password is then found by the name of the host that the \
            MX record gives, or by '\(relayhost.text)'.
            """,
          cure: [
            "if it is a host: "
              + client.change("relayhost", to: "[\(relayhost.host)]:\(relayhost.port ?? 587)")
          ]))
    } else {
      findings.append(
        Finding(
          "client-relayhost", .good, title: "mail goes to \(relayhost.text)",
          evidence: [client.evidence("relayhost")]))
    }
    let others = ["sender_dependent_relayhost_maps", "transport_maps"].filter { !client.service[$0].isEmpty }
    if !others.isEmpty {
      findings.append(
        Finding(
          "client-other-routes", .note, title: "some mail may go another way",
          evidence: others.map(client.evidence),
          cause: "These tables come before relayhost; what they say is not looked at here."))
    }
    return findings
  }

  /// What is written for relayhost could be passed to no other program, for it may be a password.
  private static func unknown(_ client: ClientExamination) -> Finding {
    Finding(
      "client-relayhost-malformed", .fault, title: "relayhost is not a server",
      evidence: [client.evidence("relayhost")],
      cause: """
        It is [HOST]:PORT, or a domain with a dot in it, or a name of /etc/hosts; a user and a password stand in the table of smtp_sasl_password_maps. What is \
        written is not shown, because it may be a password.
        """,
      cure: [client.change("relayhost", to: "[SERVER]:587"), client.reload])
  }
}
