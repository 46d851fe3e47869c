extension LogCatalogue {
  /// What the plugins of Cyrus SASL say: mechanisms and databases.
  static let cyrusPlugins: [LogEntry] = [
    LogEntry(
      "log-no-separator", "Can only find author",
      example: "warning: SASL authentication failure: Can only find author (no password)",
      source: "plugins/plain.c", verdict: .protocolError,
      meaning: "A message of PLAIN had fewer than its three parts.",
      causes: [.separatorsMissing.likely, .octalTrap], references: ["RFC 4616, section 2"]),
    LogEntry(
      "log-too-many-separators", "more data than we were expecting in the PLAIN",
      example:
        "warning: SASL authentication failure: Got more data than we were expecting in the PLAIN plugin",
      source: "plugins/plain.c", verdict: .protocolError,
      meaning: "A message of PLAIN had more than its three parts.",
      causes: [Suspect("A NUL follows the password.", check: "'smtp-auth-test decode -' shows it.").likely],
      references: ["RFC 4616, section 2"]),
    LogEntry(
      "log-digest-wrong", "incorrect digest response",
      example: "warning: SASL authentication failure: incorrect digest response", source: "plugins/cram.c",
      verdict: .rejected,
      meaning: "The answer to the challenge of CRAM-MD5 was made with another password.",
      causes: [.wrongCredentials.likely, .sasldbStale]),
    LogEntry(
      "log-stored-key", "StoredKey mismatch",
      example: "warning: SASL authentication failure: StoredKey mismatch", source: "plugins/scram.c",
      verdict: .rejected,
      meaning: "The proof of SCRAM was made with another password.",
      causes: [.wrongCredentials.likely, .sasldbStale, .nonASCIIPassword], references: ["RFC 5802, section 3"]
    ),
    LogEntry(
      "log-sql-localhost", "sql plugin could not connect to host localhost",
      example: "warning: SASL authentication problem: sql plugin could not connect to host localhost",
      source: "plugins/sql.c", verdict: .backEndFailed,
      meaning:
        "The sql plugin cannot reach the database's Unix socket, which is what 'localhost' means; clients get 454.",
      causes: [.sqlSocketInChroot.likely, .sqlUnreachable, .sqlAccessDenied]),
    LogEntry(
      "log-sql-host", "sql plugin could not connect to host",
      example: "warning: SASL authentication problem: sql plugin could not connect to host 127.0.0.1",
      source: "plugins/sql.c", verdict: .backEndFailed,
      meaning: "The sql plugin cannot connect to the database at this host; clients get 454.",
      causes: [.sqlUnreachable.likely, .sqlAccessDenied]),
    LogEntry(
      "log-sql-no-host", "sql plugin couldn't connect to any host",
      example: "warning: SASL authentication problem: sql plugin couldn't connect to any host?",
      source: "plugins/sql.c", verdict: .backEndFailed,
      meaning: "The sql plugin cannot connect to the database at all; clients get 454.",
      causes: [.sqlUnreachable.likely, .sqlSocketInChroot, .sqlAccessDenied]),
    LogEntry(
      "log-sql-query", "sql query failed",
      example:
        "warning: SASL authentication problem: sql query failed: Unknown column 'pass' in 'field list'",
      source: "plugins/sql.c", verdict: .backEndFailed,
      meaning: "The database did not understand the query of the sql plugin.",
      causes: [
        Suspect("sql_select in smtpd.conf does not fit the table.", check: "Run the query by hand.").likely
      ]),
    LogEntry(
      "log-sql-engine", "SQL engine", "not supported",
      example: "warning: SASL authentication problem: SQL engine 'mysql' not supported",
      source: "plugins/sql.c",
      verdict: .backEndFailed, meaning: "The sql plugin was built without this kind of database.",
      causes: [
        Suspect("sql_engine names another kind.", check: "smtpd.conf", cure: "mysql, pgsql or sqlite3").likely
      ]),
    LogEntry(
      "log-sql-select-missing", "sql_select option missing",
      example: "warning: SASL authentication problem: sql_select option missing", source: "plugins/sql.c",
      verdict: .backEndFailed,
      meaning: "The sql plugin has no query; harmless where passwords are not in a database.",
      causes: [
        Suspect(
          "libsasl2-modules-sql is installed and not used, or smtpd.conf is not read.",
          cure: "Write sql_select in smtpd.conf, or remove the package."
        ).likely,
        .smtpdConfMissing,
      ]),
    LogEntry(
      "log-plugin-parameters", "plug_init() failed in sasl_",
      example:
        "warning: SASL authentication problem: ldapdb_canonuser_plug_init() failed in sasl_canonuser_add_plugin(): invalid parameter supplied",
      source: "lib/canonusr.c", verdict: .backEndFailed,
      meaning: "A plugin of Cyrus SASL has no settings; harmless where it is not used.",
      causes: [
        Suspect(
          "A package such as libsasl2-modules-ldap is installed and not used.",
          cure: "Remove the package, or write the plugin's settings in smtpd.conf."
        ).likely
      ]),
    LogEntry(
      "log-auxprop-error", "auxpropfunc error",
      example: "warning: SASL authentication problem: auxpropfunc error invalid parameter supplied",
      source: "lib/auxprop.c", verdict: .backEndFailed,
      meaning: "A plugin that looks for passwords did not start; harmless where it is not used.",
      causes: [
        Suspect(
          "The plugin lacks its settings: sql_select for sql, ldapdb_uri for ldapdb.",
          cure: "Write them in smtpd.conf, or remove the package with the plugin."
        ).likely
      ]),
    LogEntry(
      "log-gssapi-keytab", "Could not find keytab file",
      example:
        "warning: SASL authentication problem: Could not find keytab file: /etc/krb5.keytab: No such file or directory",
      source: "plugins/gssapi.c", verdict: .backEndFailed, meaning: "GSSAPI has no key of the service.",
      causes: [
        Suspect(
          "There is no keytab, or smtpd may not read it.", check: "klist -k",
          cure: "Make one with the principal smtp/HOST; or leave GSSAPI out of mech_list."
        ).likely
      ]),
    LogEntry(
      "log-gssapi-credentials", "GSSAPI Error: Unspecified GSS failure", "No credentials cache",
      example:
        "warning: SASL authentication failure: GSSAPI Error: Unspecified GSS failure. Minor code may provide more information (No credentials cache found)",
      source: "plugins/gssapi.c", verdict: .backEndFailed,
      meaning: "GSSAPI was tried by a client without a ticket of Kerberos.",
      causes: [
        Suspect(
          "The server offers GSSAPI, which the client has by accident.",
          cure: "On the client: smtp_sasl_mechanism_filter = plain, login; or kinit."
        ).likely
      ]),
    LogEntry(
      "log-gssapi", "GSSAPI Error",
      example:
        "warning: SASL authentication failure: GSSAPI Error: Unspecified GSS failure. Minor code may provide more information ()",
      source: "plugins/gssapi.c", verdict: .backEndFailed, meaning: "Kerberos says why GSSAPI failed.",
      causes: [
        Suspect("What stands in the last parentheses.", check: "klist; klist -k; the clocks of both.").likely
      ]),
    LogEntry(
      "log-scram-secret", "Have neither type of secret",
      example: "warning: SASL authentication failure: Have neither type of secret", source: "plugins/scram.c",
      verdict: .rejected, meaning: "For SCRAM the server needs the user's password or key, and has neither.",
      causes: [.secretNotStored.likely, .wrongCredentials]),
    LogEntry(
      "log-digest-realm", "realm changed",
      example: "warning: SASL authentication failure: realm changed: authentication aborted",
      source: "plugins/digestmd5.c of 2.1.27", verdict: .rejected,
      meaning: "DIGEST-MD5 was answered for another realm.",
      causes: [.realmMismatch.likely]),
    LogEntry(
      "log-digest-differs", "client response doesn't match what we generated",
      example: "warning: SASL authentication failure: client response doesn't match what we generated",
      source: "plugins/digestmd5.c of 2.1.27", verdict: .rejected,
      meaning: "The answer to the challenge of DIGEST-MD5 was made with another password.",
      causes: [.wrongCredentials.likely, .realmMismatch, .sasldbStale]),
    LogEntry(
      "log-sasl-user-missing", "SASL authentication", "user not found",
      example: "warning: SASL authentication problem: user not found", source: "lib/common.c",
      verdict: .rejected, meaning: "Cyrus SASL knows no such user.",
      causes: [.wrongCredentials.likely, .realmMismatch, .sasldbNotInChroot]),
    LogEntry(
      "log-ntlm", "didn't issue valid NTLM response",
      example: "warning: SASL authentication failure: client didn't issue valid NTLM response",
      source: "plugins/ntlm.c", verdict: .protocolError,
      meaning: "The server offers NTLM, and what the client sent is not what the plugin understands.",
      causes: [
        Suspect(
          "Windows prefers NTLM, which fails here.", check: "The AUTH line of the reply to EHLO.",
          cure: "mech_list: PLAIN LOGIN in smtpd.conf, or remove the plugin."
        ).likely
      ]),
  ]
}
