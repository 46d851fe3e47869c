extension LogCatalogue {
  /// What Dovecot says of the databases behind its password databases: SQL, LDAP, files.
  static let dovecotDatabases: [LogEntry] = [
    LogEntry(
      "log-dovecot-sql-field", "Password query must return a field named",
      example: "auth: Error: sql(user,192.0.2.1): Password query must return a field named 'password'",
      source: "src/auth/passdb-sql.c", verdict: .backEndFailed, meaning: "The query has no field 'password'.",
      causes: [.dovecotQueryFails.likely]),
    LogEntry(
      "log-dovecot-sql-matches", "Password query returned multiple matches",
      example: "auth: Error: sql(user,192.0.2.1): Password query returned multiple matches",
      source: "src/auth/passdb-sql.c", verdict: .backEndFailed,
      meaning: "The table has the user more than once.",
      causes: [Suspect("The name is not unique.", cure: "Remove the other row.").likely]),
    LogEntry(
      "log-dovecot-sql-connection", "Password query failed", "onnect",
      example: "auth-worker: Error: sql(user,192.0.2.1): Password query failed: Not connected to database",
      source: "src/auth/passdb-sql.c", isResult: true, verdict: .backEndFailed,
      meaning: "Dovecot cannot reach its database.", causes: [.dovecotDatabaseDown.likely]),
    LogEntry(
      "log-dovecot-sql-query", "Password query failed",
      example:
        "auth-worker: Error: sql(user,192.0.2.1): Password query failed: Unknown column 'pass' in 'field list'",
      source: "src/auth/passdb-sql.c", verdict: .backEndFailed,
      meaning: "The database did not understand the query.",
      causes: [.dovecotQueryFails.likely]),
    LogEntry(
      "log-dovecot-sql-server", "Connect failed to database",
      example:
        "auth-worker: Error: mysql(localhost): Connect failed to database (mail): Access denied for user 'mail'@'localhost'",
      source: "src/lib-sql/driver-mysql.c", verdict: .backEndFailed,
      meaning: "Dovecot cannot use its database.",
      causes: [.dovecotDatabaseDown.likely]),
    LogEntry(
      "log-dovecot-file", "passwd-file", "failed:",
      example:
        "auth: Error: passwd-file /etc/dovecot/users: open(/etc/dovecot/users) failed: Permission denied",
      source: "src/auth/db-passwd-file.c", verdict: .backEndFailed,
      meaning: "Dovecot cannot read its file of users.",
      causes: [
        Suspect(
          "The file is missing, or the user dovecot may not read it.", check: "ls -l FILE",
          cure: "chgrp dovecot FILE; chmod 640 FILE"
        ).likely
      ]),
    LogEntry(
      "log-dovecot-file-missing", "missing passwd file",
      example: "auth: Error: passwd-file(user,192.0.2.1): missing passwd file: /etc/dovecot/users",
      source: "src/auth/db-passwd-file.c", verdict: .backEndFailed,
      meaning: "The file of users is not there.",
      causes: [Suspect("The path is wrong.", check: "doveconf passdb", cure: "Write the file.").likely]),
    LogEntry(
      "log-dovecot-ldap-server", "LDAP", "connect to server",
      example:
        "auth: Error: LDAP /etc/dovecot/dovecot-ldap.conf.ext: Can't connect to server: ldap://localhost",
      source: "src/auth/db-ldap.c", verdict: .backEndFailed, meaning: "Dovecot cannot reach its directory.",
      causes: [.dovecotDatabaseDown.likely]),
    LogEntry(
      "log-dovecot-ldap-binding", "binding failed",
      example:
        "auth: Error: LDAP /etc/dovecot/dovecot-ldap.conf.ext: binding failed (dn (none)): Invalid credentials",
      source: "src/auth/db-ldap.c", verdict: .backEndFailed, meaning: "The directory refuses Dovecot itself.",
      causes: [
        Suspect("dn and dnpass are wrong.", check: "ldapwhoami -x -H URI -D DN -W").likely
      ]),
    LogEntry(
      "log-dovecot-ldap-password", "): invalid credentials",
      example: "auth: ldap(user,192.0.2.1): invalid credentials",
      source: "src/auth/passdb-ldap.c", verdict: .rejected,
      meaning: "The directory did not accept the user's password.", causes: [.dovecotPasswordWrong.likely]),
  ]
}
