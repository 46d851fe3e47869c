extension LogCatalogue {
  /// What Dovecot's login processes say of a client.
  static let dovecotLogin: [LogEntry] = [
    LogEntry(
      "log-dovecot-plaintext", "tried to use dis", "plaintext auth",
      example:
        "submission-login: Disconnected (tried to use disallowed plaintext auth): user=<>, rip=192.0.2.1",
      source: "src/login-common/client-common.c of 2.3", verdict: .tlsFailed,
      meaning: "The client sent a password without TLS, which Dovecot does not allow.",
      causes: [.dovecotCleartext.likely]),
    LogEntry(
      "log-dovecot-cleartext", "leartext auth", "disa",
      example: "submission-login: Login aborted: Logged out (cleartext authentication disabled)",
      source: "src/login-common/client-common-auth.c", verdict: .tlsFailed,
      meaning: "The client sent a password without TLS, which Dovecot does not allow.",
      causes: [.dovecotCleartext.likely]),
    LogEntry(
      "log-dovecot-no-attempts", "no auth attempts",
      example:
        "submission-login: Disconnected (no auth attempts in 0 secs): user=<>, rip=192.0.2.1, TLS: Disconnected",
      source: "src/login-common/client-common.c", verdict: .noService,
      meaning: "The client left before it tried to log in.",
      causes: [
        Suspect(
          "The client did not like the certificate.", check: "'SSL_accept() failed' or 'alert' in the line."),
        Suspect("The client found no mechanism that it has.", check: "smtp-auth-test probe HOST:PORT"),
        Suspect("A scanner or a check whether the port is open."),
      ]),
    LogEntry(
      "log-dovecot-disconnected", "auth failed, ", " attempts",
      example:
        "submission-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<user>, method=PLAIN, rip=192.0.2.1",
      source: "src/login-common/client-common.c", isResult: true, verdict: .rejected,
      meaning: "The client left after its logins had failed; lines of 'auth:' say why.",
      causes: [.dovecotPasswordWrong.likely, .dovecotUserUnknown.likely, .newlineEncoded]),
    LogEntry(
      "log-dovecot-disconnected-24", "authentication failure", "attempts in",
      example:
        "submission-login: Login aborted: Connection closed (authentication failure, 1 attempts in 2 secs) (auth_failed): user=<user>",
      source: "src/login-common/client-common.c of 2.4", isResult: true, verdict: .rejected,
      meaning: "The client left after its logins had failed; lines of 'auth:' say why.",
      causes: [.dovecotPasswordWrong.likely, .dovecotUserUnknown.likely]),
    LogEntry(
      "log-dovecot-proxy", "proxy dest auth failed",
      example: "imap-login: Disconnected (proxy dest auth failed): user=<user>, method=PLAIN, rip=192.0.2.1",
      source: "src/login-common/client-common.c of 2.3", verdict: .rejected,
      meaning: "Dovecot is a proxy here: the server behind it did not accept the login.",
      causes: [
        Suspect("That server's own log says why.", check: "The fields host and master of the passdb.").likely
      ]),
    LogEntry(
      "log-dovecot-not-ready", "disconnected before auth was ready",
      example:
        "imap-login: Disconnected (disconnected before auth was ready, waited 0 secs): user=<>, rip=192.0.2.1",
      source: "src/login-common/client-common.c", isResult: true, verdict: .noService,
      meaning: "The client left before Dovecot's authentication service had answered.",
      causes: [
        Suspect("A scanner, or a client that did not like the certificate.").likely,
        Suspect("The service does not start.", check: "Its lines 'auth: Fatal:'."),
      ]),
    LogEntry(
      "log-dovecot-unfinished", "client didn't finish SASL auth",
      example:
        "imap-login: Disconnected (client didn't finish SASL auth, waited 2 secs): user=<>, method=PLAIN",
      source: "src/login-common/client-common.c", verdict: .protocolError,
      meaning: "The client began AUTH and left before its end.",
      causes: [
        Suspect("The client did not understand the question, or the connection broke.").likely,
        Suspect("A program that tries passwords."),
      ]),
    LogEntry(
      "log-dovecot-handshake-failed", "SSL_accept()", "failed",
      example:
        "imap-login: Disconnected: Connection closed: SSL_accept() syscall failed: Connection reset by peer",
      source: "src/lib-ssl-iostream/iostream-openssl.c", verdict: .tlsFailed,
      meaning: "A client gave the TLS handshake up.",
      causes: [Suspect("The client does not trust the certificate, or did not speak TLS.")]),
    LogEntry(
      "log-dovecot-login", "-login: ", "Login: user=<",
      example:
        "submission-login: Login: user=<user>, method=PLAIN, rip=192.0.2.1, lip=192.0.2.2, mpid=18, TLS",
      source: "src/login-common/client-common.c", isResult: true, verdict: .works,
      meaning: "A user has logged in to Dovecot."),
    LogEntry(
      "log-dovecot-no-handshake", "Timeout waiting for handshake from auth server",
      example:
        "imap-login: Error: Timeout waiting for handshake from auth server. my pid=1684, input bytes=0",
      source: "src/lib-auth-client/auth-client-connection.c", isResult: true, verdict: .backEndFailed,
      meaning: "Dovecot's authentication service does not answer its own login processes.",
      causes: [Suspect("It ends at its start.", check: "Its lines 'auth: Fatal:'.").likely]),
    LogEntry(
      "log-dovecot-internal", "Internal login failure",
      example:
        "pop3-login: Internal login failure (pid=18920 id=163) (internal failure, 1 successful auths): user=<user>",
      source: "src/login-common/client-common-auth.c", isResult: true, verdict: .backEndFailed,
      meaning: "The password is right, and Dovecot could not begin the user's session.",
      causes: [
        Suspect("userdb does not know the user, or its answer is wrong.", check: "doveadm user USER").likely
      ]),
    LogEntry(
      "log-dovecot-temporary", "auth service reported temporary failure",
      example: "imap-login: Login aborted: Connection closed (auth service reported temporary failure)",
      source: "src/login-common/client-common.c", isResult: true, verdict: .backEndFailed,
      meaning: "Dovecot could not check the password; lines 'auth: Error:' or 'auth-worker: Error:' say why.",
      causes: [.dovecotDatabaseDown]),
  ]
}
