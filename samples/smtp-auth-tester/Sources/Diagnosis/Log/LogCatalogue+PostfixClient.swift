extension LogCatalogue {
  /// Lines of a Postfix that sends by way of another server.
  static let postfixClient: [LogEntry] = [
    LogEntry(
      "log-client-no-mechanism", "cannot authenticate to server", "no mechanism available",
      example: """
        8C6F013A8B0: to=<you@far.test>, relay=127.0.0.1[127.0.0.1]:12525, status=deferred (SASL authentication \
        failed; cannot authenticate to server 127.0.0.1[127.0.0.1]: no mechanism available)
        """,
      source: "src/smtp/smtp_sasl_glue.c", verdict: .mechanismNotOffered,
      meaning: "The client may not, or cannot, use any of the mechanisms that the server offers.",
      causes: [.clientMechanismsForbidden.likely, .clientMechanismsMissing]),
    LogEntry(
      "log-client-no-common", "offered no compatible authentication mechanisms",
      example: """
        SASL authentication failed: server mail.sample.test[192.0.2.1] offered no compatible authentication \
        mechanisms for this type of connection security
        """,
      source: "src/smtp/smtp_sasl_proto.c", verdict: .mechanismNotOffered,
      meaning: "The client may not use any of the mechanisms that the server offers on this connection.",
      causes: [.clientMechanismsForbidden.likely, .clientMechanismsMissing]),
    LogEntry(
      "log-client-no-worthy", "No worthy mechs found",
      example: "warning: SASL authentication failure: No worthy mechs found",
      source: "lib/client.c of Cyrus SASL", verdict: .mechanismNotOffered,
      meaning: "The client may not, or cannot, use any of the mechanisms that the server offers.",
      causes: [.clientMechanismsForbidden.likely, .clientMechanismsMissing]),
    LogEntry(
      "log-client-loop", "authentication protocol loop with server",
      example:
        "SASL authentication failed; authentication protocol loop with server mail.sample.test[192.0.2.1]",
      source: "src/smtp/smtp_sasl_glue.c", verdict: .protocolError,
      meaning: "The server asked for more again and again, and the client gave up."),
    LogEntry(
      "log-client-failed", "SASL authentication failed; cannot authenticate to server",
      example: """
        SASL authentication failed; cannot authenticate to server mail.sample.test[192.0.2.1]: invalid parameter \
        supplied
        """,
      source: "src/smtp/smtp_sasl_glue.c", verdict: .mechanismNotOffered,
      meaning: "The client could not begin: its own side of SASL failed.",
      causes: [.clientMechanismsMissing, .clientMechanismsForbidden]),
    LogEntry(
      "log-client-no-supported", "offered no supported AUTH mechanisms",
      example:
        "warning: mail.sample.test[192.0.2.1]:587 offered no supported AUTH mechanisms: 'NTLM GSSAPI'",
      source: "src/smtp/smtp_sasl_proto.c", verdict: .mechanismNotOffered,
      meaning: "The server offers no mechanism that smtp_sasl_mechanism_filter leaves.",
      causes: [
        Suspect(
          "The server does not offer PLAIN or LOGIN, or only over TLS.",
          check: "smtp-auth-test probe HOST:PORT", cure: "Use TLS: smtp_tls_security_level = encrypt."
        ).likely,
        Suspect("The filter is too narrow.", check: "postconf smtp_sasl_mechanism_filter"),
      ]),
    LogEntry(
      "log-client-null-list", "offered null AUTH mechanism list",
      example: "warning: mail.sample.test[192.0.2.1]:587 offered null AUTH mechanism list",
      source: "src/smtp/smtp_sasl_proto.c", verdict: .authNotOffered,
      meaning: "The server's line about AUTH names no mechanism.",
      causes: [Suspect("The server has none.", check: "smtp-auth-test probe HOST:PORT").likely]),
    LogEntry(
      "log-client-challenge", "SASL authentication failed; non-empty initial",
      example:
        "SASL authentication failed; non-empty initial PLAIN challenge from server mail.sample.test[192.0.2.1]: x",
      source: "src/smtp/smtp_sasl_glue.c", verdict: .protocolError,
      meaning: "The server asked something first where the mechanism has the client begin.",
      causes: [Suspect("The server does not do what the standard says.", cure: "Another mechanism.").likely],
      references: ["RFC 4422, section 5"]),
    LogEntry(
      "log-client-no-table", "specify a password table via",
      example:
        "fatal: specify a password table via the `smtp_sasl_password_maps' configuration parameter",
      source: "src/smtp/smtp_sasl_glue.c", verdict: .backEndFailed,
      meaning: "smtp_sasl_auth_enable is yes and there is no table of passwords; no mail goes out.",
      causes: [
        Suspect(
          "smtp_sasl_password_maps is empty.", check: "postconf smtp_sasl_password_maps",
          cure: "smtp_sasl_password_maps = TYPE:FILE, and postmap the file."
        ).likely
      ]),
    LogEntry(
      "log-client-lookup", "smtp_sasl_password_maps lookup error",
      example: "warning: smtp_sasl_password_maps lookup error", source: "src/smtp/smtp_sasl_glue.c",
      verdict: .backEndFailed, meaning: "The table of passwords cannot be asked; mail is deferred.",
      causes: [.passwordMapMissing.likely]),
    LogEntry(
      "log-client-tls-not-offered", "TLS is required, but was not offered",
      example:
        "status=deferred (TLS is required, but was not offered by host mail.sample.test[192.0.2.1])",
      source: "src/smtp/smtp_proto.c", verdict: .tlsFailed,
      meaning: "The client wants TLS and the server does not offer STARTTLS.",
      causes: [
        Suspect(
          "The port is one for TLS from the beginning, or one without TLS.",
          check: "smtp-auth-test probe HOST:PORT", cure: "relayhost = [host]:587"
        ).likely, .strippedOnTheWay,
      ]),
    LogEntry(
      "log-client-tls-untrusted", "Server certificate not",
      example: "status=deferred (Server certificate not trusted)", source: "src/smtp/smtp_proto.c",
      verdict: .tlsFailed,
      meaning: "The client does not trust the server's certificate, or its name differs.",
      causes: [
        Suspect(
          "smtp_tls_CAfile does not have the authority.",
          cure: "smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt"),
        Suspect(
          "The certificate is for another name than relayhost.", check: "smtp-auth-test probe HOST:PORT"),
      ]),
    LogEntry(
      "log-client-tls-failed", "Cannot start TLS: handshake failure",
      example: "status=deferred (Cannot start TLS: handshake failure)", source: "src/smtp/smtp_proto.c",
      isResult: true, verdict: .tlsFailed, meaning: "The TLS handshake with the server failed.",
      causes: [Suspect("What the lines 'TLS library problem' before it say.").likely]),
    LogEntry(
      "log-client-wrappermode", "requires setting \"smtp_tls_wrappermode",
      example:
        "SMTPS wrappermode (TCP port 465) requires setting \"smtp_tls_wrappermode = yes\"",
      source: "src/smtp/smtp_connect.c", verdict: .tlsFailed,
      meaning: "The port is one for TLS from the beginning, and the client would begin without it.",
      causes: [
        Suspect(
          "smtp_tls_wrappermode is no.",
          cure: "smtp_tls_wrappermode = yes and smtp_tls_security_level = encrypt; or use port 587."
        ).likely
      ]),
    LogEntry(
      "log-client-no-greeting", "while receiving the initial server greeting",
      example:
        "status=deferred (lost connection with mail.sample.test[192.0.2.1] while receiving the initial server greeting)",
      source: "src/smtp/smtp_proto.c", verdict: .noService,
      meaning: "The connection was made, and no greeting came.",
      causes: [
        Suspect(
          "The port speaks TLS from the beginning (465).",
          cure: "smtp_tls_wrappermode = yes and smtp_tls_security_level = encrypt; or port 587."
        ).likely,
        Suspect("The server does not let the client in.", check: "The server's log; smtp-auth-test probe."),
      ]),
    LogEntry(
      "log-client-timeout", "connect to ", ": Connection timed out",
      example: "connect to mail.sample.test[192.0.2.1]:25: Connection timed out",
      source: "src/smtp/smtp_connect.c", verdict: .noConnection,
      meaning: "The server's address does not answer.",
      causes: [
        Suspect(
          "A firewall drops the packets; many providers do so for port 25.", cure: "relayhost = [host]:587"
        ).likely
      ]),
    LogEntry(
      "log-client-no-password", "no auth info found",
      example: "smtp_sasl_passwd_lookup: no auth info found (sender=`a@x.test', host=`mail.sample.test')",
      source: "src/smtp/smtp_sasl_glue.c", verdict: .relayRefused,
      meaning: "The table of passwords has nothing for this server, so that no AUTH is sent.",
      causes: [.passwordKeyMismatch.likely, .passwordMapStale]),
    LogEntry(
      "log-client-session", "per-session SASL client initialization",
      example: "warning: per-session SASL client initialization: generic failure",
      source: "src/xsasl/xsasl_cyrus_client.c", verdict: .backEndFailed,
      meaning: "The client's own Cyrus SASL could not be set up.",
      causes: [.clientMechanismsMissing.likely]),
  ]
}
