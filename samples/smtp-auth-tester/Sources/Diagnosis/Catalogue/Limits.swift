import SMTP

extension Catalogue {
  /// The server has had enough of this client, or of all of them.
  static let limits: [Entry] = [
    Entry(
      "too-many-errors", .reply(421, text: ["too many errors"]),
      example: "421 4.7.0 mail.sample.test Error: too many errors", verdict: .rejected,
      meaning: "The session has had so many errors that the server ends it.",
      causes: [
        Suspect(
          """
          The client tries a wrong password again and again: after 10 errors Postfix waits a second each time, and \
          at the 21st it hangs up.
          """,
          check: "smtpd_soft_error_limit and smtpd_hard_error_limit.",
          cure: "Find out why the first one failed; do not try on.", when: [.failures(atLeast: 3)]
        ).likely
      ],
      references: ["RFC 5321, section 3.8"], logLines: ["too many errors after AUTH"]),
    Entry(
      "too-many-attempts", .reply(450, 421, text: ["too many AUTH commands"]),
      example: "450 4.7.1 Error: too many AUTH commands from client.sample.test", verdict: .backEndFailed,
      meaning: "The server does not take so many AUTHs from this client in so short a time.",
      causes: [
        Suspect(
          "The client has reached smtpd_client_auth_rate_limit.", cure: "Wait a minute, and try less often."
        ).likely
      ],
      references: ["RFC 3463, section 3.8"], logLines: ["AUTH command rate limit exceeded"]),
    Entry(
      "too-many-connections", .reply(421, text: ["too many connections", "too many concurrent"]),
      example: "421 4.7.0 mail.sample.test Error: too many connections from client.sample.test",
      verdict: .noService,
      meaning: "The server does not want so many connections from this client.",
      causes: [
        Suspect("The client connects too often, or too often at once.", cure: "Wait a minute.").likely
      ],
      references: ["RFC 5321, section 3.8"],
      logLines: ["Connection rate limit exceeded", "Connection concurrency limit exceeded"]),
    Entry(
      "server-timed-out", .reply(421, text: ["timeout"]),
      example: "421 4.4.2 mail.sample.test Error: timeout exceeded", verdict: .noService,
      meaning: "The client was silent for too long, and the server hangs up.",
      causes: [Suspect("The client waited, say for a person to type.").likely],
      references: ["RFC 5321, section 4.5.3.2.7"], logLines: ["timeout after"]),
    Entry(
      "not-synchronized", .reply(554, text: ["synchroni"]),
      example: "554 5.5.0 Error: SMTP protocol synchronization", verdict: .protocolError,
      meaning: "The client spoke before it was its turn.",
      causes: [
        Suspect("The client sent a command before the greeting or the reply had come.").likely,
        Suspect("The client began with TLS at a port without it.", cure: "--tls starttls"),
      ],
      references: ["RFC 5321, section 3.1", "RFC 2920, section 3.1"]),
    Entry(
      "greeted-with-refusal", .reply(when: [.phase(.greeting)]),
      example: "554 mail.sample.test ESMTP not accepting connections", verdict: .noService,
      meaning: "The server greets with a refusal: it does not want this client, or nobody at present.",
      causes: [
        Suspect("The client's address is on a block list, or has no name that fits.", unless: [.loopback]),
        Suspect("The port is for mail from other servers, not from users.", cure: "Use port 587 or 465."),
        Suspect("The server is shutting down or overloaded."),
      ],
      references: ["RFC 5321, section 3.1", "RFC 7504"]),
    Entry(
      "service-closing", .reply(421),
      example: "421 4.3.2 mail.sample.test Service unavailable - try again later", verdict: .noService,
      meaning: "The server ends the session.",
      causes: [
        Suspect("The server is shutting down, overloaded, or tired of this client.", check: "Its log.")
      ],
      references: ["RFC 5321, section 3.8"]),
  ]
}
