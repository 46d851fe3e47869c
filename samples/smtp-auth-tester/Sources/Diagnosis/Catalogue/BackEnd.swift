import SMTP

extension Catalogue {
  /// The server could not look whether the credentials are right.
  static let backEnd: [Entry] = [
    Entry(
      "dovecot-unreachable", .reply(454, text: ["authentication server", "authentication backend error"]),
      example: "454 4.7.0 Temporary authentication failure: Connection lost to authentication server",
      verdict: .backEndFailed,
      meaning: "Postfix could not ask Dovecot whether user and password are right.",
      causes: [.dovecotUnreachable.likely],
      references: ["RFC 4954, section 6"], logLines: ["SASL: Connect to Dovecot auth socket"]),
    Entry(
      "back-end-failed",
      .reply(
        454, 451, 435,
        text: ["authentication failure", "generic failure", "unable to authenticate at present"]),
      example: "454 4.7.0 Temporary authentication failure: generic failure", verdict: .backEndFailed,
      meaning: """
        The server could not check user and password; it says nothing about whether they are right, and trying again \
        will not help until the server is repaired.
        """,
      causes: [
        .sasldbUnreadable, .saslauthdNotInChroot, .saslauthdNotRunning, .saslauthdForbidden,
        .saslauthdSymlink,
        .sqlUnreachable, .sqlSocketInChroot, .sqlAccessDenied, .smtpdConfMissing,
        .dovecotUnreachable.unlikely,
      ],
      references: ["RFC 4954, section 6"],
      logLines: [
        "unable to open Berkeley db", "cannot connect to saslauthd server",
        "sql plugin couldn't connect to any host",
      ]),
    Entry(
      "back-end-unavailable", .reply(535, 454, text: ["remote authentication server unavailable"]),
      example: "535 5.7.8 Error: authentication failed: remote authentication server unavailable",
      verdict: .backEndFailed,
      meaning: "The server could not check user and password, because what it asks does not answer.",
      causes: [.saslauthdNotRunning, .sqlUnreachable],
      deviation: "RFC 4954, section 6, has the answer 454 4.7.0 for this when the server says 535.",
      references: ["RFC 4954, section 6"]),
    Entry(
      "server-misconfigured", .reply(451, 421, enhanced: ["4.3.0", "4.3.5"]),
      example: "451 4.3.5 Server configuration problem", verdict: .backEndFailed,
      meaning: "The server has stumbled over its own configuration.",
      causes: [
        Suspect(
          "A setting or a table of the server is wrong or missing.",
          check: "The log says which, in a line with 'warning:' or 'fatal:'.",
          cure: "Correct it; postfix check."
        ).likely
      ],
      references: ["RFC 3463, section 3.4"], logLines: ["warning:", "fatal:"]),
    Entry(
      "auth-temporarily-refused", .reply(454, 451, 435, when: [.phase(.auth)]),
      example: "454 4.7.0 Try again later", verdict: .backEndFailed,
      meaning: "The server cannot authenticate anybody now.",
      causes: [.backEndSilent.likely]
        + .only(
          at: ServerKind.withCyrus, .saslauthdNotRunning, .saslauthdNotInChroot, .saslauthdForbidden,
          .sasldbUnreadable, .sqlUnreachable)
        + .only(at: [.postfix, .postfixWithDovecot], .dovecotUnreachable),
      references: ["RFC 4954, section 6"]),
  ]
}
