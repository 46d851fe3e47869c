extension LogCatalogue {
  /// What Courier and its authdaemond say, and Cyrus IMAP and Mailu.
  static let courier: [LogEntry] = [
    LogEntry(
      "log-courier-failed", "error,relay=", "535 Authentication failed",
      example:
        "error,relay=::ffff:192.0.2.1,port=4711,msg=\"535 Authentication failed.\",cmd: AUTH LOGIN user",
      source: "courier/module.esmtp/courieresmtpd.C of Courier 1.4", verdict: .rejected,
      meaning: "Courier did not accept user and password.", causes: [.authdaemonUser.likely]),
    LogEntry(
      "log-courier-login", "LOGIN FAILED, ",
      example: "LOGIN FAILED, method=PLAIN, ip=[::ffff:192.0.2.1]", source: "courier-authlib",
      verdict: .rejected, meaning: "Courier did not accept user and password.",
      causes: [.authdaemonUser.likely]),
    LogEntry(
      "log-courier-authdaemon", "authdaemon: s_connect() failed",
      example: "authdaemon: s_connect() failed: Permission denied",
      source: "authdaemonlib.c of courier-authlib",
      verdict: .backEndFailed, meaning: "Courier's authdaemond cannot be asked.",
      causes: [
        Suspect("It does not run.", check: "systemctl status courier-authdaemon").likely,
        Suspect("The server may not enter its directory.", check: "ls -ld /run/courier/authdaemon"),
      ]),
    LogEntry(
      "log-courier-temporary", "TEMPFAIL - no more modules",
      example: "authdaemond: authmysql: TEMPFAIL - no more modules will be tried",
      source: "authdaemond.c of courier-authlib",
      verdict: .backEndFailed, meaning: "A module of authdaemond could not ask its database.",
      causes: [.sqlUnreachable.likely, .sqlAccessDenied]),
    LogEntry(
      "log-courier-database", "failed to connect to mysql server",
      example:
        "authdaemond: failed to connect to mysql server (server=localhost, userid=mail): Access denied for user",
      source: "authmysqllib.cpp of courier-authlib", verdict: .backEndFailed,
      meaning: "authdaemond cannot use its database.",
      causes: [
        .sqlUnreachable,
        Suspect("It refuses authdaemond's user and password.", check: "/etc/courier/authmysqlrc").likely,
      ]),
    LogEntry(
      "log-courier-database-name", "mysql_select_db(",
      example: "authdaemond: authmysql: mysql_select_db(mail) error: Unknown database 'mail'",
      source: "authmysqllib.cpp of courier-authlib", verdict: .backEndFailed,
      meaning: "The database that authdaemond names does not exist, or is closed to it.",
      causes: [Suspect("MYSQL_DATABASE is wrong.", check: "/etc/courier/authmysqlrc").likely]),
    LogEntry(
      "log-courier-error", "authentication error: Input/output error",
      example: "pop3d: authentication error: Input/output error", source: "courier-authlib", isResult: true,
      verdict: .backEndFailed, meaning: "Courier could not check the password; lines of authdaemond say why.",
      causes: [Suspect("The database or a module failed.", check: "DEBUG_LOGIN=1 in authdaemonrc").likely]),
    LogEntry(
      "log-courier-rejected", "REJECT - try next module",
      example: "authdaemond: authpam: REJECT - try next module", source: "authdaemond.c of courier-authlib",
      verdict: .rejected, meaning: "A module of authdaemond did not accept the user; the next one is asked.",
      causes: [.authdaemonUser.likely, Suspect("Another module accepts the user, and the line is harmless.")]),
    LogEntry(
      "log-cyrus-badlogin", "badlogin:",
      example:
        "badlogin: client.sample.test [192.0.2.1] plaintext user SASL(-13): authentication failure: checkpass failed",
      source: "imap/imapd.c of Cyrus IMAP", verdict: .rejected,
      meaning: "Cyrus SASL, which Cyrus IMAP asks, did not accept the login; the words after SASL say why.",
      causes: [.wrongCredentials.likely, .saslauthdNotRunning, .realmMismatch]),
    LogEntry(
      "log-mailu-limited", "Authentication attempt from", "rate-limited",
      example: "WARNING in limiter: Authentication attempt from 192.0.2.1 has been rate-limited.",
      source: "core/admin/mailu/limiter.py of Mailu", verdict: .rejected,
      meaning: "Mailu refuses logins of an address or a user for a while, whatever the password.",
      causes: [
        Suspect("There were too many failures.", cure: "Wait; AUTH_RATELIMIT_IP, AUTH_RATELIMIT_USER.").likely
      ]),
  ]
}
