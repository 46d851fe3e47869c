extension LogCatalogue {
  /// Lines of a server that has come to grief before anybody could log in.
  static let server: [LogEntry] = [
    LogEntry(
      "log-no-mechanisms", "no SASL authentication mechanisms",
      example: "fatal: no SASL authentication mechanisms", verdict: .noService,
      meaning:
        "smtpd ends because it has no mechanism to offer; clients see the connection closed before a greeting.",
      causes: [.plaintextForbidden.likely, .noMechanisms.likely]),
    LogEntry(
      "log-no-applicable-mechanisms", "no applicable SASL mechanisms",
      example: "warning: xsasl_cyrus_server_get_mechanism_list: no applicable SASL mechanisms",
      verdict: .noService,
      meaning: "None of the mechanisms that are installed is allowed; smtpd ends.",
      causes: [.plaintextForbidden.likely, .noMechanisms.likely]),
    LogEntry(
      "log-throttling", "bad command startup", "throttling",
      example: "warning: /usr/lib/postfix/sbin/smtpd: bad command startup -- throttling", verdict: .noService,
      meaning: """
        smtpd died as soon as it was started, and master waits a minute before it tries again; clients see the \
        connection closed before a greeting, or none at all.
        """,
      causes: [
        Suspect("What the line with 'fatal:' before it says.", check: "grep fatal: in the log.").likely,
        .plaintextForbidden, .noMechanisms,
      ]),
    LogEntry(
      "log-sasl-initialization", "SASL per-process initialization failed",
      example: "warning: SASL per-process initialization failed: generic failure", verdict: .noService,
      meaning: "Cyrus SASL could not be set up.",
      causes: [Suspect("smtpd.conf cannot be read, or a line of it is malformed.").likely]),
    LogEntry(
      "log-no-certificate", "disabling TLS support",
      example:
        "warning: cannot get RSA private key from file \"/etc/ssl/private/mail.key\": disabling TLS support",
      verdict: .tlsFailed, meaning: "The server cannot use its certificate or key, and does without TLS.",
      causes: [
        Suspect(
          "The file is not there, cannot be read, or holds something else.",
          cure: "Correct smtpd_tls_cert_file and smtpd_tls_key_file.")
      ]),
    LogEntry(
      "log-tls-library", "TLS library problem",
      example: "warning: TLS library problem: error:0A000418:SSL routines::tlsv1 alert unknown ca:",
      verdict: .tlsFailed,
      meaning: "OpenSSL says why a TLS handshake failed; the words after 'SSL routines' tell.",
      causes: [
        Suspect("'alert unknown ca', 'alert bad certificate': the client does not trust the certificate."),
        Suspect("'unsupported protocol', 'no shared cipher': the two have no version or cipher in common."),
        Suspect("'wrong version number', 'http request': the client did not speak TLS."),
      ]),
    LogEntry(
      "log-tls-accept", "SSL_accept error",
      example: "SSL_accept error from client.sample.test[192.0.2.1]: lost connection", verdict: .tlsFailed,
      meaning: "A client gave the TLS handshake up.",
      causes: [
        Suspect("The client does not trust the certificate."),
        Suspect("The client did not speak TLS, at a port where it begins at once."),
      ]),
    LogEntry(
      "log-relay-denied", "Relay access denied",
      example: """
        NOQUEUE: reject: RCPT from localhost[127.0.0.1]: 454 4.7.1 <b@y.test>: Relay access denied; \
        from=<a@x.test> to=<b@y.test> proto=ESMTP helo=<blah>
        """,
      verdict: .relayRefused, meaning: "A client wanted mail passed on, and was not allowed to.",
      causes: [
        Suspect("The client had not authenticated.", check: "There is no sasl_username= in the line.").likely,
        .relayNotPermitted,
        Suspect("Somebody looks for an open relay."),
      ]),
  ]
}
