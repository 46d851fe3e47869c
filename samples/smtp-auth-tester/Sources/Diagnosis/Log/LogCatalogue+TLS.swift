extension LogCatalogue {
  /// Why TLS failed, in OpenSSL's words, which programs put behind words of their own: Postfix `TLS library problem:`,
  /// Exim `TLS error on connection`, Dovecot `SSL_accept() failed:`.
  static let tls: [LogEntry] = [
    LogEntry(
      "log-tls-no-protocols", "no protocols available",
      example: "warning: TLS library problem: error:0A0000BF:SSL routines::no protocols available:",
      source: "ssl/ssl_err.c", verdict: .tlsFailed,
      meaning: "The settings of this side exclude every version of TLS.",
      causes: [
        Suspect(
          "The list of protocols allows none that the library has.", check: "postconf | grep tls.*protocols",
          cure: ">=TLSv1.2"
        ).likely
      ]),
    LogEntry(
      "log-tls-unknown-ca", "alert unknown ca",
      example: "warning: TLS library problem: error:0A000418:SSL routines::tlsv1 alert unknown ca:",
      source: "ssl/ssl_err.c", verdict: .tlsFailed,
      meaning: "The client does not trust the authority of the server's certificate, and says so (alert 48).",
      causes: [.chainIncomplete.likely, .ownCertificate]),
    LogEntry(
      "log-tls-certificate-alert", "alert", "certificate",
      example: "warning: TLS library problem: error:0A000412:SSL routines::sslv3 alert bad certificate:",
      source: "ssl/ssl_err.c", verdict: .tlsFailed,
      meaning: "The other side refuses the certificate, and says so (alerts 42 to 46).",
      causes: [
        Suspect("It has expired, or is for another name.", check: "smtp-auth-test probe HOST:PORT").likely,
        .ownCertificate, .chainIncomplete,
      ]),
    LogEntry(
      "log-tls-version", "unsupported protocol",
      example: "warning: TLS library problem: error:0A000102:SSL routines::unsupported protocol:",
      source: "ssl/ssl_err.c", verdict: .tlsFailed,
      meaning: "The client has only versions of TLS that the server does not allow.",
      causes: [.clientTooOld.likely]),
    LogEntry(
      "log-tls-version-low", "version too low",
      example: "warning: TLS library problem: error:0A00018C:SSL routines::version too low:",
      source: "ssl/ssl_err.c", verdict: .tlsFailed,
      meaning: "The client has only versions of TLS that the server does not allow.",
      causes: [.clientTooOld.likely]),
    LogEntry(
      "log-tls-version-alert", "alert protocol version",
      example: "warning: TLS library problem: error:0A00042E:SSL routines::tlsv1 alert protocol version:",
      source: "ssl/ssl_err.c", verdict: .tlsFailed,
      meaning: "The two have no version of TLS in common, as the other side says (alert 70).",
      causes: [.clientTooOld.likely]),
    LogEntry(
      "log-tls-cipher", "no shared cipher",
      example: "warning: TLS library problem: error:0A0000C1:SSL routines::no shared cipher:",
      source: "ssl/ssl_err.c", verdict: .tlsFailed, meaning: "The two have no cipher in common.",
      causes: [
        Suspect(
          "The server has no certificate, so that most ciphers are out.",
          check: "postconf smtpd_tls_cert_file"),
        .clientTooOld.likely,
      ]),
    LogEntry(
      "log-tls-handshake-alert", "alert handshake failure",
      example: "warning: TLS library problem: error:0A000410:SSL routines::sslv3 alert handshake failure:",
      source: "ssl/ssl_err.c", verdict: .tlsFailed,
      meaning: "The other side found nothing that both can do (alert 40).",
      causes: [.clientTooOld.likely, Suspect("The other side wants a certificate of the client.")]),
    LogEntry(
      "log-tls-internal-alert", "alert internal error",
      example: "warning: TLS library problem: error:0A000438:SSL routines::tlsv1 alert internal error:",
      source: "ssl/ssl_err.c", verdict: .tlsFailed,
      meaning: "The other side has trouble of its own, such as with its certificate or key (alert 80).",
      causes: [Suspect("The other side's certificate or key is unusable.", check: "Its own log.").likely]),
    LogEntry(
      "log-tls-application", "no application protocol",
      example: "SSL_accept() failed: error:0A0000EB:SSL routines::no application protocol",
      source: "ssl/ssl_err.c", verdict: .tlsFailed,
      meaning: "The client asked for a protocol within TLS (ALPN) that the server does not speak.",
      causes: [Suspect("A browser or a scanner found the port.").likely]),
    LogEntry(
      "log-tls-no-tls", "wrong version number",
      example: "warning: TLS library problem: error:0A00010B:SSL routines::wrong version number:",
      source: "ssl/ssl_err.c", verdict: .tlsFailed, meaning: "What came was not TLS.",
      causes: [
        Suspect(
          "One side begins with TLS and the other without.",
          cure: "465 is for TLS from the beginning, 587 for STARTTLS: correct the client's setting."
        ).likely
      ]),
    LogEntry(
      "log-tls-http", "http request",
      example: "warning: TLS library problem: error:0A00009C:SSL routines::http request:",
      source: "ssl/ssl_err.c",
      verdict: .tlsFailed, meaning: "What came was HTTP.",
      causes: [Suspect("A browser or a scanner found the port.").likely]),
    LogEntry(
      "log-tls-verify", "certificate verify failed",
      example: "warning: TLS library problem: error:0A000086:SSL routines::certificate verify failed:",
      source: "ssl/ssl_err.c", verdict: .tlsFailed,
      meaning: "This side does not trust the other's certificate.",
      causes: [
        Suspect(
          "The authority is unknown here, or the certificate has expired.", check: "smtp-auth-test probe"
        ).likely
      ]),
    LogEntry(
      "log-tls-end", "unexpected eof",
      example: "warning: TLS library problem: error:0A000126:SSL routines::unexpected eof while reading:",
      source: "ssl/ssl_err.c", verdict: .tlsFailed,
      meaning: "The other side closed the connection without ending TLS; harmless after the mail is through.",
      causes: [Suspect("The other side gave up, or is careless.")]),
    LogEntry(
      "log-tls-library", "TLS library problem",
      example:
        "warning: TLS library problem: error:0A000119:SSL routines::decryption failed or bad record mac:",
      source: "src/tls/tls_misc.c of Postfix", verdict: .tlsFailed,
      meaning: "OpenSSL says why a TLS handshake failed; the words after 'SSL routines' tell.",
      causes: [Suspect("What these words say.", check: "smtp-auth-test probe HOST:PORT")]),
    LogEntry(
      "log-tls-accept", "SSL_accept error",
      example: "SSL_accept error from client.sample.test[192.0.2.1]: lost connection",
      source: "src/tls/tls_server.c of Postfix", verdict: .tlsFailed,
      meaning: "A client gave the TLS handshake up.",
      causes: [
        Suspect("The client does not trust the certificate."),
        Suspect("The client did not speak TLS, at a port where it begins at once."),
      ]),
    LogEntry(
      "log-tls-connect", "SSL_connect error",
      example: "SSL_connect error to mail.sample.test[192.0.2.1]:25: -1",
      source: "src/tls/tls_client.c of Postfix",
      isResult: true, verdict: .tlsFailed, meaning: "The TLS handshake with a server failed.",
      causes: [Suspect("What the line 'TLS library problem' beside it says.").likely]),
  ]
}

extension Suspect {
  static let certificateUnusable = Suspect(
    "The file is not there, cannot be read, or holds something else.",
    cure: "Correct smtpd_tls_cert_file and smtpd_tls_key_file.")

  static let chainIncomplete = Suspect(
    "The server does not send the certificates between its own and the authority's.",
    check: "smtp-auth-test probe HOST:PORT", cure: "Give the whole chain in one file, the server's first.")

  static let ownCertificate = Suspect(
    "The certificate is self-signed, and the client was not told to trust it.",
    cure: "Have one from a public authority, or install it on the client.")

  static let clientTooOld = Suspect(
    "The client is old, and has TLS 1.0 or 1.1 only.",
    check: "smtpd_tls_loglevel = 1 logs the version of others.",
    cure: "Upgrade the client; else smtpd_tls_mandatory_protocols and the ciphers of the server.")
}
