/// Whether the password is safe on its way to the server.
enum ClientTLSCheck {
  static func findings(_ client: ClientExamination) -> [Finding] {
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
      findings.append(
        Finding(
          "client-implicit-tls", .fault, title: "port 465 wants TLS from the first byte on",
          evidence: [client.evidence("relayhost"), client.evidence("smtp_tls_wrappermode")],
          cause: "Postfix waits for a greeting that never comes.",
          cure: [
            client.change("smtp_tls_wrappermode", to: "yes"),
            client.change("smtp_tls_security_level", to: "encrypt"),
            "or " + client.change("relayhost", to: "[\(relayhost.host)]:587"), client.reload,
          ]))
    }
    return findings
  }
}
