extension LogCatalogue {
  /// What Dovecot's authentication service and its login processes say.
  static let dovecot: [LogEntry] = [
    LogEntry(
      "log-dovecot-no-passdbs", "No passdbs specified",
      example: "auth: Fatal: No passdbs specified in configuration file. PLAIN mechanism needs one",
      source: "src/auth/auth-sasl.c", verdict: .backEndFailed,
      meaning: "Dovecot's authentication service ends: nothing says where the passwords are.",
      causes: [
        Suspect(
          "There is no passdb section, or the file with it is not included.", check: "doveconf passdb",
          cure: "Write one, such as passdb { driver = pam }; see conf.d/auth-*.conf.ext."
        ).likely
      ]),
    LogEntry(
      "log-dovecot-no-mechanisms", "No authentication mechanisms configured",
      example: "auth: Fatal: No authentication mechanisms configured", source: "src/auth/auth-sasl.c",
      verdict: .backEndFailed, meaning: "Dovecot's authentication service ends: auth_mechanisms is empty.",
      causes: [
        Suspect("The setting is empty.", check: "doveconf auth_mechanisms", cure: "plain login").likely
      ]),
    LogEntry(
      "log-dovecot-mechanism-unknown", "Unknown authentication mechanism",
      example: "auth: Fatal: Unknown authentication mechanism 'CRAM_MD5'", source: "src/auth/auth-sasl.c",
      verdict: .backEndFailed, meaning: "Dovecot's authentication service ends: it has no such mechanism.",
      causes: [Suspect("auth_mechanisms has a misspelled name.", check: "doveconf auth_mechanisms").likely]),
    LogEntry(
      "log-dovecot-mechanism-impossible", "mechanism can't be supported with given passdbs",
      example: "auth: Fatal: CRAM-MD5 mechanism can't be supported with given passdbs",
      source: "src/auth/auth-sasl.c", verdict: .backEndFailed,
      meaning: "Dovecot's authentication service ends: the mechanism needs passwords that can be looked up.",
      causes: [
        Suspect(
          "The password database only says yes or no, as PAM does.",
          cure: "Take the mechanism out of auth_mechanisms, or use a passdb that has the passwords."
        ).likely
      ]),
    LogEntry(
      "log-dovecot-driver", "passdb driver '",
      example: "auth: Fatal: Unknown passdb driver 'mysql'", source: "src/auth/passdb.c",
      verdict: .backEndFailed,
      meaning: "Dovecot's authentication service ends: it has no such kind of password database.",
      causes: [
        Suspect(
          "The driver's package is not installed, or its name is wrong.", check: "doveconf --build-options",
          cure: "Install dovecot-mysql, dovecot-pgsql or dovecot-ldap; the driver is sql or ldap."
        ).likely
      ]),
    LogEntry(
      "log-dovecot-sql-driver", "Unknown database driver",
      example: "auth: Fatal: sql: Unknown database driver 'mysql'", source: "src/lib-sql/sql-api.c",
      verdict: .backEndFailed, meaning: "Dovecot's authentication service ends: it has no such database.",
      causes: [
        Suspect("The package is not installed.", cure: "dovecot-mysql, dovecot-pgsql or dovecot-sqlite")
          .likely
      ]),
    LogEntry(
      "log-dovecot-client-gone", "auth client", "disconnected with", "pending requests",
      example: "auth: Warning: auth client 0 disconnected with 1 pending requests: EOF",
      source: "src/auth/auth-client-connection.c", verdict: .backEndFailed,
      meaning: """
        The server that asked Dovecot, such as Postfix, closed the connection before the answer, and its client got \
        454.
        """,
      causes: [
        Suspect(
          "Dovecot delays answers after failures from one address, and Postfix waits for 10 seconds only.",
          check: "Failures of the same address shortly before.",
          cure: "Wait, and find the client with the wrong password; auth_failure_delay, and anvil's penalty."
        ).likely,
        Suspect("The password database is slow.", check: "The time between the lines of one login."),
        Suspect("The server was stopped or reloaded."),
      ]),
    LogEntry(
      "log-dovecot-request-timeout", "Request", "timed out after",
      example: "auth: Error: Request 28448.1 timed out after 150 secs, state=1",
      source: "src/auth/auth-request-handler.c",
      verdict: .backEndFailed, meaning: "A login was not finished in time.",
      causes: [.dovecotDatabaseDown.likely, Suspect("The client did not go on.")]),
    LogEntry(
      "log-dovecot-mechanism-unsupported", "requested unsupported authentication mechanism",
      example:
        "auth: Error: BUG: Authentication client 28448 requested unsupported authentication mechanism NTLM",
      source: "src/auth/auth-request-handler.c", verdict: .mechanismNotOffered,
      meaning: "The server that asks offers a mechanism that Dovecot does not have.",
      causes: [
        Suspect(
          "Postfix still offers what Dovecot had before its last change.",
          check: "doveconf auth_mechanisms", cure: "Restart both."
        ).likely
      ]),
    LogEntry(
      "log-dovecot-no-reply", "Auth process not responding",
      example:
        "submission-login: Warning: Auth process not responding, delayed sending initial response (greeting)",
      source: "src/login-common/client-common-auth.c", isResult: true, verdict: .backEndFailed,
      meaning: "Dovecot's authentication service does not answer its own login processes.",
      causes: [Suspect("It ends at its start.", check: "Its lines 'auth: Fatal:'.").likely]),
    LogEntry(
      "log-dovecot-auth-connect", "auth: connect(", "failed:",
      example: "submission-login: Error: auth: connect(login) failed: Connection refused",
      source: "src/lib-auth-client/auth-client-connection.c", isResult: true, verdict: .backEndFailed,
      meaning: "Dovecot's login processes do not reach its authentication service.",
      causes: [Suspect("It ends at its start.", check: "Its lines 'auth: Fatal:'.").likely]),
    LogEntry(
      "log-dovecot-throttled", "command startup failed, throttling",
      example: "master: Error: service(auth): command startup failed, throttling for 2.000 secs",
      source: "src/master/service-monitor.c", isResult: true, verdict: .backEndFailed,
      meaning: "A service of Dovecot ends at its start; nobody can log in.",
      causes: [
        Suspect("What its line 'Fatal:' before says.", check: "doveadm log errors; doveconf -n").likely
      ]),
    LogEntry(
      "log-dovecot-configuration", "Error in configuration file",
      example:
        "doveconf: Fatal: Error in configuration file /etc/dovecot/dovecot.conf line 12: Unknown setting: passdbs",
      source: "src/config/config-parser.c", verdict: .backEndFailed, meaning: "Dovecot does not start.",
      causes: [
        Suspect(
          "The line is wrong, or written for another version: 2.4 has other names than 2.3.",
          check: "doveconf -n"
        ).likely
      ]),
    LogEntry(
      "log-dovecot-worker-limit", "auth-worker", "process_limit",
      example:
        "auth: Warning: auth workers: Auth request was queued for 30 seconds, 12 left in queue (see service auth-worker { process_limit })",
      source: "src/auth/auth-worker-connection.c", verdict: .backEndFailed,
      meaning: "Too many logins wait for the password database.",
      causes: [
        .dovecotDatabaseDown,
        Suspect("Too few workers.", cure: "service auth-worker { process_limit }").likely,
      ]),
    LogEntry(
      "log-dovecot-anvil", "Anvil not connected",
      example: "auth: Warning: Anvil not connected - restarting auth process",
      source: "src/auth/auth-penalty.c", verdict: .backEndFailed,
      meaning: "A part of Dovecot is missing, and it restarts.",
      causes: [
        Suspect("Dovecot was only partly restarted or upgraded.", cure: "systemctl restart dovecot").likely
      ]),
    LogEntry(
      "log-dovecot-worker-died", "auth", "orker: Aborted",
      example: "auth: Error: auth worker: Aborted PASSV request for user: Worker process died unexpectedly",
      source: "src/auth/auth-worker-connection.c", isResult: true, verdict: .backEndFailed,
      meaning: "The process that asks the password database did not answer, or ended before.",
      causes: [
        Suspect("It crashed, or could not start.", check: "Its lines 'auth-worker: Fatal:'.").likely,
        .dovecotDatabaseDown,
      ]),
    LogEntry(
      "log-dovecot-anvil-slow", "Anvil queries timed out",
      example: "auth: Error: anvil-auth-penalty: Anvil queries timed out after 5 secs - aborting queries",
      source: "src/auth/auth-penalty.c", verdict: .backEndFailed,
      meaning:
        "Dovecot's count of failures for each address does not answer; the machine or Dovecot is overloaded.",
      causes: [
        Suspect("Very many logins at once, such as an attack.", check: "The lines of auth-failures.").likely
      ]),
    LogEntry(
      "log-dovecot-sql-settings", "sql: driver not set",
      example: "auth: Fatal: sql: driver not set in configuration file /etc/dovecot/dovecot-sql.conf.ext",
      source: "src/auth/db-sql.c of 2.3", verdict: .backEndFailed,
      meaning: "Dovecot's authentication service ends: the file with the SQL settings has no driver.",
      causes: [
        Suspect(
          "args names another file than that with the settings.", check: "doveconf passdb",
          cure: "args = /etc/dovecot/dovecot-sql.conf.ext, and driver = mysql in it."
        ).likely
      ]),
    LogEntry(
      "log-dovecot-fatal", "auth: Fatal: ",
      example: "auth: Fatal: Error reading configuration", source: "src/auth/main.c", verdict: .backEndFailed,
      meaning: "Dovecot's authentication service ends; nobody can log in. The words after 'Fatal:' say why.",
      causes: [Suspect("A setting, or a file that it names, is wrong.", check: "doveconf -n").likely]),
  ]
}

extension Suspect {
  static let dovecotCleartext = Suspect(
    "Passwords are allowed over TLS only, as they should be.",
    check: "doveconf auth_allow_cleartext, or disable_plaintext_auth in 2.3",
    cure: "Switch TLS on in the client.")
}
