extension LogCatalogue {
  /// What OpenSMTPD and Sendmail say.
  static let otherServers: [LogEntry] = [
    LogEntry(
      "log-opensmtpd-failed", "authentication user=", "result=permfail",
      example: "e5a1c2d3 smtp authentication user=user result=permfail",
      source: "usr.sbin/smtpd/smtp_session.c of OpenSMTPD 7.8",
      verdict: .rejected, meaning: "OpenSMTPD did not accept user and password.",
      causes: [.smtpdTable.likely]),
    LogEntry(
      "log-opensmtpd-temporary", "authentication user=", "result=tempfail",
      example: "e5a1c2d3 smtp authentication user=user result=tempfail",
      source: "usr.sbin/smtpd/smtp_session.c of OpenSMTPD 7.8",
      verdict: .backEndFailed, meaning: "OpenSMTPD could not look the user up.",
      causes: [
        Suspect(
          "The table of the listener cannot be read.", check: "smtpctl show status; the lines with 'table'."
        ).likely
      ]),
    LogEntry(
      "log-opensmtpd-works", "authentication user=", "result=ok",
      example: "e5a1c2d3 smtp authentication user=user result=ok",
      source: "usr.sbin/smtpd/smtp_session.c of OpenSMTPD 7.8",
      isResult: true, verdict: .works, meaning: "OpenSMTPD accepted user and password."),
    LogEntry(
      "log-opensmtpd-command", "smtp failed-command", "result=\"535",
      example:
        "e5a1c2d3 smtp failed-command command=\"AUTH PLAIN (...)\" result=\"535 Authentication failed\"",
      source: "usr.sbin/smtpd/smtp_session.c of OpenSMTPD 7.8", isResult: true, verdict: .rejected,
      meaning: "OpenSMTPD did not accept user and password.", causes: [.smtpdTable.likely]),
    LogEntry(
      "log-opensmtpd-table", "could not find table", "needed for authentication",
      example: "warn: could not find table users needed for authentication",
      source: "usr.sbin/smtpd/lka.c of OpenSMTPD 7.8",
      verdict: .backEndFailed, meaning: "The listener names a table that does not exist.",
      causes: [Suspect("The name after auth is misspelled.", check: "smtpd -n", cure: "auth <TABLE>").likely]),
    LogEntry(
      "log-opensmtpd-client", "AUTH rejected",
      example: "smtp-out: Error on session e5a1c2d3: AUTH rejected: 535 5.7.8 Error: authentication failed",
      source: "usr.sbin/smtpd/mta_session.c of OpenSMTPD 7.8", verdict: .rejected,
      meaning: "OpenSMTPD is the client here: the server did not accept its password.",
      causes: [
        Suspect("The label's line in the table of secrets is wrong.", check: "LABEL USER:PASSWORD").likely
      ]),
    LogEntry(
      "log-opensmtpd-client-no-auth", "AUTH not advertised",
      example: "smtp-out: Error on session e5a1c2d3: AUTH not advertised",
      source: "usr.sbin/smtpd/mta_session.c of OpenSMTPD 7.8",
      verdict: .authNotOffered, meaning: "OpenSMTPD is the client here: the server does not offer AUTH.",
      causes: [
        Suspect("It does so over TLS only, or at another port.", cure: "smtp+tls:// or smtps://").likely
      ]),
    LogEntry(
      "log-opensmtpd-client-cleartext", "Refuse to AUTH over insecure channel",
      example: "smtp-out: Error on session e5a1c2d3: Refuse to AUTH over insecure channel",
      source: "usr.sbin/smtpd/mta_session.c of OpenSMTPD 7.8", verdict: .tlsFailed,
      meaning: "OpenSMTPD is the client here, and sends no password without TLS.",
      causes: [Suspect("The relay's URL is without TLS.", cure: "smtp+tls:// or smtps://").likely]),
    LogEntry(
      "log-opensmtpd-client-mechanism", "no supported AUTH method",
      example: "smtp-out: Error on session e5a1c2d3: no supported AUTH method",
      source: "usr.sbin/smtpd/mta_session.c of OpenSMTPD 7.8", verdict: .mechanismNotOffered,
      meaning: "OpenSMTPD is the client here, and has PLAIN and LOGIN only.",
      causes: [Suspect("The server offers others.", check: "smtp-auth-test probe HOST:PORT").likely]),
    LogEntry(
      "log-sendmail-failed", "AUTH failure (",
      example:
        "1AB2C3: AUTH failure (LOGIN): user not found (-20) SASL(-13): user not found: checkpass failed, user=user, relay=[192.0.2.1]",
      source: "sendmail/srvrsmtp.c of Sendmail 8", verdict: .rejected,
      meaning: "Cyrus SASL, which Sendmail asks, did not accept the login; the number and the words say why.",
      causes: [
        .wrongCredentials.likely,
        Suspect("(-20), (-13): as it says.", check: "sasldblistusers2; testsaslauthd"),
        Suspect("(-4): the mechanism is not there.", check: "pluginviewer -s"),
        Suspect(
          "(-1): what is asked does not answer, such as saslauthd.", check: "systemctl status saslauthd"),
        .realmMismatch,
      ]),
    LogEntry(
      "log-sendmail-works", "AUTH=server", "mech=",
      example: "1AB2C3: AUTH=server, relay=client.sample.test [192.0.2.1], authid=user, mech=PLAIN, bits=0",
      source: "sendmail/srvrsmtp.c of Sendmail 8", isResult: true, verdict: .works,
      meaning: "A client has authenticated to Sendmail; authid= is its name."),
    LogEntry(
      "log-sendmail-client", "AUTH=client", "available mechanisms do not fulfill requirements",
      example: "1AB2C3: AUTH=client, available mechanisms do not fulfill requirements",
      source: "sendmail/usersmtp.c of Sendmail 8",
      verdict: .mechanismNotOffered,
      meaning: "Sendmail is the client here, and may use none of the server's mechanisms.",
      causes: [
        Suspect(
          "AuthInfo in access or authinfo has no entry for the server, or its M: names another mechanism.",
          check: "AuthInfo:HOST \"U:USER\" \"P:PASSWORD\" \"M:PLAIN\"", cure: "Correct it, and run makemap."
        ).likely
      ]),
    LogEntry(
      "log-sendmail-client-failed", "AUTH=client", "relay=", "reject",
      example:
        "1AB2C3: AUTH=client, relay=mail.sample.test, mech=PLAIN, reject=535 5.7.8 authentication failed",
      source: "sendmail/usersmtp.c of Sendmail 8", verdict: .rejected,
      meaning: "Sendmail is the client here: the server did not accept its password.",
      causes: [Suspect("AuthInfo of the server is wrong.", check: "makemap was run after the change.").likely]
    ),
    LogEntry(
      "log-sendmail-sasldb", "error: safesasl(",
      example: "error: safesasl(/etc/sasldb2) failed: Group readable file",
      source: "sendmail/sasl.c of Sendmail 8",
      verdict: .backEndFailed, meaning: "Sendmail refuses a file of Cyrus SASL for its permissions.",
      causes: [
        Suspect(
          "Others may read the file.", cure: "chmod 600 FILE, or DontBlameSendmail=GroupReadableSASLDBFile."
        ).likely
      ]),
    LogEntry(
      "log-sendmail-mechanisms", "AUTH warning: no mechanisms",
      example: "AUTH warning: no mechanisms", source: "sendmail/srvrsmtp.c of Sendmail 8",
      verdict: .authNotOffered,
      meaning: "Sendmail has no mechanism to offer.",
      causes: [
        .noMechanisms.likely, Suspect("confAUTH_MECHANISMS excludes what there is.", check: "sendmail.mc"),
      ]),
    LogEntry(
      "log-sendmail-attack", "possible SMTP attack: command=AUTH",
      example: "1AB2C3: client.sample.test [192.0.2.1]: possible SMTP attack: command=AUTH, count=5",
      source: "sendmail/srvrsmtp.c of Sendmail 8", isResult: true, verdict: .rejected,
      meaning: "A client has tried AUTH so often that Sendmail delays it.",
      causes: [
        Suspect("A program tries passwords, or has an old one.", check: "The lines 'AUTH failure'.").likely
      ]),
    LogEntry(
      "log-sendmail-nothing", "did not issue MAIL/EXPN/VRFY/ETRN",
      example:
        "1AB2C3: client.sample.test [192.0.2.1] did not issue MAIL/EXPN/VRFY/ETRN during connection to MSA",
      source: "sendmail/srvrsmtp.c of Sendmail 8", isResult: true, verdict: .noService,
      meaning: "The client left without sending mail.",
      causes: [
        Suspect("Its login failed, or no mechanism suited it.", check: "A line 'AUTH failure' before.")
          .likely,
        Suspect("A scanner or a check whether the port is open."),
      ]),
  ]
}

extension Suspect {
  static let smtpdTable = Suspect(
    "The user's name or the password is wrong.",
    check: "The table after auth in smtpd.conf has USER HASH; without a table, users of the system log in.",
    cure: "Correct it: 'smtpctl encrypt' makes the hash.")

  static let authdaemonUser = Suspect(
    "The user's name or the password is wrong.", check: "authtest USER PASSWORD, which shows where it looks.",
    cure: "Correct the pair, or authmodulelist in authdaemonrc; DEBUG_LOGIN=1 logs each module.")
}
