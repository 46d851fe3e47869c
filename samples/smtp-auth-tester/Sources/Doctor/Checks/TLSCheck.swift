import Diagnosis

/// What TLS has to do with AUTH: whether it is needed, whether it is there, and who can read passwords without it.
enum TLSCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    let service = examination.service
    guard service.isOn("smtpd_sasl_auth_enable") else { return [] }
    let level = level(of: service)
    let needsTLS = service.isOn("smtpd_tls_auth_only") || level == "encrypt"
    var findings: [Finding] = []
    if level == "none", needsTLS {
      findings.append(
        examination.finding(
          "auth-needs-tls-that-is-off", .fault,
          "AUTH is allowed only after STARTTLS, and there is no STARTTLS",
          evidence: ["smtpd_tls_auth_only", "smtpd_tls_security_level"].map(examination.evidence),
          cause: "AUTH is never offered; it is answered '503 5.5.1 Error: authentication not enabled'.",
          cure: [
            examination.postfix.change("smtpd_tls_security_level", to: "may", in: service),
            examination.postfix.command("postfix", "reload"),
          ]))
      return findings
    }
    findings += beginning(examination)
    if level != "none" { findings += CertificateCheck.findings(examination, isNeeded: needsTLS) }
    if service.isOn("smtpd_tls_wrappermode") {
      findings.append(
        examination.finding(
          "implicit-tls", .good, "TLS begins with the connection, so passwords are safe on the way",
          evidence: [examination.evidence("smtpd_tls_wrappermode")],
          cause: "A client that speaks first in the clear gets no answer here; it must begin with TLS."))
    } else if needsTLS {
      let isEncrypt = level == "encrypt"
      findings.append(
        examination.finding(
          isEncrypt ? .tlsRequired : .authOnlyWithTLS, .good,
          "AUTH is offered only after STARTTLS, so passwords are safe on the way",
          evidence: [examination.evidence(isEncrypt ? "smtpd_tls_security_level" : "smtpd_tls_auth_only")],
          cause: isEncrypt
            ? "Before STARTTLS every command is answered '530 5.7.0 Must issue a STARTTLS command first'."
            : """
            Before STARTTLS there is no AUTH line, and AUTH is answered '503 5.5.1 Error: authentication not enabled'.
            """))
    } else if !service.isOnLoopbackOnly,
      examination.offeredInTheClear.contains(where: { ["PLAIN", "LOGIN"].contains($0) })
    {
      findings.append(
        examination.finding(
          "cleartext-auth", .warning, "passwords can be sent without encryption",
          evidence: ["smtpd_tls_auth_only", "smtpd_tls_security_level"].map(examination.evidence),
          cause:
            "PLAIN and LOGIN are offered before STARTTLS; whoever sees the traffic can read the password.",
          // Without TLS the setting alone would take AUTH away from everybody.
          cure: (level == "none"
            ? [
              "set smtpd_tls_chain_files to a file with the key and the certificates",
              examination.postfix.change("smtpd_tls_security_level", to: "may", in: service),
            ] : []) + [
              examination.postfix.change("smtpd_tls_auth_only", to: "yes", in: service),
              examination.postfix.command("postfix", "reload"),
            ]))
    }
    return findings
  }

  /// What TLS comes to, with the settings of before Postfix 2.3 too.
  static func level(of service: PostfixService) -> String {
    if service.isOn("smtpd_tls_wrappermode") { return "encrypt" }
    let level = service["smtpd_tls_security_level"]
    if !level.isEmpty { return level }
    if service.isOn("smtpd_enforce_tls") { return "encrypt" }
    return service.isOn("smtpd_use_tls") ? "may" : "none"
  }

  /// Clients know from the port how TLS begins.
  private static func beginning(_ examination: ServiceExamination) -> [Finding] {
    let service = examination.service
    let isImplicit = service.isOn("smtpd_tls_wrappermode")
    let isFor465 = ["smtps", "submissions", "465"].contains { service.isCalled($0) }
    let isForOthers = ["smtp", "submission", "25", "587"].contains { service.isCalled($0) }
    guard isImplicit ? isForOthers : isFor465 else { return [] }
    return [
      examination.finding(
        isImplicit ? "implicit-tls-at-other-port" : "implicit-tls-missing", .fault,
        isImplicit
          ? "TLS begins with the connection, at a port where clients expect a greeting"
          : "clients of this port begin with TLS, and the server does not",
        evidence: [examination.evidence("smtpd_tls_wrappermode")],
        cause: isImplicit
          ? "Clients wait for the greeting, and the server for TLS, until one of them gives up."
          : "The server takes the first message of TLS for a command, and the client the greeting for a broken message.",
        cure: [
          isImplicit && !service.overrides.contains("smtpd_tls_wrappermode")
            ? examination.postfix.change("smtpd_tls_wrappermode", to: "no", in: service)
            : examination.postfix.command(
              "postconf",
              "-P '\(service.name)/\(service.type)/smtpd_tls_wrappermode=\(isImplicit ? "no" : "yes")'"),
          examination.postfix.command("postfix", "reload"),
        ])
    ]
  }
}
