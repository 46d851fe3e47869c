extension LogCatalogue {
  /// Lines of a Postfix that sends by way of another server.
  static let client: [LogEntry] = [
    LogEntry(
      "log-client-no-mechanism", "cannot authenticate to server", "no mechanism available",
      example: """
        8C6F013A8B0: to=<you@far.test>, relay=127.0.0.1[127.0.0.1]:12525, status=deferred (SASL authentication \
        failed; cannot authenticate to server 127.0.0.1[127.0.0.1]: no mechanism available)
        """,
      verdict: .mechanismNotOffered,
      meaning: "The client may not, or cannot, use any of the mechanisms that the server offers.",
      causes: [.clientMechanismsForbidden.likely, .clientMechanismsMissing]),
    LogEntry(
      "log-client-no-common", "offered no compatible authentication mechanisms",
      example: """
        SASL authentication failed: server mail.sample.test[192.0.2.1] offered no compatible authentication \
        mechanisms for this type of connection security
        """,
      verdict: .mechanismNotOffered,
      meaning: "The client may not use any of the mechanisms that the server offers on this connection.",
      causes: [.clientMechanismsForbidden.likely, .clientMechanismsMissing]),
    LogEntry(
      "log-client-no-worthy", "No worthy mechs found",
      example: "warning: SASL authentication failure: No worthy mechs found", verdict: .mechanismNotOffered,
      meaning: "The client may not, or cannot, use any of the mechanisms that the server offers.",
      causes: [.clientMechanismsForbidden.likely, .clientMechanismsMissing]),
    LogEntry(
      "log-client-map-missing", "open database", ".db",
      example:
        "warning: hash:/etc/postfix/sasl/passwd is unavailable. open database /etc/postfix/sasl/passwd.db: No such file or directory",
      verdict: .backEndFailed,
      meaning: "Postfix cannot open a table; if it is the one with the passwords, no mail goes out.",
      causes: [.passwordMapMissing.likely]),
    LogEntry(
      "log-client-map-stale", "is older than source file",
      example:
        "warning: database /etc/postfix/sasl/passwd.db is older than source file /etc/postfix/sasl/passwd",
      verdict: .backEndFailed, meaning: "Postfix still uses the table as it was before the last change.",
      causes: [.passwordMapStale.likely]),
    LogEntry(
      "log-client-loop", "authentication protocol loop with server",
      example:
        "SASL authentication failed; authentication protocol loop with server mail.sample.test[192.0.2.1]",
      verdict: .protocolError, meaning: "The server asked for more again and again, and the client gave up."),
    LogEntry(
      "log-client-failed", "SASL authentication failed; cannot authenticate to server",
      example: """
        SASL authentication failed; cannot authenticate to server mail.sample.test[192.0.2.1]: invalid parameter \
        supplied
        """,
      verdict: .mechanismNotOffered, meaning: "The client could not begin: its own side of SASL failed.",
      causes: [.clientMechanismsMissing, .clientMechanismsForbidden]),
  ]
}
