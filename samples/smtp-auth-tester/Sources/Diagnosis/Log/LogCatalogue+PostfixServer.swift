extension LogCatalogue {
  /// What Postfix's smtpd and master say when clients cannot authenticate, or when smtpd cannot start.
  static let postfixServer: [LogEntry] = [
    LogEntry(
      "log-no-mechanisms", "no SASL authentication mechanisms",
      example: "fatal: no SASL authentication mechanisms", source: "src/smtpd/smtpd_sasl_glue.c",
      isResult: true, verdict: .noService,
      meaning:
        "smtpd ends because it has no mechanism to offer; clients see the connection closed before a greeting.",
      causes: [
        Suspect(
          "What smtpd asks about passwords is not there.",
          check: "The line before says 'SASL: Connect to', or names a configuration file or plugin."),
        .plaintextForbidden.likely, .noMechanisms.likely,
      ]),
    LogEntry(
      "log-no-applicable-mechanisms", "no applicable SASL mechanisms",
      example: "warning: xsasl_cyrus_server_get_mechanism_list: no applicable SASL mechanisms",
      source: "src/xsasl/xsasl_cyrus_server.c", verdict: .noService,
      meaning: "None of the mechanisms that are installed is allowed; smtpd ends.",
      causes: [.plaintextForbidden.likely, .noMechanisms.likely]),
    LogEntry(
      "log-filter-discards-mechanisms", "discards all mechanisms in",
      example: "fatal: smtpd_sasl_mechanism_filter discards all mechanisms in 'PLAIN LOGIN'",
      source: "src/smtpd/smtpd_sasl_glue.c", verdict: .noService,
      meaning: "smtpd ends because its filter leaves no mechanism to offer.",
      causes: [
        Suspect(
          "smtpd_sasl_mechanism_filter excludes what there is.",
          check: "postconf smtpd_sasl_mechanism_filter",
          cure: "smtpd_sasl_mechanism_filter = !external, static:rest"
        ).likely
      ]),
    LogEntry(
      "log-sasl-initialization", "SASL per-process initialization failed",
      example: "warning: SASL per-process initialization failed: generic failure",
      source: "src/xsasl/xsasl_cyrus_server.c", verdict: .noService,
      meaning: "Cyrus SASL could not be set up.",
      causes: [Suspect("smtpd.conf cannot be read, or a line of it is malformed.").likely]),
    LogEntry(
      "log-sasl-connection", "SASL per-connection",
      example: "fatal: SASL per-connection initialization failed", source: "src/smtpd/smtpd_sasl_glue.c",
      verdict: .noService, meaning: "smtpd ends because SASL could not be set up for a connection.",
      causes: [
        Suspect(
          "smtpd_sasl_security_options or the realm has a value that SASL refuses.", check: "postconf -n"),
        Suspect("A plugin of Cyrus SASL is broken.", check: "The lines before this one."),
      ]),
    LogEntry(
      "log-sasl-type", "unsupported SASL server implementation",
      example: "warning: unsupported SASL server implementation: cyrus", source: "src/xsasl/xsasl_server.c",
      verdict: .noService, meaning: "This Postfix was built without the kind of SASL in smtpd_sasl_type.",
      causes: [
        Suspect(
          "smtpd_sasl_type names a kind that is not built in.", check: "postconf -a lists those that are.",
          cure: "smtpd_sasl_type = one of them, or install a Postfix that has it."
        ).likely
      ]),
    LogEntry(
      "log-sasl-not-compiled-in", "SASL support is not compiled in",
      example: "warning: smtpd_sasl_auth_enable is true, but SASL support is not compiled in",
      source: "src/smtpd/smtpd.c",
      verdict: .authNotOffered, meaning: "This Postfix has no SASL at all.",
      causes: [Suspect("It was built without SASL.", check: "postconf -a", cure: "Install another.").likely]),
    LogEntry(
      "log-sasl-version", "incorrect SASL library version",
      example:
        "warning: incorrect SASL library version. Postfix was built with include files from version 2.1.27",
      source: "src/xsasl/xsasl_cyrus_server.c", verdict: .noService,
      meaning: "The library of Cyrus SASL is not the one that Postfix was built with.",
      causes: [
        Suspect("Only one of the two was upgraded.", cure: "Upgrade both, and restart Postfix.").likely
      ]),
    LogEntry(
      "log-throttling", "bad command startup", "throttling",
      example: "warning: /usr/lib/postfix/sbin/smtpd: bad command startup -- throttling",
      source: "src/master/master_spawn.c", isResult: true, verdict: .noService,
      meaning: """
        smtpd died as soon as it was started, and master waits a minute before it tries again; clients see the \
        connection closed before a greeting, or none at all.
        """,
      causes: [
        Suspect("What the line with 'fatal:' before it says.", check: "grep fatal: in the log.").likely,
        .plaintextForbidden, .noMechanisms,
      ]),
    LogEntry(
      "log-process-ended", "process ", " exit status ",
      example: "warning: process /usr/lib/postfix/sbin/smtpd pid 28448 exit status 1",
      source: "src/master/master_spawn.c", isResult: true, verdict: .noService,
      meaning: "A process of Postfix ended with an error.",
      causes: [
        Suspect("What its own line with 'fatal:' or 'panic:' says.", check: "grep 'fatal:' in the log.")
          .likely
      ]),
    LogEntry(
      "log-process-killed", "process ", " killed by signal ",
      example: "warning: process /usr/lib/postfix/sbin/smtpd pid 28448 killed by signal 11",
      source: "src/master/master_spawn.c", verdict: .noService,
      meaning: "A process of Postfix crashed, or was killed.",
      causes: [
        Suspect(
          "Signal 11 or 6: a fault in Postfix or in a library that it has loaded, such as a plugin of Cyrus SASL.",
          cure: "Upgrade them together; take plugins away one by one."),
        Suspect("Signal 9: the kernel ran out of memory.", check: "dmesg | grep -i 'out of memory'"),
      ]),
    LogEntry(
      "log-process-limit", "has reached its process limit",
      example:
        "warning: service \"smtp\" (25) has reached its process limit \"100\": new clients may experience noticeable delays",
      source: "src/master/master_avail.c", verdict: .noService,
      meaning: "All processes of the service are busy, and other clients wait.",
      causes: [
        Suspect(
          "Many clients try passwords.", check: "Many lines 'authentication failed'.", cure: "fail2ban"),
        Suspect("There are more clients than processes.", cure: "More in the maxproc column of master.cf."),
      ]),
    LogEntry(
      "log-aborted", "]: SASL ", "authentication aborted",
      example: "warning: localhost[127.0.0.1]: SASL PLAIN authentication aborted",
      source: "src/smtpd/smtpd_sasl_glue.c", verdict: .protocolError,
      meaning: "The client cancelled the exchange with '*'.",
      causes: [Suspect("The client did not understand the challenge.")], references: ["RFC 4954, section 4"]),
    LogEntry(
      "log-left-after-auth", "lost connection after AUTH",
      example: "lost connection after AUTH from client.sample.test[192.0.2.1]", source: "src/smtpd/smtpd.c",
      isResult: true, verdict: .noService, meaning: "The client went away after AUTH without QUIT.",
      causes: [
        Suspect("Somebody tries passwords.", check: "Many such lines from addresses that nobody knows."),
        Suspect("The client did not like the challenge or the answer, or gave up waiting for it."),
      ]),
    LogEntry(
      "log-left-after-starttls", "lost connection after STARTTLS",
      example: "lost connection after STARTTLS from client.sample.test[192.0.2.1]",
      source: "src/smtpd/smtpd.c",
      isResult: true, verdict: .tlsFailed, meaning: "The client went away during or after the TLS handshake.",
      causes: [
        Suspect(
          "The client does not trust the certificate, or found no version of TLS in common.",
          check: "smtp-auth-test probe HOST:PORT"
        ).likely
      ]),
    LogEntry(
      "log-left-after-hello", "lost connection after EHLO",
      example: "lost connection after EHLO from client.sample.test[192.0.2.1]", source: "src/smtpd/smtpd.c",
      isResult: true, verdict: .authNotOffered,
      meaning: "The client went away after it had seen what is offered.",
      causes: [
        Suspect("It found no AUTH, or no mechanism that it has.", check: "smtp-auth-test probe HOST:PORT"),
        Suspect("A scanner looked around."),
      ]),
    LogEntry(
      "log-auth-none", "disconnect from ", " auth=0/",
      example: "disconnect from client.sample.test[192.0.2.1] ehlo=1 auth=0/1 quit=1 commands=2/3",
      source: "src/smtpd/smtpd.c", isResult: true, verdict: .rejected,
      meaning: "A client tried AUTH and no attempt succeeded: auth=0/N are successes and attempts.",
      causes: [Suspect("What the lines of the session before it say.").likely]),
    LogEntry(
      "log-pipelining-auth", "improper command pipelining after AUTH",
      example: "improper command pipelining after AUTH from client.sample.test[192.0.2.1]: QUIT",
      source: "src/smtpd/smtpd.c", verdict: .protocolError,
      meaning: "The client sent the next command without waiting for the reply to AUTH.",
      causes: [Suspect("A program that tries passwords, or is careless.").likely],
      references: ["RFC 4954, section 4"]),
    LogEntry(
      "log-non-smtp", "non-SMTP command from",
      example: "warning: non-SMTP command from client.sample.test[192.0.2.1]: GET / HTTP/1.1",
      source: "src/smtpd/smtpd.c", verdict: .protocolError, meaning: "What came was not SMTP; smtpd hung up.",
      causes: [Suspect("A scanner, or a browser that was led to this port.").likely]),
    LogEntry(
      "log-authenticated", "sasl_method=", "sasl_username=",
      example: "B12A3F7F6D1: client=localhost[127.0.0.1], sasl_method=PLAIN, sasl_username=user@myserver",
      source: "src/smtpd/smtpd.c", isResult: true, verdict: .works,
      meaning: "A message came from a client that had authenticated; the name is in the line."),
    LogEntry(
      "log-too-many-errors", "too many errors after AUTH",
      example: "too many errors after AUTH from client.sample.test[192.0.2.1]", source: "src/smtpd/smtpd.c",
      isResult: true, verdict: .rejected, meaning: "The server hung up on a client that had too many errors.",
      causes: [Suspect("A program tries a wrong password again and again.").likely]),
    LogEntry(
      "log-attempts-limited", "AUTH command rate limit exceeded",
      example:
        "warning: AUTH command rate limit exceeded: 11 from client.sample.test[192.0.2.1] for service smtp",
      source: "src/smtpd/smtpd.c", verdict: .backEndFailed,
      meaning: "A client tried AUTH more often than smtpd_client_auth_rate_limit allows.",
      causes: [Suspect("A program tries again and again.").likely]),
    LogEntry(
      "log-connections-limited", "onnection ", "limit exceeded",
      example:
        "warning: Connection rate limit exceeded: 31 from client.sample.test[192.0.2.1] for service smtp",
      source: "src/smtpd/smtpd.c", verdict: .noService,
      meaning: "A client connected more often, or more often at once, than smtpd allows; it got 421.",
      causes: [
        Suspect(
          "A program connects again and again, or many users share one address.",
          cure: "Find the program; else raise smtpd_client_connection_rate_limit or _count_limit."
        ).likely
      ]),
    LogEntry(
      "log-relay-denied", "Relay access denied",
      example: """
        NOQUEUE: reject: RCPT from localhost[127.0.0.1]: 454 4.7.1 <b@y.test>: Relay access denied; \
        from=<a@x.test> to=<b@y.test> proto=ESMTP helo=<blah>
        """,
      source: "src/smtpd/smtpd_check.c", verdict: .relayRefused,
      meaning: "A client wanted mail passed on, and was not allowed to.",
      causes: [
        Suspect("The client had not authenticated.", check: "There is no sasl_username= in the line.").likely,
        .relayNotPermitted,
        Suspect("Somebody looks for an open relay."),
      ]),
  ]
}
