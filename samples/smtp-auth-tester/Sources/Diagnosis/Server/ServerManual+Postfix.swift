/// Postfix with what checks its passwords, Dovecot alone, and Sendmail, which uses Cyrus SASL too.
extension ServerManual {
  /// postconf(5), SASL_README.
  static let postfix: [Topic: Advice] = [
    .credentials: Advice(
      check: """
        'postconf smtpd_sasl_type' says who checks it. dovecot: 'doveadm auth test USER'. cyrus: \
        'sasldblistusers2', or testsaslauthd with -s smtp.
        """,
      cure: "Correct the pair, or set the password anew where it is stored."),
    .authOff: Advice(
      check: "postconf -M, and postconf -P '*/*/smtpd_sasl_auth_enable', show what each port has.",
      cure: "Use the port for submission (587 or 465), or set smtpd_sasl_auth_enable = yes for this one."),
    .authOnlyWithTLS: Advice(check: "postconf smtpd_tls_auth_only"),
    .mechanisms: Advice(
      check: "postconf smtpd_sasl_type; with cyrus mech_list in smtpd.conf, with dovecot auth_mechanisms."),
    .certificate: Advice(
      check: "postconf smtpd_tls_security_level smtpd_tls_cert_file smtpd_tls_key_file smtpd_tls_chain_files",
      cure: "Correct smtpd_tls_cert_file and smtpd_tls_key_file, or smtpd_tls_chain_files; postfix reload."),
    .backEnd: Advice(
      check: "The log of smtpd, in the line before the refusal: grep 'SASL' /var/log/mail.log"),
  ]

  /// saslauthd(8), saslpasswd2(8), options of Cyrus SASL.
  static let postfixWithCyrus: [Topic: Advice] = [
    .credentials: Advice(
      check: """
        pwcheck_method in smtpd.conf says who checks it. saslauthd: 'testsaslauthd -s smtp -u USER -p PASSWORD', \
        with -r REALM where saslauthd has -r. auxprop with sasldb: 'sasldblistusers2' lists the names.
        """,
      cure: "Correct the pair, or set the password anew: saslpasswd2 -c -u REALM USER."),
    .storedForm: Advice(
      check: """
        pwcheck_method in smtpd.conf: saslauthd checks passwords only, for PLAIN and LOGIN; auxprop can do the rest.
        """,
      cure: "mech_list: PLAIN LOGIN in smtpd.conf, or auxprop with sasldb: saslpasswd2 -c -u REALM USER."),
    .mechanisms: Advice(
      check: "mech_list in smtpd.conf, and the installed plug-ins: pluginviewer -s.",
      cure: "Add it to mech_list and install its plug-in (Debian: libsasl2-modules)."),
  ]

  /// doveadm-auth(1), and Dovecot's settings, which Postfix's passwords go by as well.
  static let dovecotSASL: [Topic: Advice] = [
    .credentials: Advice(
      check: """
        'doveadm auth test USER' asks for the password and says what Dovecot makes of it; with auth_verbose = yes its \
        log has 'unknown user' or 'Password mismatch'.
        """,
      cure: "Correct the pair, or put what 'doveadm pw' prints into the passdb."),
    .storedForm: Advice(
      check: "The scheme before the password in the passdb: CRAM-MD5 needs {PLAIN} or {CRAM-MD5}.",
      cure: """
        Take the mechanism out of auth_mechanisms, or store the password for it: 'doveadm pw -s SCRAM-SHA-256', \
        'doveadm pw -s CRAM-MD5'.
        """),
    .mechanisms: Advice(
      check: "doveconf auth_mechanisms", cure: "Add it to auth_mechanisms; doveadm reload."),
    .backEnd: Advice(
      check: "doveadm log errors; doveadm who; ls -l of smtpd_sasl_path within the queue directory.",
      cure: "Start Dovecot, and correct the passdb that its log names."),
  ]

  /// Dovecot as the server itself.
  static let dovecot: [Topic: Advice] = [
    .authOff: Advice(check: "doveconf auth_mechanisms"),
    .authOnlyWithTLS: Advice(
      check: "doveconf disable_plaintext_auth (since 2.4: auth_allow_cleartext) and ssl."),
    .certificate: Advice(
      check: "doveconf ssl ssl_cert (since 2.4: ssl_server_cert_file); doveadm log errors.",
      cure: "Correct ssl_cert and ssl_key; doveadm reload."),
    .backEnd: Advice(check: "doveadm log errors", cure: "Correct the passdb that the log names."),
  ]

  /// Sendmail's op.me and cf/README, SMTP AUTH.
  static let sendmail: [Topic: Advice] = [
    .credentials: Advice(
      check: """
        pwcheck_method in Sendmail.conf (Debian: /etc/mail/sasl/Sendmail.conf.2) says who checks it. saslauthd: \
        'testsaslauthd -s smtp -u USER -p PASSWORD'. auxprop: 'sasldblistusers2' lists the names.
        """,
      cure: "Correct the pair, or set the password anew: saslpasswd2 -c -u REALM USER."),
    .storedForm: Advice(
      check: "pwcheck_method in Sendmail.conf: saslauthd checks passwords only, for PLAIN and LOGIN.",
      cure:
        "Name PLAIN and LOGIN in confAUTH_MECHANISMS, or store the password: saslpasswd2 -c -u REALM USER."),
    .authOff: Advice(
      check: "DAEMON_OPTIONS of the port in sendmail.mc; M=a asks for AUTH; confAUTH_MECHANISMS.",
      cure: "define(`confAUTH_MECHANISMS', `PLAIN LOGIN') and TRUST_AUTH_MECH in sendmail.mc."),
    .authOnlyWithTLS: Advice(
      check: "confAUTH_OPTIONS with 'p' in sendmail.mc forbids PLAIN and LOGIN without TLS."),
    .mechanisms: Advice(
      check: "confAUTH_MECHANISMS in sendmail.mc, and the installed plug-ins: pluginviewer -s.",
      cure: "Add it there and to TRUST_AUTH_MECH, and install its plug-in (Debian: libsasl2-modules)."),
    .certificate: Advice(
      check: "confSERVER_CERT and confSERVER_KEY in sendmail.mc; the log says 'STARTTLS=server, error'.",
      cure: "Correct the two files; the key must not be readable by others."),
    .backEnd: Advice(
      check: "systemctl status saslauthd; the log has a line with 'AUTH failure' or 'auxprop'.",
      cure: "Start it: systemctl enable --now saslauthd."),
  ]
}
