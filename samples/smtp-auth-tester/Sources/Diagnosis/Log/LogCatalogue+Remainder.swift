extension LogCatalogue {
  /// Lines of programs that check passwords whose words are not in the catalogue, so that none of them is passed over.
  static let remainder: [LogEntry] = [
    rest(
      "log-sasl-failure", "SASL authentication failure: ", of: "Cyrus SASL, which Postfix asks",
      example: "warning: SASL authentication failure: Internal Error",
      source: "src/xsasl/xsasl_cyrus_log.c of Postfix",
      check: "The next line, 'authentication failed', has the answer."),
    rest(
      "log-sasl-problem", "SASL authentication problem: ", of: "Cyrus SASL, which Postfix asks",
      example: "warning: SASL authentication problem: bad option",
      source: "src/xsasl/xsasl_cyrus_log.c of Postfix",
      check: "smtpd.conf, and the plugins that are installed."),
    rest(
      "log-postfix-fatal", "postfix", ": fatal: ", of: "a program of Postfix, which ended at once",
      example: "postfix/smtpd[1957]: fatal: bind 0.0.0.0 port 587: Address already in use",
      source: "src/util/msg.c of Postfix", verdict: .noService,
      check: "postfix check; postconf -n; postconf -M"),
    rest(
      "log-pam-auth-other", "pam_", "(smtp:auth)", of: "a module of PAM, asked for a password",
      example: "pam_unix(smtp:auth): auth could not identify password for [user]",
      source: "libpam/pam_syslog.c of Linux-PAM", check: "/etc/pam.d/smtp"),
    rest(
      "log-pam-account-other", "pam_", "(smtp:account)",
      of: "a module of PAM, asked whether the account is valid",
      example: "pam_access(smtp:account): cannot open access.conf",
      source: "libpam/pam_syslog.c of Linux-PAM",
      check: "/etc/pam.d/smtp"),
    rest(
      "log-pam-mysql-other", "pam_mysql - ", of: "pam_mysql",
      example: "pam_mysql - kernel resource exhausted",
      source: "pam_mysql.c", check: "/etc/pam.d/smtp"),
    rest(
      "log-auth-pam-other", "auth_pam:", of: "saslauthd, which asked PAM",
      example: "DEBUG: auth_pam: pam_setcred failed",
      source: "saslauthd/auth_pam.c", check: "/etc/pam.d/smtp"),
    rest(
      "log-saslauthd-could-not", "saslauthd", "could not ", of: "saslauthd",
      example: "saslauthd[1957]: ipc_init : could not listen on socket: /var/run/saslauthd/mux",
      source: "saslauthd/*.c", check: "systemctl status saslauthd"),
    rest(
      "log-dovecot-auth-error", "auth: Error: ", of: "Dovecot's authentication service",
      example: "auth: Error: auth cache is too small", source: "src/auth/*.c of Dovecot", check: "doveconf -n"
    ),
    rest(
      "log-dovecot-worker-error", "auth-worker", ": Error: ",
      of: "a worker of Dovecot's authentication service",
      example: "auth-worker(1957): Error: lookup failed", source: "src/auth/*.c of Dovecot",
      check: "doveconf -n"),
  ]

  private static func rest(
    _ identifier: String, _ texts: String..., of program: String, example: String, source: String,
    verdict: Verdict = .backEndFailed, check: String
  ) -> LogEntry {
    LogEntry(
      identifier, texts: texts, example: example, source: source, verdict: verdict,
      meaning: "This is a line of \(program); what it means is not in the catalogue.",
      causes: [Suspect("What the words of the line say.", check: check)])
  }
}
