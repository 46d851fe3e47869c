extension LogCatalogue {
  /// What keeps a service of Postfix from working at all: configuration files, tables, permissions.
  static let postfixTables: [LogEntry] = [
    LogEntry(
      "log-table-type", "unsupported dictionary type",
      example: "fatal: unsupported dictionary type: mysql", source: "src/util/dict_open.c",
      verdict: .backEndFailed, meaning: "A setting names a type of table that this Postfix does not have.",
      causes: [
        Suspect(
          "The package with this type of table is not installed.", check: "postconf -m lists the types.",
          cure:
            "Install it: postfix-mysql, postfix-pgsql, postfix-ldap, postfix-pcre, postfix-lmdb, postfix-sqlite."
        ).likely,
        Suspect(
          "The distribution has dropped the type, as with hash and btree where Berkeley DB is gone.",
          cure: "Write lmdb in place of hash, and run postmap again."),
      ]),
    LogEntry(
      "log-main-cf-syntax", "missing '=' after attribute name",
      example: "fatal: /etc/postfix/main.cf, line 71: missing '=' after attribute name: \"smtpd\"",
      source: "src/util/split_nameval.c", verdict: .noService,
      meaning: "A line of a configuration file is not NAME = VALUE, and nothing of Postfix starts.",
      causes: [
        Suspect(
          "A line of master.cf stands in main.cf, or one that continues another does not begin with a blank.",
          check: "The line whose number the message has.", cure: "Correct the line; postfix check."
        ).likely
      ]),
    LogEntry(
      "log-master-cf-syntax", "master.cf: line",
      example: "fatal: /etc/postfix/master.cf: line 17: bad transport type: -o",
      source: "src/master/master_ent.c", verdict: .noService,
      meaning: "A line of master.cf is malformed, and Postfix does not start or reload.",
      causes: [
        Suspect(
          "A line with -o options does not begin with a blank, as when only its '#' was taken away.",
          check: "The line whose number the message has.",
          cure: "Begin lines of options with blanks, and write -o NAME=VALUE without blanks around '='."
        ).likely,
        Suspect("The service's name is not in /etc/services.", check: "getent services NAME"),
      ]),
    LogEntry(
      "log-bad-boolean", "bad boolean configuration",
      example: "fatal: bad boolean configuration: smtpd_sasl_auth_enable = true",
      source: "src/global/mail_conf_bool.c",
      verdict: .noService, meaning: "A setting must be yes or no, and is not; the service ends at once.",
      causes: [
        Suspect(
          "It has another word, a comment behind the value, or blanks around '=' in master.cf.",
          check: "postconf NAME; postconf -P", cure: "yes or no, and nothing else on the line."
        ).likely
      ]),
    LogEntry(
      "log-bad-number", "bad numerical configuration",
      example: "fatal: bad numerical configuration: smtpd_client_auth_rate_limit = many",
      source: "src/global/mail_conf_int.c", verdict: .noService,
      meaning: "A setting must be a number, and is not; the service ends at once.",
      causes: [Suspect("The value is not a number.", check: "postconf NAME", cure: "Correct it.").likely]),
    LogEntry(
      "log-bad-parameter", "bad string length",
      example: "fatal: bad string length 0 < 1: smtpd_sasl_path =", source: "src/global/mail_conf_str.c",
      verdict: .noService, meaning: "A setting is empty that must not be; the service ends at once.",
      causes: [Suspect("The value is missing.", check: "postconf NAME", cure: "Set it, or remove it.").likely]
    ),
    LogEntry(
      "log-restrictions-missing", "in parameter smtpd_relay_restrictions", "specify at least one",
      example:
        "fatal: in parameter smtpd_relay_restrictions or smtpd_recipient_restrictions, specify at least one working instance of: reject_unauth_destination",
      source: "src/smtpd/smtpd_check.c", verdict: .noService,
      meaning: "smtpd ends because nothing in its restrictions would stop strangers from relaying.",
      causes: [
        Suspect(
          "The restrictions end without reject or reject_unauth_destination.",
          check: "postconf smtpd_relay_restrictions smtpd_recipient_restrictions",
          cure:
            "smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination"
        ).likely
      ]),
    LogEntry(
      "log-restriction-without-sasl", "ignored: no SASL support",
      example: "warning: restriction `reject_authenticated_sender_login_mismatch' ignored: no SASL support",
      source: "src/smtpd/smtpd_check.c", verdict: .authNotOffered,
      meaning: "A restriction about users stands where AUTH is off; it has no effect.",
      causes: [
        Suspect(
          "AUTH is off for this port, as it should be for port 25.",
          check: "postconf -P '*/*/smtpd_sasl_auth_enable'",
          cure: "Move the restriction to the submission services in master.cf, or switch AUTH on."
        ).likely
      ]),
    LogEntry(
      "log-restriction-unknown", "unknown smtpd restriction",
      example: "warning: unknown smtpd restriction: \"permit_sasl_auth\"", source: "src/smtpd/smtpd_check.c",
      verdict: .backEndFailed, meaning: "A restriction is misspelled; clients get 451 4.3.5.",
      causes: [Suspect("The word in quotes is not a restriction.", cure: "permit_sasl_authenticated").likely]),
    LogEntry(
      "log-client-map-missing", "open database ",
      example:
        "warning: hash:/etc/postfix/sasl/passwd is unavailable. open database /etc/postfix/sasl/passwd.db: No such file or directory",
      source: "src/util/dict_db.c", verdict: .backEndFailed,
      meaning: "Postfix cannot open a table; if it is the one with the passwords, no mail goes out.",
      causes: [.passwordMapMissing.likely]),
    LogEntry(
      "log-client-map-stale", "is older than source file",
      example:
        "warning: database /etc/postfix/sasl/passwd.db is older than source file /etc/postfix/sasl/passwd",
      source: "src/util/dict_db.c", verdict: .backEndFailed,
      meaning: "Postfix still uses the table as it was before the last change.",
      causes: [.passwordMapStale.likely]),
    LogEntry(
      "log-table-unavailable", " is unavailable. ",
      example: "error: proxy:ldap:/etc/postfix/users.cf is unavailable. bad protocol",
      source: "src/util/dict_surrogate.c", verdict: .backEndFailed, meaning: "Postfix cannot use a table.",
      causes: [
        Suspect("What stands after 'is unavailable'.", cure: "postmap -q KEY TYPE:FILE tries it.").likely
      ]),
    LogEntry(
      "log-mysql-connect", "warning: connect to ", "sql server",
      example: "warning: connect to mysql server localhost: Can't connect to local server through socket",
      source: "src/global/dict_mysql.c", verdict: .backEndFailed,
      meaning: "Postfix cannot use the database that a table is in; clients get 451 4.3.0.",
      causes: [.sqlUnreachable.likely, .sqlAccessDenied, .sqlSocketInChroot]),
    LogEntry(
      "log-queue-directory", "fatal: chdir(",
      example: "fatal: chdir(/var/spool/postfix): No such file or directory", source: "src/postfix/postfix.c",
      verdict: .noService, meaning: "Postfix does not start: its queue directory is not there.",
      causes: [
        Suspect(
          "queue_directory is wrong.", check: "postconf queue_directory", cure: "postfix set-permissions"
        ).likely
      ]),
    LogEntry(
      "log-sender-login-mismatch", "Sender address rejected: not owned by",
      example:
        "NOQUEUE: reject: RCPT from a[192.0.2.1]: 553 5.7.1 <a@x.test>: Sender address rejected: not owned by user user",
      source: "src/smtpd/smtpd_check.c", verdict: .relayRefused,
      meaning: "A user sent from an address that smtpd_sender_login_maps gives to somebody else.",
      causes: [
        Suspect("The map does not give the address to the user.", check: "postmap -q ADDRESS MAP").likely
      ]),
  ]
}
