extension LogCatalogue {
  /// Lines about what a client sent.
  static let credentials: [LogEntry] = [
    LogEntry(
      "log-password-not-verified", "Password verification failed",
      example: "warning: SASL authentication failure: Password verification failed", verdict: .rejected,
      meaning: """
        Cyrus SASL could not confirm the password of a PLAIN message; the line also comes when the back end failed, \
        and then another line beside it says so.
        """,
      causes: [
        .wrongCredentials.likely, .sasldbNotInChroot, .realmMismatch, .newlineEncoded, .sasldbStale,
        .smtpdConfMissing, .pamAccountMissing, .saslauthdWithoutRealm,
      ]),
    LogEntry(
      "log-other-identity", "Requested identity not authenticated identity",
      example: "warning: SASL authentication failure: Requested identity not authenticated identity",
      verdict: .rejected, meaning: "The password may be right; the message asks to act as somebody else.",
      causes: [.otherAuthorizationIdentity.likely], references: ["RFC 4616, section 2"]),
    LogEntry(
      "log-no-separator", "Can only find author",
      example: "warning: SASL authentication failure: Can only find author (no password)",
      verdict: .protocolError,
      meaning: "A message of PLAIN had fewer than its three parts.",
      causes: [.separatorsMissing.likely, .octalTrap], references: ["RFC 4616, section 2"]),
    LogEntry(
      "log-too-many-separators", "more data than we were expecting in the PLAIN",
      example:
        "warning: SASL authentication failure: Got more data than we were expecting in the PLAIN plugin",
      verdict: .protocolError, meaning: "A message of PLAIN had more than its three parts.",
      causes: [Suspect("A NUL follows the password.", check: "'smtp-auth-test decode -' shows it.").likely],
      references: ["RFC 4616, section 2"]),
    LogEntry(
      "log-mechanism-unknown", "Couldn't find mech",
      example: "warning: SASL authentication failure: Couldn't find mech XOAUTH2",
      verdict: .mechanismNotOffered,
      meaning: "A client tried a mechanism that the server does not have.",
      causes: [
        Suspect("The client did not look at the AUTH line of the reply to EHLO.").likely,
        Suspect("The mechanism's plugin is not installed, or mech_list in smtpd.conf leaves it out."),
      ]),
    LogEntry(
      "log-no-secret", "no secret in database",
      example: "warning: SASL authentication failure: no secret in database", verdict: .rejected,
      meaning: "For this mechanism the server needs the user's password or key, and has neither.",
      causes: [
        Suspect("There is no such user.", check: "sasldblistusers2").likely, .realmMismatch,
        .sasldbNotInChroot,
        .secretNotStored,
      ]),
    LogEntry(
      "log-digest-wrong", "incorrect digest response",
      example: "warning: SASL authentication failure: incorrect digest response", verdict: .rejected,
      meaning: "The answer to the challenge of CRAM-MD5 was made with another password.",
      causes: [.wrongCredentials.likely, .sasldbStale]),
    LogEntry(
      "log-stored-key", "StoredKey mismatch",
      example: "warning: SASL authentication failure: StoredKey mismatch", verdict: .rejected,
      meaning: "The proof of SCRAM was made with another password.",
      causes: [.wrongCredentials.likely, .sasldbStale, .nonASCIIPassword], references: ["RFC 5802, section 3"]
    ),
    LogEntry(
      "log-aborted", "authentication aborted",
      example: "warning: localhost[127.0.0.1]: SASL PLAIN authentication aborted", verdict: .protocolError,
      meaning: "The client cancelled the exchange with '*'.",
      causes: [Suspect("The client did not understand the challenge.")], references: ["RFC 4954, section 4"]),
    LogEntry(
      "log-left-after-auth", "lost connection after AUTH",
      example: "lost connection after AUTH from client.sample.test[192.0.2.1]", verdict: .noService,
      meaning: "The client went away after AUTH without QUIT.",
      causes: [
        Suspect("Somebody tries passwords.", check: "Many such lines from addresses that nobody knows."),
        Suspect("The client did not like the challenge or the answer, or gave up waiting for it."),
      ]),
    LogEntry(
      "log-authenticated", "sasl_method=", "sasl_username=",
      example: "B12A3F7F6D1: client=localhost[127.0.0.1], sasl_method=PLAIN, sasl_username=user@myserver",
      verdict: .works,
      meaning: "A message came from a client that had authenticated; the name is in the line."),
    LogEntry(
      "log-too-many-errors", "too many errors after AUTH",
      example: "too many errors after AUTH from client.sample.test[192.0.2.1]", verdict: .rejected,
      meaning: "The server hung up on a client that had too many errors.",
      causes: [Suspect("A program tries a wrong password again and again.").likely]),
    LogEntry(
      "log-attempts-limited", "AUTH command rate limit exceeded",
      example:
        "warning: AUTH command rate limit exceeded: 11 from client.sample.test[192.0.2.1] for service smtp",
      verdict: .backEndFailed,
      meaning: "A client tried AUTH more often than smtpd_client_auth_rate_limit allows.",
      causes: [Suspect("A program tries again and again.").likely]),
    LogEntry(
      "log-exim-failed", "authenticator failed for",
      example:
        "plain_server authenticator failed for (blah) [192.0.2.1]: 535 Incorrect authentication data (set_id=joe)",
      verdict: .rejected,
      meaning: "Exim's authenticator did not accept user and password; set_id= is the user's name.",
      causes: [.wrongCredentials.likely, .newlineEncoded]),
  ]
}
