extension LogCatalogue {
  /// What Postfix says when it asks Dovecot about passwords (smtpd_sasl_type = dovecot).
  ///
  /// Older releases name the socket alone: `SASL: Connect to private/auth failed`.
  static let postfixDovecot: [LogEntry] = [
    LogEntry(
      "log-dovecot", "SASL: Connect to ", "failed: No such file or directory",
      example:
        "warning: SASL: Connect to Dovecot auth socket 'private/auth' failed: No such file or directory",
      source: "src/xsasl/xsasl_dovecot_server.c", verdict: .backEndFailed,
      meaning: "Postfix finds no socket of Dovecot where smtpd_sasl_path says, and smtpd ends.",
      causes: [.dovecotStopped.likely, .dovecotSocketMissing.likely]),
    LogEntry(
      "log-dovecot-inet-refused", "SASL: Connect to ", "inet:", "failed: Connection refused",
      example: "warning: SASL: Connect to inet:127.0.0.1:12345 failed: Connection refused",
      source: "src/xsasl/xsasl_dovecot_server.c", verdict: .backEndFailed,
      meaning: "Nobody listens at the address that smtpd_sasl_path names, and smtpd ends.",
      causes: [.dovecotPortClosed.likely, .dovecotStopped.likely]),
    LogEntry(
      "log-dovecot-refused", "SASL: Connect to ", "failed: Connection refused",
      example: "warning: SASL: Connect to private/auth failed: Connection refused",
      source: "src/xsasl/xsasl_dovecot_server.c", verdict: .backEndFailed,
      meaning: "The socket of Dovecot is there and nobody listens at it, and smtpd ends.",
      causes: [
        .dovecotStopped.likely,
        Suspect(
          "Dovecot runs with other settings, and the socket is one that was left over.",
          check: "doveconf service/auth", cure: "Restart Dovecot; remove the socket if nobody makes it anew."),
      ]),
    LogEntry(
      "log-dovecot-forbidden", "SASL: Connect to ", "failed: Permission denied",
      example: "warning: SASL: Connect to private/auth failed: Permission denied",
      source: "src/xsasl/xsasl_dovecot_server.c", verdict: .backEndFailed,
      meaning: "Postfix may not open the socket of Dovecot, and smtpd ends.",
      causes: [.dovecotSocketForbidden.likely]),
    LogEntry(
      "log-dovecot-timeout", "SASL: Connect to ", "timed out",
      example: "warning: SASL: Connect to inet:192.0.2.1:12345 failed: Connection timed out",
      source: "src/xsasl/xsasl_dovecot_server.c", verdict: .backEndFailed,
      meaning: "The host that smtpd_sasl_path names does not answer, and smtpd ends.",
      causes: [
        Suspect("A firewall drops the packets, or the host is off.", check: "postconf smtpd_sasl_path").likely
      ]),
    LogEntry(
      "log-dovecot-unreached", "SASL: Connect to ", "failed:",
      example: "warning: SASL: Connect to inet:mail.sample.test:12345 failed: No route to host",
      source: "src/xsasl/xsasl_dovecot_server.c", verdict: .backEndFailed,
      meaning: "Postfix cannot ask Dovecot about passwords, and smtpd ends.",
      causes: [.dovecotStopped, .dovecotSocketMissing, .dovecotPortClosed]),
    LogEntry(
      "log-dovecot-wrong-socket", "SASL: Connected to wrong auth socket",
      example: "warning: SASL: Connected to wrong auth socket (auth-master instead of auth-client)",
      source: "src/xsasl/xsasl_dovecot_server.c", verdict: .backEndFailed,
      meaning: "Postfix has reached a socket of Dovecot that is for other questions.",
      causes: [.dovecotWrongSocket.likely]),
    LogEntry(
      "log-dovecot-protocol-version", "SASL: Protocol version",
      example: "warning: SASL: Protocol version mismatch (2 vs. 1)",
      source: "src/xsasl/xsasl_dovecot_server.c", verdict: .backEndFailed,
      meaning: "Dovecot's protocol is of another version than Postfix knows.",
      causes: [
        .dovecotWrongSocket.likely,
        Suspect("One of the two is much older than the other.", cure: "Upgrade it."),
      ]),
    LogEntry(
      "log-dovecot-protocol", "SASL: Protocol error",
      example: "warning: SASL: Protocol error", source: "src/xsasl/xsasl_dovecot_server.c",
      verdict: .backEndFailed, meaning: "What answers at smtpd_sasl_path does not speak Dovecot's protocol.",
      causes: [.dovecotWrongSocket.likely]),
    LogEntry(
      "log-dovecot-handshake", "SASL: Couldn't send handshake",
      example: "warning: SASL: Couldn't send handshake: Broken pipe",
      source: "src/xsasl/xsasl_dovecot_server.c", verdict: .backEndFailed,
      meaning: "Dovecot closed the connection at once.",
      causes: [
        .dovecotWrongSocket, Suspect("Dovecot is being restarted, or crashes.", check: "Dovecot's log."),
      ]),
    LogEntry(
      "log-dovecot-field-missing", "missing Dovecot server", "field",
      example: "warning: missing Dovecot server OK username field",
      source: "src/xsasl/xsasl_dovecot_server.c", verdict: .backEndFailed,
      meaning: "Dovecot's answer lacks something that Postfix needs.",
      causes: [.dovecotWrongSocket, Suspect("A setting of the password database empties the user's name.")]),
  ]
}
