import Diagnosis

/// Whether a service offers AUTH at all.
enum AuthenticationCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    let service = examination.service
    guard service.isOn("smtpd_sasl_auth_enable") else { return [off(examination)] }
    guard ["cyrus", "dovecot"].contains(service["smtpd_sasl_type"]) else { return [unknownType(examination)] }
    var findings: [Finding] = []
    let hidden = service.list("smtpd_sasl_exceptions_networks")
    if !hidden.isEmpty {
      findings.append(
        examination.finding(
          .authHiddenFromNetworks, .warning, "AUTH is not shown to clients in some networks",
          evidence: [examination.evidence("smtpd_sasl_exceptions_networks")],
          cause: """
            To a client from \(hidden.joined(separator: ", ")) the answer to EHLO has no AUTH line, so it does not \
            try; if it tries all the same, AUTH works.
            """,
          cure: [
            examination.postfix.change("smtpd_sasl_exceptions_networks", to: "", in: service),
            examination.postfix.command("postfix", "reload"),
          ]))
    }
    if !service.isOn("broken_sasl_auth_clients") {
      findings.append(
        examination.finding(
          "single-auth-line", .note, "the answer to EHLO has no 'AUTH=' line",
          evidence: [examination.evidence("broken_sasl_auth_clients")],
          cause: """
            Only clients from before 2000 (Outlook Express 4, Exchange 5) need that second line; any other finds the \
            line 'AUTH'.
            """))
    }
    return findings
  }

  private static func unknownType(_ examination: ServiceExamination) -> Finding {
    examination.finding(
      "sasl-type-unknown", .fault, "Postfix does not know the kind of SASL that is set",
      evidence: [examination.evidence("smtpd_sasl_type")],
      cause: """
        The names are 'cyrus' and 'dovecot', in small letters. smtpd ends with 'fatal: SASL per-process initialization \
        failed' and the connection is closed before the greeting.
        """,
      cure: [
        examination.postfix.change("smtpd_sasl_type", to: "cyrus", in: examination.service),
        examination.postfix.command("postfix", "reload"),
      ])
  }

  /// AUTH may well be off where mail comes in from other servers, as long as there is another place to log in.
  private static func off(_ examination: ServiceExamination) -> Finding {
    let service = examination.service
    let elsewhere = examination.postfix.services.filter { $0 != service && $0.isOn("smtpd_sasl_auth_enable") }
    let isForUsers = ["submission", "submissions", "smtps", "587", "465"].contains { service.isCalled($0) }
    let isFault = examination.whole.wanted != nil || elsewhere.isEmpty || isForUsers
    let mainSays = examination.postfix["smtpd_sasl_auth_enable"].lowercased() == "yes"
    var evidence = [examination.evidence("smtpd_sasl_auth_enable")]
    if mainSays, let line = examination.postfix.lines.main["smtpd_sasl_auth_enable"] {
      evidence.append(
        "\(examination.postfix.mainFile):\(line): smtpd_sasl_auth_enable = yes, which master.cf overrides")
    }
    let other = elsewhere.prefix(3).map(\.label).joined(separator: ", ")
    return examination.finding(
      .authOff, isFault ? .fault : .note, "AUTH is off", evidence: evidence,
      cause: """
        The answer to EHLO has no AUTH line, and AUTH is answered '503 5.5.1 Error: authentication not enabled'.\
        \(elsewhere.isEmpty ? "" : " Users can log in at \(other).")
        """,
      cure: isFault
        ? [
          examination.postfix.change("smtpd_sasl_auth_enable", to: "yes", in: service),
          examination.postfix.command("postfix", "reload"),
        ] : [])
  }
}
