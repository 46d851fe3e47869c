import Diagnosis

/// Whether there is a server to send mail through, and whether Postfix is to log in there.
enum RelayhostCheck {
  static func findings(_ client: ClientRoute) -> [Finding] {
    if client.hasUnknownRelayhost {
      return [Withheld.isName(client.setting("relayhost")) ? unknown(client) : malformed(client)]
        + authOff(client, server: "relayhost") + otherRoutes(client)
    }
    guard let route = client.route else { return [none(client)] + otherRoutes(client) }
    let relayhost = route.server
    var findings = authOff(client, server: relayhost.text)
    if relayhost.isDomain {
      findings.append(
        Finding(
          "client-relayhost-domain", .note, title: "the MX records of \(relayhost.host) say where mail goes",
          evidence: route.evidence(client),
          cause: """
            Without brackets the name is that of a domain. A password is then found by the name of the host that the \
            MX record gives, or by '\(relayhost.text)'.
            """,
          cure: [
            "if it is a host: " + route.change(to: "[\(relayhost.host)]:\(relayhost.port ?? 587)", client)
          ]))
    } else {
      findings.append(
        Finding(
          "client-relayhost", .good,
          title: "mail\(route.sender.map { " of \($0)" } ?? "") goes to \(relayhost.text)",
          evidence: route.evidence(client)))
    }
    return findings + otherRoutes(client)
  }

  private static func none(_ client: ClientRoute) -> Finding {
    if !client.unlisted.isEmpty {
      return Finding(
        "client-routes-unknown", .unknown, title: "which servers mail is sent through is not known",
        evidence: [client.evidence("relayhost")] + client.unlisted.map(client.evidence),
        cause: "Tables say so that cannot be listed here; the servers and their passwords are not looked at.",
        cure: ["postmap -q ADDRESS TABLE shows where the mail of an address goes"])
    }
    return Finding(
      "client-no-relayhost", .fault, title: "there is no server to send mail through",
      evidence: [client.evidence("relayhost"), client.evidence("smtp_sasl_auth_enable")],
      cause: "Mail goes straight to the servers of its recipients, where no password is wanted.",
      cure: [client.change("relayhost", to: "[SERVER]:587"), client.reload])
  }

  private static func authOff(_ client: ClientRoute, server: String) -> [Finding] {
    if client.service.isOn("smtp_sasl_auth_enable") { return [] }
    return [
      Finding(
        FindingName.clientAuthOff.rawValue, client.maps.isEmpty ? .warning : .fault,
        title: "Postfix does not log in at \(server)",
        evidence: (client.route?.evidence(client) ?? [client.evidence("relayhost")]) + [
          client.evidence("smtp_sasl_auth_enable")
        ],
        cause: "No AUTH is sent; a server that wants it says 'Relay access denied'.",
        cure: [client.change("smtp_sasl_auth_enable", to: "yes"), client.reload])
    ]
  }

  private static func otherRoutes(_ client: ClientRoute) -> [Finding] {
    if client.unlisted.isEmpty || client.route == nil && !client.hasUnknownRelayhost { return [] }
    return [
      Finding(
        "client-other-routes", .note, title: "some mail may go another way",
        evidence: client.unlisted.map(client.evidence),
        cause: "These tables cannot be listed here; the servers that they name are not looked at.")
    ]
  }

  /// A name without a dot is a host that only the DNS knows, or a password in the wrong line.
  private static func unknown(_ client: ClientRoute) -> Finding {
    Finding(
      "client-relayhost-unknown", .unknown, title: "relayhost is a name that this machine does not know",
      evidence: [client.evidence("relayhost")],
      cause: """
        Whether there is a fault here is not known. A name without a dot that is not in /etc/hosts may be right, and \
        may be a password in the wrong line: it is not shown, and the server and its password are not looked at.
        """,
      cure: [
        "to have a host looked at, write it in brackets or with its domain: "
          + client.change("relayhost", to: "[HOST]:587")
      ])
  }

  /// What is written for relayhost could be passed to no other program, for it may be a password.
  private static func malformed(_ client: ClientRoute) -> Finding {
    Finding(
      "client-relayhost-malformed", .fault, title: "relayhost is not a server",
      evidence: [client.evidence("relayhost")],
      cause: """
        It is [HOST]:PORT, or a domain; a user and a password stand in the table of smtp_sasl_password_maps. What is \
        written is not shown, because it may be a password.
        """,
      cure: [client.change("relayhost", to: "[SERVER]:587"), client.reload])
  }
}
