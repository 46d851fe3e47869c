/// Servers that check passwords in ways of their own.
extension ServerManual {
  /// Exim's specification, chapters on SMTP authentication and on the command line; log line 'authenticator failed'.
  static let exim: [Topic: Advice] = [
    .credentials: Advice(
      check: """
        'exim -bP authenticators' shows what server_condition asks, 'exim -be' expands it; the main log has \
        'authenticator failed' with set_id=USER.
        """,
      cure: "Correct the pair, or the password in what server_condition or server_secret looks up."),
    .storedForm: Advice(
      check: "'exim -bP authenticators': server_secret must give the password itself.",
      cure: "Take the authenticator out, or store the password in the clear where server_secret looks."),
    .authOff: Advice(
      check: "exim -bP auth_advertise_hosts; each authenticator's server_advertise_condition.",
      cure: "Use the port for submission (587 or 465), or add the client to auth_advertise_hosts."),
    .authOnlyWithTLS: Advice(
      check: "exim -bP auth_advertise_hosts, and server_advertise_condition with $tls_in_cipher."),
    .mechanisms: Advice(
      check: "'exim -bP authenticators' lists public_name of each.",
      cure: "Add an authenticator with that public_name and a server_ option."),
    .certificate: Advice(
      check: "exim -bP tls_advertise_hosts tls_certificate tls_privatekey; the main log says 'TLS error'.",
      cure: "Correct tls_certificate and tls_privatekey; the user Exim runs as must be able to read them."),
    .backEnd: Advice(
      check: "The main log has 'authenticator failed' or 'failed to expand' and why.",
      cure: "Correct what server_condition asks: a file, a database, Dovecot's or saslauthd's socket."),
  ]

  /// authtest(1), courieresmtpd(8).
  static let courier: [Topic: Advice] = [
    .credentials: Advice(
      check: """
        'authtest -s esmtp USER' shows whether authdaemond knows the user; with the password as the next word, whether \
        it is right.
        """,
      cure:
        "Correct the pair, or the password where authmodulelist in authdaemonrc looks: userdbpw for userdb."),
    .storedForm: Advice(
      check:
        "authtest shows 'Encrypted Password' and 'Cleartext Password': CRAM-MD5 needs the second or hmac-md5pw.",
      cure: "Take the mechanism out of ESMTPAUTH, or store the secret: userdbpw -hmac-md5 for userdb."),
    .authOff: Advice(check: "ESMTPAUTH in etc/esmtpd and esmtpd-msa.", cure: "ESMTPAUTH=\"LOGIN PLAIN\""),
    .authOnlyWithTLS: Advice(
      check: "ESMTPAUTH is empty and ESMTPAUTH_TLS is not, in etc/esmtpd or esmtpd-msa."),
    .mechanisms: Advice(check: "ESMTPAUTH and ESMTPAUTH_TLS in etc/esmtpd and esmtpd-msa."),
    .certificate: Advice(
      check: "TLS_CERTFILE in etc/esmtpd; the log of courieresmtpd.", cure: "mkesmtpdcert"),
    .backEnd: Advice(
      check: "'authtest USER' answers; the log has a line of authdaemond.", cure: "authdaemond start"),
  ]

  /// smtpd.conf(5), table(5), smtpctl(8).
  static let openSMTPD: [Topic: Advice] = [
    .credentials: Advice(
      check: """
        'listen on … auth <TABLE>' in smtpd.conf names the table, with a line 'USER HASH' for each; without a table the \
        system's accounts count. The log has 'authentication user=USER result=permfail'.
        """,
      cure:
        "Correct the pair, or put what 'smtpctl encrypt' prints into the table; smtpctl update table TABLE."),
    .authOff: Advice(
      check:
        "'listen on' in smtpd.conf has 'auth', and 'tls' or 'smtps' before it; smtpd -n checks the file.",
      cure: "listen on ADDRESS port 587 tls-require pki NAME auth <TABLE>"),
    .authOnlyWithTLS: Advice(check: "OpenSMTPD has AUTH under TLS only, unless 'smtpd.conf' says otherwise."),
    .mechanisms: Advice(check: "OpenSMTPD has PLAIN and LOGIN, and no others."),
    .certificate: Advice(
      check: """
        smtpd -n; the 'pki' lines of smtpd.conf. Version 6.8 cannot use any key with OpenSSL 3: its log has 'EVP lib'.
        """,
      cure: "chmod 600 of the key, which must be root's; correct 'pki'."),
    .backEnd: Advice(check: "smtpd -n checks smtpd.conf and its tables; smtpctl show status."),
  ]

