extension LogCatalogue {
  /// What pam_mysql says: 0.7 as `pam_mysql - ...`, 1.0 as `pam_mysql(smtp:auth): ...`.
  static let pamMySQL: [LogEntry] = [
    LogEntry(
      "log-pam-mysql-refused", "pam_mysql", "Access denied",
      example: "pam_mysql - MySQL error (Access denied for user 'mail'@'localhost' (using password: YES))",
      source: "pam_mysql.c", verdict: .backEndFailed,
      meaning: "The database refuses pam_mysql's own user; clients get 535, as for a wrong password.",
      causes: [.pamMySQLAccess.likely]),
    LogEntry(
      "log-pam-mysql-unreached", "pam_mysql", "MySQL error", "connect",
      example:
        "pam_mysql - MySQL error (Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2))",
      source: "pam_mysql.c", verdict: .backEndFailed,
      meaning: "pam_mysql cannot reach the database; clients get 535, as for a wrong password.",
      causes: [.sqlUnreachable.likely]),
    LogEntry(
      "log-pam-mysql-error", "pam_mysql", "MySQL error",
      example: "pam_mysql - MySQL error (Unknown column 'pass' in 'field list')", source: "pam_mysql.c",
      verdict: .backEndFailed,
      meaning: "The database did not answer pam_mysql's query; clients get 535, as for a wrong password.",
      causes: [
        Suspect(
          "A table or column in the options of pam_mysql does not exist.",
          check: "The words of the database.",
          cure: "Correct table=, usercolumn=, passwdcolumn= in /etc/pam.d/smtp."
        ).likely, .pamMySQLAccess,
      ]),
    LogEntry(
      "log-pam-mysql-no-row", "pam_mysql", "SELECT returned no result",
      example: "pam_mysql - SELECT returned no result.", source: "pam_mysql.c", verdict: .rejected,
      meaning: "pam_mysql found no such user.",
      causes: [
        .pamUserUnknown.likely, .saslauthdWithoutRealm, .saslauthdWithRealm,
        Suspect("where= in the options of pam_mysql leaves the user out.", check: "Run the query by hand."),
      ]),
    LogEntry(
      "log-pam-mysql-rows", "pam_mysql", "SELECT returned an indetermin",
      example: "pam_mysql - SELECT returned an indetermined result.", source: "pam_mysql.c",
      verdict: .rejected, meaning: "The table has the user more than once, and pam_mysql takes none.",
      causes: [
        Suspect("The name is not unique.", cure: "Remove the other row, and make the column a UNIQUE key.")
          .likely
      ]),
    LogEntry(
      "log-pam-mysql-md5", "pam_mysql", "MD5 hash is not supported",
      example: "pam_mysql - non-crypt()ish MD5 hash is not supported in this build.",
      source: "pam_mysql.c of 0.7",
      verdict: .backEndFailed,
      meaning: "crypt=3 asks for plain MD5, which this pam_mysql was built without; everybody gets 535.",
      causes: [.pamMySQLHash.likely]),
    LogEntry(
      "log-pam-mysql-sha1", "pam_mysql", "SHA1 hash is not supported",
      example: "pam_mysql - non-crypt()ish SHA1 hash is not supported in this build.",
      source: "pam_mysql.c of 0.7", verdict: .backEndFailed,
      meaning: "crypt=4 asks for plain SHA-1, which this pam_mysql was built without; everybody gets 535.",
      causes: [.pamMySQLHash.likely]),
    LogEntry(
      "log-pam-mysql-crypt", "pam_mysql", "invoking crypt()",
      example: "pam_mysql - something went wrong when invoking crypt() - Invalid argument",
      source: "pam_mysql.c",
      verdict: .backEndFailed, meaning: "The column does not have what the C library's crypt() understands.",
      causes: [.pamMySQLHash.likely]),
    LogEntry(
      "log-pam-mysql-option", "pam_mysql", "required option",
      example: "pam_mysql - required option \"db\" is not set", source: "pam_mysql.c",
      verdict: .backEndFailed,
      meaning: "pam_mysql lacks an option; everybody gets 535.",
      causes: [Suspect("user= or db= is missing.", check: "/etc/pam.d/smtp and config_file=").likely]),
    LogEntry(
      "log-pam-mysql-unknown-option", "pam_mysql", "unknown option",
      example: "pam_mysql - unknown option: passwd_column", source: "pam_mysql.c", verdict: .backEndFailed,
      meaning: "An option of pam_mysql is misspelled; it is passed over.",
      causes: [Suspect("The option does not exist.", check: "/etc/pam.d/smtp").likely]),
    LogEntry(
      "log-pam-mysql-column", "pam_mysql", "column not set",
      example: "pam_mysql - sqllog set but logtable column not set", source: "pam_mysql.c",
      verdict: .backEndFailed,
      meaning: "sqllog= needs more options; nothing is logged to the table.",
      causes: [Suspect("logtable= or a log column is missing.", cure: "sqllog=0").likely]),
    LogEntry(
      "log-pam-mysql-file", "pam_mysql", "not permitted",
      example: "pam_mysql - access to /etc/pam-mysql.conf not permitted", source: "pam_mysql.c",
      verdict: .backEndFailed, meaning: "pam_mysql may not read its configuration file.",
      causes: [Suspect("The process that asks PAM does not run as root.", check: "ls -l FILE").likely]),
    LogEntry(
      "log-pam-mysql-no-file", "pam_mysql", "does not exist",
      example: "pam_mysql - /etc/pam-mysql.conf does not exist", source: "pam_mysql.c",
      verdict: .backEndFailed,
      meaning: "The file that config_file= names is not there.",
      causes: [Suspect("config_file= is wrong.", check: "/etc/pam.d/smtp").likely]),
    LogEntry(
      "log-pam-mysql-token", "pam_mysql", "failed to retrieve authentication token",
      example: "pam_mysql - failed to retrieve authentication token.", source: "pam_mysql.c",
      verdict: .backEndFailed, meaning: "pam_mysql did not get the password.",
      causes: [.passwordEmpty, .pamTalksToNobody]),
  ]
}

extension Suspect {
  static let pamMySQLAccess = Suspect(
    "The user and password in the options of pam_mysql are wrong, or may not read the table.",
    check: "mysql -h HOST -u USER -p DATABASE with the same.",
    cure: "Correct user= and passwd= in /etc/pam.d/smtp, or GRANT SELECT on the table.")

  static let pamMySQLHash = Suspect(
    "crypt= does not fit what the column has.",
    check: "0 the password itself, 1 crypt(), 2 MySQL's PASSWORD(), 3 MD5, 4 SHA-1.",
    cure: "Store what crypt() understands, such as $6$ or $2y$, with crypt=1.")
}
