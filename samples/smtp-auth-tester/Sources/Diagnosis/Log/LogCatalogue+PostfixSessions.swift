extension LogCatalogue {
  /// What Postfix's smtpd says of a client's session.
  static let postfixSessions: [LogEntry] = [
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