  /// Exchange Server documentation, receive connectors.
  static let exchange: [Topic: Advice] = [
    .credentials: Advice(
      check: """
        Log in to Outlook on the web with the same pair; the name is user@domain or DOMAIN\\user. The connector's \
        protocol log says 'LogonDenied'.
        """,
      cure: "Correct the pair, or set the password anew in Active Directory."),
    .authOff: Advice(
      check: "Get-ReceiveConnector | Format-List Name,Bindings,AuthMechanism,PermissionGroups",
      cure: "Use port 587 (Client Frontend), or set AuthMechanism of the connector."),
    .authOnlyWithTLS: Advice(check: "AuthMechanism of the connector has BasicAuthRequireTLS."),
    .mechanisms: Advice(check: "Get-ReceiveConnector | Format-List Name,AuthMechanism"),
    .certificate: Advice(
      check: "Get-ExchangeCertificate", cure: "Enable-ExchangeCertificate -Services SMTP; TlsCertificateName."
    ),
  ]

  /// Exchange Online documentation, authenticated client SMTP submission.
  static let exchangeOnline: [Topic: Advice] = [
    .credentials: Advice(
      check: """
        The sign-in log of Microsoft Entra ID says why; Get-CASMailbox USER shows SmtpClientAuthenticationDisabled.
        """,
      cure: """
        Use XOAUTH2 with --token where passwords are not allowed any more; otherwise correct the pair; the name is \
        the whole user@domain.
        """),
    .mechanisms: Advice(check: "Exchange Online has LOGIN and XOAUTH2, under TLS."),
    .authOff: Advice(cure: "Use smtp.office365.com at port 587 with STARTTLS."),
  ]

  /// Gmail's help for other mail clients.
  static let gmail: [Topic: Advice] = [
    .credentials: Advice(
      check: "Log in to the account with a browser; the account's own password is not taken from programs.",
      cure: "Make an app password (it needs 2-step verification), or use XOAUTH2 or OAUTHBEARER with --token."
    ),
    .authOff: Advice(cure: "Use smtp.gmail.com at port 587 with STARTTLS, or at 465."),
    .mechanisms: Advice(check: "Gmail has PLAIN, LOGIN, XOAUTH2 and OAUTHBEARER, under TLS."),
  ]

  /// The interface of checkpassword (cr.yp.to/checkpwd), which netqmail's patches for AUTH and s/qmail use.
  static let qmail: [Topic: Advice] = [
    .credentials: Advice(
      check: """
        The run script of qmail-smtpd names the program that checks the pair (checkpassword, vchkpw, \
        qmail-authuser), which says so by its exit status: 1 is wrong, 111 a fault.
        """,
      cure: "Correct the pair, or the password where that program looks."),
    .storedForm: Advice(
      check: "The program that checks passwords must know the password itself for CRAM-MD5.",
      cure: "Use PLAIN or LOGIN over TLS, or have the server not offer CRAM-MD5."),
    .authOff: Advice(
      check: "The run script of qmail-smtpd has no program that checks passwords, or SMTPAUTH is not set.",
      cure: "Add checkpassword and true behind qmail-smtpd, or set SMTPAUTH in the rules of tcpserver."),
    .mechanisms: Advice(check: "The patch for AUTH, or SMTPAUTH with s/qmail, says which are offered."),
    .certificate: Advice(check: "control/servercert.pem, or CERTFILE and KEYFILE of sslserver."),
    .backEnd: Advice(check: "The program that checks passwords ends with 111, or may not read its file."),
  ]

  /// aiosmtpd's documentation, authentication system.
  static let aiosmtpd: [Topic: Advice] = [
    .credentials: Advice(
      check: "The program's authenticator (or auth_callback) decides; its logger mail.log says which it got.",
      cure: "Correct the pair, or that function."),
    .authOff: Advice(
      check: "The SMTP class was made without authenticator and auth_callback.",
      cure: "SMTP(handler, authenticator=FUNCTION)"),
    .authOnlyWithTLS: Advice(check: "auth_require_tls is True, as it is by default."),
    .mechanisms: Advice(check: "auth_exclude_mechanism, and auth_MECHANISM methods of the handler."),
  ]
}
