import Diagnosis

/// Whether a service offers AUTH at all.
enum AuthenticationCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    let service = examination.service
    guard service.isOn("smtpd_sasl_auth_enable") else { return [off(examination)] }
    guard ["cyrus", "dovecot"].contains(service["smtpd_sasl_type"]) else { return [unknownType(examination)] }
    if examination.namesSocketForCyrus { return [otherType(examination)] }
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

  /// Without smtpd_sasl_type the path is that of a file of the Cyrus library.
  private static func otherType(_ examination: ServiceExamination) -> Finding {
    examination.finding(
      "sasl-type-not-dovecot", .fault,
      "smtpd_sasl_path is a socket of Dovecot's, and smtpd_sasl_type is not 'dovecot'",
      evidence: ["smtpd_sasl_path", "smtpd_sasl_type"].map(examination.evidence),
      cause: """
        The Cyrus library takes the path for the name of a file with its settings, does not find it, and looks in \
        sasldb2: every user is unknown, 535.
        """,
      cure: [
        examination.postfix.change("smtpd_sasl_type", to: "dovecot", in: examination.service),
        examination.postfix.command("postfix", "reload"),
      ])
  }

  /// AUTH may well be off where mail comes in from other servers, as long as there is another place to log in.
  private static func off(_ examination: ServiceExamination) -> Finding {
    let service = examination.service
    let elsewhere = examination.postfix.services.filter { $0 != service && $0.isOn("smtpd_sasl_auth_enable") }
    // Where it is off on purpose, or users have another port that is not there yet, `SubmissionCheck` says so.
    let isMeant = examination.postfix.isSet("smtpd_sasl_auth_enable", in: service)
    let hasOther = !examination.postfix.lines.commentedServices.isEmpty
    let isFault =
      examination.whole.wanted != nil || service.isForUsers || elsewhere.isEmpty && !isMeant && !hasOther
    let mainSays = examination.postfix["smtpd_sasl_auth_enable"].lowercased() == "yes"
    var evidence = [examination.evidence("smtpd_sasl_auth_enable")]
    if mainSays, let line = examination.postfix.lines.main["smtpd_sasl_auth_enable"] {
      evidence.append(
        "\(examination.postfix.mainFile):\(line): smtpd_sasl_auth_enable = yes, which master.cf overrides")
    }
    let comments = examination.postfix.lines.commentedSettings(of: service)
    if isFault, let comment = comments.first(where: { $0.name == "smtpd_sasl_auth_enable" }) {
      return settingsAreComments(examination, comment.line, comments.map(\.line))
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

  /// The line of the service was made one, and those below it were left comments.
  private static func settingsAreComments(
    _ examination: ServiceExamination, _ line: Int, _ lines: [Int]
  ) -> Finding {
    let file = examination.postfix.masterFile
    return examination.finding(
      "submission-settings-commented", .fault,
      "AUTH is off, because the line that switches it on is a comment",
      evidence: [
        examination.evidence("smtpd_sasl_auth_enable"),
        "\(file):\(line): '#' before '-o smtpd_sasl_auth_enable'",
      ],
      cause: """
        The service has the settings of main.cf and none of its own: the answer to EHLO has no AUTH line, and AUTH is \
        answered '503 5.5.1 Error: authentication not enabled'.
        """,
      cure: [
        "in \(file), lines \(lines.min() ?? line) to \(lines.max() ?? line): take '#' away, and leave blanks before '-o'",
        examination.postfix.command("postfix", "reload"),
      ])
  }
}
