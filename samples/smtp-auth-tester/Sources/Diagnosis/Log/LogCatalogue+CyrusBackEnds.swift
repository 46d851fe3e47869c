extension LogCatalogue {
  /// What Cyrus SASL says of sasldb, saslauthd and authdaemond, which it asks.
  static let cyrusBackEnds: [LogEntry] = [
    LogEntry(
      "log-sasldb-unreadable", "unable to open Berkeley db", "Permission denied",
      example:
        "warning: SASL authentication problem: unable to open Berkeley db /etc/sasldb2: Permission denied",
      source: "sasldb/db_berkeley.c", verdict: .backEndFailed,
      meaning: "smtpd may not read the password file; clients get 454.", causes: [.sasldbUnreadable.likely]),
    LogEntry(
      "log-sasldb-missing", "unable to open Berkeley db",
      example:
        "warning: SASL authentication problem: unable to open Berkeley db /etc/sasldb2: No such file or directory",
      source: "sasldb/db_berkeley.c", verdict: .backEndFailed,
      meaning: "smtpd does not find the password file; in a chroot, the path is seen from within.",
      causes: [.sasldbNotInChroot.likely, .sasldbMissing]),
    LogEntry(
      "log-saslauthd-missing", "cannot connect to saslauthd server", "No such file",
      example:
        "warning: SASL authentication failure: cannot connect to saslauthd server: No such file or directory",
      source: "lib/checkpw.c", verdict: .backEndFailed,
      meaning: "smtpd does not find the socket of saslauthd; clients get 454.",
      causes: [
        .saslauthdNotInChroot.likely, .saslauthdNotRunning.likely,
        Suspect(
          "saslauthd has its socket elsewhere.",
          check: "saslauthd_path in smtpd.conf is the socket, with /mux."),
      ]),
    LogEntry(
      "log-saslauthd-forbidden", "cannot connect to saslauthd server", "Permission denied",
      example: "warning: SASL authentication failure: cannot connect to saslauthd server: Permission denied",
      source: "lib/checkpw.c", verdict: .backEndFailed,
      meaning: "smtpd may not reach the socket of saslauthd; clients get 454.",
      causes: [.saslauthdForbidden.likely]),
    LogEntry(
      "log-saslauthd-symlink", "cannot connect to saslauthd server", "symbolic links",
      example:
        "warning: SASL authentication failure: cannot connect to saslauthd server: Too many levels of symbolic links",
      source: "lib/checkpw.c", verdict: .backEndFailed,
      meaning: "The way to the socket of saslauthd goes in circles; clients get 454.",
      causes: [.saslauthdSymlink.likely]),
    LogEntry(
      "log-saslauthd-refused", "cannot connect to saslauthd server", "Connection refused",
      example: "warning: SASL authentication failure: cannot connect to saslauthd server: Connection refused",
      source: "lib/checkpw.c", verdict: .backEndFailed,
      meaning: "The socket of saslauthd is there, and nobody listens; clients get 454.",
      causes: [.saslauthdNotRunning.likely]),
    LogEntry(
      "log-saslauthd", "cannot connect to saslauthd server",
      example:
        "warning: SASL authentication failure: cannot connect to saslauthd server: Resource temporarily unavailable",
      source: "lib/checkpw.c", verdict: .backEndFailed,
      meaning: "smtpd cannot ask saslauthd; clients get 454.",
      causes: [
        .saslauthdNotRunning, Suspect("All of saslauthd's processes are busy.", cure: "More of them: -n."),
      ]),
    LogEntry(
      "log-saslauthd-answer", "bad response from saslauthd",
      example: "warning: SASL authentication failure: bad response from saslauthd", source: "lib/checkpw.c",
      verdict: .backEndFailed, meaning: "What answers at the socket is not saslauthd, or broke off.",
      causes: [Suspect("saslauthd crashed or was restarted.", check: "The lines of saslauthd.").likely]),
    LogEntry(
      "log-saslauthd-too-long", "saslauthd request too large",
      example: "warning: SASL authentication failure: saslauthd request too large", source: "lib/checkpw.c",
      verdict: .rejected, meaning: "User, password and realm together are longer than saslauthd takes.",
      causes: [Suspect("A client sent a very long password, or a token in its place.").likely]),
    LogEntry(
      "log-authdaemond", "Courier authdaemond",
      example:
        "warning: SASL authentication failure: cannot connect to Courier authdaemond: No such file or directory",
      source: "lib/checkpw.c", verdict: .backEndFailed,
      meaning: "smtpd cannot ask Courier's authdaemond about passwords; clients get 454.",
      causes: [
        Suspect("authdaemond does not run.", cure: "Start courier-authdaemon.").likely,
        Suspect(
          "smtpd's chroot does not have the socket, or smtpd may not reach it.",
          check: "authdaemond_path in smtpd.conf; the chroot column of master.cf."),
      ]),
    LogEntry(
      "log-saslauthd-broken", "SASL authentication", "read failed",
      example: "warning: SASL authentication failure: size read failed", source: "lib/checkpw.c",
      verdict: .backEndFailed, meaning: "saslauthd closed the connection before it had answered.",
      causes: [Suspect("saslauthd crashed or was restarted.", check: "The lines of saslauthd.").likely]),
    LogEntry(
      "log-saslauthd-path", "unix socket path too large",
      example: "warning: SASL authentication problem: unix socket path too large", source: "lib/checkpw.c",
      verdict: .backEndFailed, meaning: "saslauthd_path is longer than a Unix socket's path may be.",
      causes: [Suspect("The path has more than 107 bytes.", check: "saslauthd_path in smtpd.conf").likely]),
  ]
}
