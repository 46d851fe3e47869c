/// Whether the password is safe on its way to the server.
enum ClientTLSCheck {
  static func findings(_ client: ClientRoute) -> [Finding] {
    guard let relayhost = client.relayhost, client.service.isOn("smtp_sasl_auth_enable"),
      !relayhost.isLoopback
    else { return [] }
    let isStrict = !["none", "may"].contains(client.tlsLevel)
    var findings: [Finding] = []
    if !isStrict {
      let never = client.tlsLevel == "none"
      findings.append(
        Finding(
          "client-cleartext", .warning, title: "the password may travel without encryption",
          evidence: [
            client.evidence("smtp_tls_security_level"), client.evidence("smtp_sasl_security_options"),
          ],
          cause: never
            ? "TLS is never used; whoever sees the traffic can read the password of PLAIN and LOGIN."
            : "TLS is used where it is offered, and whoever sits on the way can take the offer out.",
          cure: [client.change("smtp_tls_security_level", to: "encrypt"), client.reload]))
    }
    if relayhost.port == 465, !client.usesImplicitTLS {
      findings.append(implicit(client, relayhost, "port 465 wants TLS from the first byte on", []))
    }
    return findings
  }

  /// The finding for a server that begins with TLS.
  static func implicit(
    _ client: ClientRoute, _ relayhost: Relayhost, _ title: String, _ seen: [String]
  ) -> Finding {
    Finding(
      "client-implicit-tls", .fault, title: title,
      evidence: (client.route?.evidence(client) ?? []) + [client.evidence("smtp_tls_wrappermode")] + seen,
      cause: "Postfix waits for a greeting that never comes.",
      cure: [
        client.change("smtp_tls_wrappermode", to: "yes"),
        client.change("smtp_tls_security_level", to: "encrypt"),
        "or " + (client.route?.change(to: "[\(relayhost.host)]:587", client) ?? ""), client.reload,
      ])
  }
}

extension ClientRoute {
  /// The finding for a server that was found to begin with TLS where Postfix does not, or the other way round.
  ///
  /// - Parameter address: The server with its port.
  public func otherBeginning(at address: String) -> Finding? {
    // Of port 465 that is known without asking.
    guard let relayhost, relayhost.port != 465 || usesImplicitTLS else { return nil }
    if !usesImplicitTLS {
      return ClientTLSCheck.implicit(
        self, relayhost, "the server wants TLS from the first byte on",
        ["\(address): gives no greeting without TLS, and does under TLS"])
    }
    return Finding(
      "client-no-implicit-tls", .fault, title: "the server does not begin with TLS, and Postfix does",
      evidence: (route?.evidence(self) ?? []) + [
        evidence("smtp_tls_wrappermode"), "\(address): greets without TLS",
      ],
      cause: "Postfix takes the greeting for a TLS message that is broken, and mail waits.",
      cure: [change("smtp_tls_wrappermode", to: "no"), reload])
  }
}
