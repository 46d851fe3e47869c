import Diagnosis

/// Whether a mechanism is left that Postfix may use, and the server has.
enum ClientMechanismCheck {
  /// What nearly every server offers, and often nothing else.
  private static let plaintext = ["PLAIN", "LOGIN"]

  static func findings(_ client: ClientRoute, _ offer: ClientRoute.Offer?) -> [Finding] {
    guard client.service.isOn("smtp_sasl_auth_enable"), !client.plugIns.directories.isEmpty else { return [] }
    // Where TLS is not sure, what may be sent without it counts.
    let isEncrypted =
      offer?.isEncrypted ?? (!["none", "may"].contains(client.tlsLevel) || client.usesImplicitTLS)
    let parameter = isEncrypted ? "smtp_sasl_tls_security_options" : "smtp_sasl_security_options"
    let allowed = client.mechanisms(isEncrypted: isEncrypted)
    let installed = MechanismProperties.all.filter { client.plugIns.modules.contains($0.module) }
    if installed.isEmpty {
      return [
        Finding(
          FindingName.clientMechanismsMissing.rawValue, .fault, title: "no SASL mechanism is installed",
          evidence: client.plugIns.directories.map { "\($0): has no mechanisms" },
          cause: "Mail waits: 'SASL authentication failed; ... no mechanism available'.",
          cure: ["apt-get install libsasl2-modules"])
      ]
    }
    if let offer {
      let common = allowed.filter { name in offer.mechanisms.contains { $0.uppercased() == name } }
      if common.isEmpty, !offer.mechanisms.isEmpty { return [noneLeft(client, parameter, offer.mechanisms)] }
      return []
    }
    guard !plaintext.contains(where: allowed.contains) else { return [] }
    return [
      Finding(
        FindingName.clientMechanismsForbidden.rawValue, .warning,
        title: "the security options forbid PLAIN and LOGIN, and many servers have nothing else",
        evidence: [client.evidence(parameter)], cause: cause, cure: cure(client, parameter))
    ]
  }

  private static let cause = """
    With no mechanism left, mail waits: 'SASL authentication failed; cannot authenticate to server ...: no mechanism \
    available'.
    """

  private static func noneLeft(
    _ client: ClientRoute, _ parameter: String, _ offered: [String]
  ) -> Finding {
    let absent = offered.filter { name in
      MechanismProperties.named(name.uppercased()).map { !client.plugIns.modules.contains($0.module) } ?? true
    }
    if absent.count == offered.count {
      return Finding(
        FindingName.clientMechanismsMissing.rawValue, .fault,
        title: "none of the server's mechanisms is installed here",
        evidence: ["the server offers \(offered.joined(separator: ", "))"], cause: cause,
        cure: ["apt-get install libsasl2-modules"])
    }
    return Finding(
      FindingName.clientMechanismsForbidden.rawValue, .fault,
      title: "Postfix may use none of the server's mechanisms",
      evidence: [
        client.evidence(parameter), client.evidence("smtp_sasl_mechanism_filter"),
        "the server offers \(offered.joined(separator: ", "))",
      ], cause: cause, cure: cure(client, parameter))
  }

  /// An empty value means no restriction at all, which `noanonymous` comes to with a sane server.
  private static func cure(_ client: ClientRoute, _ parameter: String) -> [String] {
    [
      client.change(parameter, to: "noanonymous"),
      "and, so that the password does not travel in the clear: "
        + client.change("smtp_tls_security_level", to: "encrypt"), client.reload,
    ]
  }
}
