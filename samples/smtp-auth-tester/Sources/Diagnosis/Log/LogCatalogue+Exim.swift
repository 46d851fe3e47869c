extension LogCatalogue {
  /// What Exim says in its main log, its reject log and its panic log.
  static let exim: [LogEntry] = [
    LogEntry(
      "log-exim-temporary", "authenticator failed for", "435 Unable to authenticate at present",
      example:
        "plain_server authenticator failed for (blah) [192.0.2.1]: 435 Unable to authenticate at present (set_id=joe): authentication socket connection error",
      source: "src/smtp_in.c", verdict: .backEndFailed,
      meaning: "Exim could not check user and password; the words at the end say why.",
      causes: [
        Suspect(
          "'authentication socket': server_socket of a dovecot authenticator is not there, or Exim may not open it.",
          check: "ls -l SOCKET; doveconf service/auth",
          cure: "unix_listener with mode 0660 and group Debian-exim in service auth of Dovecot."
        ).likely,
        Suspect(
          "'failed to open', 'lookup', 'expansion': the condition cannot be expanded.",
          check: "exim -be with the condition; the panic log.",
          cure: "Correct server_condition, or the file's permissions."),
      ]),
    LogEntry(
      "log-exim-internal", "authenticator failed for", "435 Internal error",
      example:
        "plain_server authenticator failed for (blah) [192.0.2.1]: 435 Internal error (set_id=joe): return 7 from authentication check",
      source: "src/smtp_in.c", verdict: .backEndFailed, meaning: "An authenticator of Exim failed inside.",
      causes: [Suspect("Its configuration is wrong.", check: "The panic log; exim -bV.").likely]),
    LogEntry(
      "log-exim-data", "authenticator failed for", "535 Incorrect authentication data", "set_id=",
      example:
        "plain_server authenticator failed for (blah) [192.0.2.1]: 535 Incorrect authentication data (set_id=joe)",
      source: "src/smtp_in.c", verdict: .rejected,
      meaning: "Exim's authenticator did not accept user and password; set_id= is the user's name.",
      causes: [.eximCredentials.likely, .newlineEncoded]),
    LogEntry(
      "log-exim-base64", "authenticator failed for", "501 Invalid base64",
      example: "login_server authenticator failed for (blah) [192.0.2.1]: 501 Invalid base64 data",
      source: "src/smtp_in.c", verdict: .protocolError,
      meaning: "Exim could not undo the base64 that the client sent.",
      causes: [.notBase64.likely], references: ["RFC 4954, section 4"]),
    LogEntry(
      "log-exim-failed", "authenticator failed for",
      example: "login_server authenticator failed for (blah) [192.0.2.1]: 535 Incorrect authentication data",
      source: "src/smtp_in.c", verdict: .rejected,
      meaning: "Exim's authenticator did not accept what the client sent.",
      causes: [.eximCredentials.likely, .newlineEncoded, .notBase64]),
    LogEntry(
      "log-exim-not-advertised", "AUTH command used when not advertised",
      example:
        "SMTP protocol error in \"AUTH LOGIN\" H=(blah) [192.0.2.1] AUTH command used when not advertised",
      source: "src/smtp_in.c", verdict: .authNotOffered,
      meaning: "A client sent AUTH, which Exim did not offer it.",
      causes: [
        Suspect(
          "Exim offers AUTH over TLS only, and the client did not use it.",
          check: "auth_advertise_hosts; server_advertise_condition", cure: "Switch TLS on in the client."
        ).likely,
        Suspect("A program tries passwords without looking."),
      ]),
    LogEntry(
      "log-exim-mechanism", "authentication mechanism not supported",
      example:
        "SMTP protocol error in \"AUTH NTLM\" H=(blah) [192.0.2.1] NTLM authentication mechanism not supported",
      source: "src/smtp_in.c", verdict: .mechanismNotOffered, meaning: "Exim has no such authenticator.",
      causes: [
        Suspect("The client did not look at what is offered.", check: "smtp-auth-test probe HOST:PORT").likely
      ]),
    LogEntry(
      "log-exim-cyrus", "Cyrus SASL ", " failure",
      example: "login_sasl authenticator (LOGIN): Cyrus SASL permanent failure: authentication failure",
      source: "src/auths/cyrus_sasl.c", verdict: .rejected,
      meaning: "Cyrus SASL, which Exim asks, did not accept user and password, or failed.",
      causes: [
        .wrongCredentials, .saslauthdNotRunning,
        Suspect("The user Debian-exim may not reach saslauthd or sasldb2.", check: "id Debian-exim").likely,
      ]),
    LogEntry(
      "log-exim-expansion", "expansion of", "failed in",
      example:
        "expansion of \"${lookup{$auth1}lsearch{/etc/exim4/passwd}}\" failed in cram_server authenticator: failed to open /etc/exim4/passwd",
      source: "src/auths/cram_md5.c", verdict: .backEndFailed,
      meaning: "An authenticator's setting cannot be expanded.",
      causes: [
        Suspect(
          "The file that it names is missing, or Exim may not read it.", check: "exim -be 'EXPRESSION'",
          cure: "chgrp Debian-exim FILE; chmod 640 FILE"
        ).likely
      ]),
    LogEntry(
      "log-exim-relay", "rejected RCPT", "relay not permitted",
      example: "H=(blah) [192.0.2.1] F=<a@x.test> rejected RCPT <b@y.test>: relay not permitted",
      source: "the acl_check_rcpt of a configuration", verdict: .relayRefused,
      meaning: "A client wanted mail passed on, and was not allowed to.",
      causes: [
        Suspect("The client had not authenticated.", check: "There is no A= in the line.").likely,
        Suspect("The ACL has no 'accept authenticated = *' before it denies."),
      ]),
    LogEntry(
      "log-exim-tls", "TLS error on connection from",
      example:
        "TLS error on connection from (blah) [192.0.2.1] (gnutls_handshake): A packet with illegal or unsupported version was received.",
      source: "src/tls-gnu.c", verdict: .tlsFailed,
      meaning: "A TLS handshake failed; the words at the end say why.",
      causes: [
        Suspect("'unsupported version', 'no cipher': the client is too old."),
        Suspect("'certificate', 'unknown ca': the client does not trust the certificate."),
        Suspect("'unexpected TLS packet', 'wrong version number': the client did not speak TLS."),
      ]),
    LogEntry(
      "log-exim-accepted", " A=", " <= ",
      example: "1a2B3c-000001-AB <= a@x.test H=(blah) [192.0.2.1] P=esmtpsa A=plain_server:joe S=321",
      source: "src/receive.c", isResult: true, verdict: .works,
      meaning: "A message came from a client that had authenticated; the name is after A=."),
    LogEntry(
      "log-exim-auth-required", "rejected RCPT", "AUTH is required",
      example:
        "H=(blah) [192.0.2.1] F=<a@x.test> rejected RCPT <b@y.test>: SMTP AUTH is required for message submission on port 587",
      source: "the acl_check_rcpt of a configuration", verdict: .relayRefused,
      meaning: "A client wanted to send at a port for users without having logged in.",
      causes: [
        Suspect("The client did not authenticate.", cure: "Switch authentication on in the client.").likely
      ]),
    LogEntry(
      "log-exim-dropped", "dropped: too many", "AUTH",
      example:
        "SMTP call from [192.0.2.1] dropped: too many syntax or protocol errors (last command was \"AUTH LOGIN\")",
      source: "src/smtp_in.c", isResult: true, verdict: .protocolError,
      meaning: "Exim hung up on a client after too many errors, the last of them with AUTH.",
      causes: [Suspect("A program that tries passwords without looking at what is offered.").likely]),
    LogEntry(
      "log-exim-no-mail", "no MAIL in SMTP connection", "AUTH",
      example: "no MAIL in SMTP connection from (blah) [192.0.2.1] D=0.3s C=EHLO,AUTH,QUIT",
      source: "src/smtp_in.c",
      isResult: true, verdict: .rejected,
      meaning: "The client tried AUTH and left without sending mail; the commands are after C=.",
      causes: [
        Suspect("The login failed.", check: "A line 'authenticator failed for' with the same address.")
          .likely,
        Suspect("Somebody only tested a password."),
      ]),
    LogEntry(
      "log-exim-synchronization", "SMTP protocol synchronization error",
      example:
        "SMTP protocol synchronization error (input sent without waiting for greeting): rejected connection from H=[192.0.2.1]",
      source: "src/smtp_in.c", verdict: .protocolError,
      meaning: "The client sent something before it was its turn.",
      causes: [
        Suspect(
          "The client began with TLS at a port without it, or is a scanner.",
          check: "What stands after input=."
        ).likely
      ]),
    LogEntry(
      "log-exim-saslauthd", "cannot connect to saslauthd daemon",
      example: "cannot connect to saslauthd daemon at /var/run/saslauthd/mux: Permission denied",
      source: "src/auths/call_saslauthd.c", verdict: .backEndFailed, meaning: "Exim cannot ask saslauthd.",
      causes: [
        Suspect("It does not run.", check: "systemctl status saslauthd"),
        Suspect("Debian-exim is not in the group sasl.", cure: "adduser Debian-exim sasl, and restart Exim.")
          .likely,
      ]),
    LogEntry(
      "log-exim-dovecot-mechanism", "Dovecot did not advertise mechanism",
      example: "Dovecot did not advertise mechanism \"CRAM-MD5\" to us", source: "src/auths/dovecot.c",
      verdict: .backEndFailed,
      meaning: "An authenticator of Exim wants a mechanism that Dovecot does not have.",
      causes: [Suspect("public_name and auth_mechanisms differ.", check: "doveconf auth_mechanisms").likely]),
    LogEntry(
      "log-exim-socket", "authentication socket",
      example: "authentication socket connection error", source: "src/auths/dovecot.c",
      verdict: .backEndFailed,
      meaning: "Exim cannot ask Dovecot about passwords.",
      causes: [
        Suspect(
          "server_socket is not there, or Exim may not open it.", check: "ls -l SOCKET",
          cure: "unix_listener with mode 0660 and group Debian-exim in service auth of Dovecot."
        ).likely
      ]),
    LogEntry(
      "log-exim-authenticator", "authenticator:", "couldn't",
      example: "login_sasl authenticator:  couldn't initialise Cyrus SASL library.",
      source: "src/auths/cyrus_sasl.c",
      verdict: .backEndFailed, meaning: "An authenticator of Exim cannot be set up, and Exim ends.",
      causes: [Suspect("Its settings, or the library that it uses, are wrong.", check: "exim -bV").likely]),
  ]
}

extension Suspect {
  static let eximCredentials = Suspect(
    "The user's name or the password is wrong.",
    check: "/etc/exim4/passwd, or what server_condition asks; exim -be with the condition.",
    cure: "Correct the pair in the client, or set it anew: exim4-passwd.new or htpasswd.")
}
