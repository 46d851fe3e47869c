extension LogCatalogue {
  /// Lines about what Cyrus SASL asks.
  static let backEnds: [LogEntry] = [
    LogEntry(
      "log-sasldb-unreadable", "unable to open Berkeley db", "Permission denied",
      example:
        "warning: SASL authentication problem: unable to open Berkeley db /etc/sasldb2: Permission denied",
      verdict: .backEndFailed,
      meaning: "smtpd may not read the password file; clients get 454.", causes: [.sasldbUnreadable.likely]),
    LogEntry(
      "log-sasldb-missing", "unable to open Berkeley db",
      example:
        "warning: SASL authentication problem: unable to open Berkeley db /etc/sasldb2: No such file or directory",
      verdict: .backEndFailed,
      meaning: "smtpd does not find the password file; in a chroot, the path is seen from within.",
      causes: [.sasldbNotInChroot.likely, .sasldbMissing]),
    LogEntry(
      "log-saslauthd-missing", "cannot connect to saslauthd server", "No such file",
      example:
        "warning: SASL authentication failure: cannot connect to saslauthd server: No such file or directory",
      verdict: .backEndFailed, meaning: "smtpd does not find the socket of saslauthd; clients get 454.",
      causes: [
        .saslauthdNotInChroot.likely, .saslauthdNotRunning.likely,
        Suspect(
          "saslauthd has its socket elsewhere.",
          check: "saslauthd_path in smtpd.conf is the socket, with /mux."),
      ]),
    LogEntry(
      "log-saslauthd-forbidden", "cannot connect to saslauthd server", "Permission denied",
      example: "warning: SASL authentication failure: cannot connect to saslauthd server: Permission denied",
      verdict: .backEndFailed, meaning: "smtpd may not reach the socket of saslauthd; clients get 454.",
      causes: [.saslauthdForbidden.likely]),
    LogEntry(
      "log-saslauthd-symlink", "cannot connect to saslauthd server", "symbolic links",
      example:
        "warning: SASL authentication failure: cannot connect to saslauthd server: Too many levels of symbolic links",
      verdict: .backEndFailed,
      meaning: "The way to the socket of saslauthd goes in circles; clients get 454.",
      causes: [.saslauthdSymlink.likely]),
    LogEntry(
      "log-saslauthd-refused", "cannot connect to saslauthd server", "Connection refused",
      example: "warning: SASL authentication failure: cannot connect to saslauthd server: Connection refused",
      verdict: .backEndFailed,
      meaning: "The socket of saslauthd is there, and nobody listens; clients get 454.",
      causes: [.saslauthdNotRunning.likely]),
    LogEntry(
      "log-saslauthd", "cannot connect to saslauthd server",
      example:
        "warning: SASL authentication failure: cannot connect to saslauthd server: Resource temporarily unavailable",
      verdict: .backEndFailed, meaning: "smtpd cannot ask saslauthd; clients get 454.",
      causes: [
        .saslauthdNotRunning, Suspect("All of saslauthd's processes are busy.", cure: "More of them: -n."),
      ]),
    LogEntry(
      "log-verifier-unknown", "unknown password verifier",
      example: "warning: SASL authentication problem: unknown password verifier(s) pam",
      verdict: .backEndFailed,
      meaning: "smtpd.conf names a way to check passwords that SASL 2 does not have; clients get 535.",
      causes: [.verifierUnknown.likely]),
    LogEntry(
      "log-auxprop-missing", "could not find auxprop plugin",
      example: "warning: SASL authentication problem: could not find auxprop plugin, was searching for 'sql'",
      verdict: .backEndFailed, meaning: "smtpd.conf names an auxprop_plugin that is not installed.",
      causes: [
        Suspect("The package with the plugin is missing.", cure: "apt-get install libsasl2-modules-sql")
          .likely
      ]),
    LogEntry(
      "log-sql-localhost", "sql plugin could not connect to host localhost",
      example: "warning: SASL authentication problem: sql plugin could not connect to host localhost",
      verdict: .backEndFailed,
      meaning:
        "The sql plugin cannot reach the database's Unix socket, which is what 'localhost' means; clients get 454.",
      causes: [.sqlSocketInChroot.likely, .sqlUnreachable, .sqlAccessDenied]),
    LogEntry(
      "log-sql-host", "sql plugin could not connect to host",
      example: "warning: SASL authentication problem: sql plugin could not connect to host 127.0.0.1",
      verdict: .backEndFailed,
      meaning: "The sql plugin cannot connect to the database at this host; clients get 454.",
      causes: [.sqlUnreachable.likely, .sqlAccessDenied]),
    LogEntry(
      "log-sql-no-host", "sql plugin couldn't connect to any host",
      example: "warning: SASL authentication problem: sql plugin couldn't connect to any host?",
      verdict: .backEndFailed,
      meaning: "The sql plugin cannot connect to the database at all; clients get 454.",
      causes: [.sqlUnreachable.likely, .sqlSocketInChroot, .sqlAccessDenied]),
    LogEntry(
      "log-sql-query", "sql query failed",
      example:
        "warning: SASL authentication problem: sql query failed: Unknown column 'pass' in 'field list'",
      verdict: .backEndFailed, meaning: "The database did not understand the query of the sql plugin.",
      causes: [
        Suspect("sql_select in smtpd.conf does not fit the table.", check: "Run the query by hand.").likely
      ]),
    LogEntry(
      "log-pam-account", "PAM acct error",
      example:
        "do_auth : auth failure: [user=user] [service=smtp] [realm=] [mech=pam] [reason=PAM acct error]",
      verdict: .rejected, meaning: "The password is right, and PAM's account lines do not let the user in.",
      causes: [
        .pamAccountMissing.likely,
        Suspect("The account has expired, or an account module denies it.", check: "/etc/pam.d/smtp"),
      ]),
    LogEntry(
      "log-pam-auth", "PAM auth error",
      example:
        "do_auth : auth failure: [user=user] [service=smtp] [realm=] [mech=pam] [reason=PAM auth error]",
      verdict: .rejected, meaning: "PAM's auth lines did not accept user and password.",
      causes: [
        .wrongCredentials.likely, .pamFileMissing, .saslauthdWithoutRealm,
        Suspect("The module could not ask its database.", check: "The lines of pam_mysql beside this one."),
      ]),
    LogEntry(
      "log-pam-start", "PAM start error",
      example:
        "do_auth : auth failure: [user=user] [service=smtp] [realm=] [mech=pam] [reason=PAM start error]",
      verdict: .backEndFailed, meaning: "PAM cannot begin: a file in /etc/pam.d is wrong.",
      causes: [.pamFileMissing.likely]),
    LogEntry(
      "log-pam-mysql-error", "pam_mysql - MySQL error",
      example:
        "pam_mysql - MySQL error (Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2))",
      verdict: .rejected,
      meaning: "pam_mysql cannot use the database; clients get 535, as for a wrong password.",
      causes: [.sqlUnreachable.likely, .sqlAccessDenied.likely]),
    LogEntry(
      "log-pam-mysql-no-row", "pam_mysql - SELECT returned no result",
      example: "pam_mysql - SELECT returned no result.", verdict: .rejected,
      meaning: "pam_mysql found no such user.",
      causes: [.wrongCredentials.likely, .saslauthdWithoutRealm]),
    LogEntry(
      "log-dovecot", "Connect to Dovecot auth socket",
      example:
        "warning: SASL: Connect to Dovecot auth socket 'private/auth' failed: No such file or directory",
      verdict: .backEndFailed, meaning: "Postfix cannot ask Dovecot about passwords.",
      causes: [.dovecotUnreachable.likely]),
  ]
}
