extension LogCatalogue {
  /// What the library of Cyrus SASL says, in Postfix's log after `SASL authentication problem:` or `failure:`.
  static let cyrusSASL: [LogEntry] = [
    LogEntry(
      "log-password-not-verified", "Password verification failed",
      example: "warning: SASL authentication failure: Password verification failed",
      source: "plugins/plain.c", isResult: true, verdict: .rejected,
      meaning: """
        Cyrus SASL could not confirm the password of a PLAIN message; the line also comes when the back end failed, \
        and then another line beside it says so.
        """,
      causes: [
        .wrongCredentials.likely, .sasldbNotInChroot, .realmMismatch, .newlineEncoded, .sasldbStale,
        .smtpdConfMissing, .pamAccountMissing, .saslauthdWithoutRealm,
      ]),
    LogEntry(
      "log-other-identity", "Requested identity not authenticated identity",
      example: "warning: SASL authentication failure: Requested identity not authenticated identity",
      source: "lib/common.c", verdict: .rejected,
      meaning: "The password may be right; the message asks to act as somebody else.",
      causes: [.otherAuthorizationIdentity.likely], references: ["RFC 4616, section 2"]),
    LogEntry(
      "log-mechanism-unknown", "Couldn't find mech",
      example: "warning: SASL authentication failure: Couldn't find mech XOAUTH2",
      source: "lib/server.c", verdict: .mechanismNotOffered,
      meaning: "A client tried a mechanism that the server does not have.",
      causes: [
        Suspect("The client did not look at the AUTH line of the reply to EHLO.").likely,
        Suspect("The mechanism's plugin is not installed, or mech_list in smtpd.conf leaves it out."),
      ]),
    LogEntry(
      "log-no-secret", "no secret in database",
      example: "warning: SASL authentication failure: no secret in database", source: "plugins/cram.c",
      verdict: .rejected,
      meaning: "For this mechanism the server needs the user's password or key, and has neither.",
      causes: [
        Suspect("There is no such user.", check: "sasldblistusers2").likely, .realmMismatch,
        .sasldbNotInChroot,
        .secretNotStored,
      ]),
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
      "log-verifier-unknown", "unknown password verifier",
      example: "warning: SASL authentication problem: unknown password verifier(s) pam",
      source: "lib/server.c", verdict: .backEndFailed,
      meaning: "smtpd.conf names a way to check passwords that SASL 2 does not have; clients get 535.",
      causes: [.verifierUnknown.likely]),
    LogEntry(
      "log-auxprop-missing", "could not find auxprop plugin",
      example: "warning: SASL authentication problem: could not find auxprop plugin, was searching for 'sql'",
      source: "lib/auxprop.c", verdict: .backEndFailed,
      meaning: "smtpd.conf names an auxprop_plugin that is not installed.",
      causes: [
        Suspect("The package with the plugin is missing.", cure: "apt-get install libsasl2-modules-sql")
          .likely
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
      "log-no-verifier", "no plaintext password verifier",
      example: "warning: SASL authentication problem: no plaintext password verifier?",
      source: "lib/server.c",
      verdict: .backEndFailed, meaning: "Nothing is set by which a password could be checked.",
      causes: [.verifierUnknown.likely]),
    LogEntry(
      "log-plugin-directory", "looking for plugins in", "failed to open directory",
      example:
        "warning: SASL authentication problem: looking for plugins in '/usr/lib/sasl2', failed to open directory, error: No such file or directory",
      source: "lib/dlopen.c", verdict: .noService, meaning: "Cyrus SASL cannot see its plugins.",
      causes: [
        .clientMechanismsMissing.likely,
        Suspect("The chroot does not have the directory.", check: "The chroot column of master.cf."),
      ]),
    LogEntry(
      "log-plugin-unloadable", "unable to dlopen /",
      example:
        "warning: SASL authentication problem: unable to dlopen /usr/lib/sasl2/libsql.so: undefined symbol",
      source: "lib/dlopen.c", verdict: .backEndFailed, meaning: "A plugin of Cyrus SASL cannot be loaded.",
      causes: [
        Suspect(
          "A library that the plugin needs is missing or of another version.", check: "ldd PLUGIN",
          cure: "Reinstall the package with the plugin."
        ).likely
      ]),
    LogEntry(
      "log-plugin-initialization", "_sasl_plugin_load failed on",
      example:
        "warning: SASL authentication problem: _sasl_plugin_load failed on sasl_auxprop_plug_init for plugin: sql",
      source: "lib/dlopen.c", verdict: .backEndFailed,
      meaning: "A plugin of Cyrus SASL did not start; usually harmless where it is not used.",
      causes: [
        Suspect(
          "The plugin lacks its settings, as sql does without sql_select and ldapdb without ldapdb_uri.",
          check: "smtpd.conf", cure: "Write them, or remove the package with the plugin."
        ).likely
      ]),
    LogEntry(
      "log-plugin-add", "entry_point(): failed for plugname",
      example:
        "warning: SASL authentication problem: sasl_client_add_plugin(): entry_point(): failed for plugname sql: generic failure",
      source: "lib/client.c", verdict: .backEndFailed,
      meaning: "A plugin of Cyrus SASL did not start; usually harmless where it is not used.",
      causes: [Suspect("The plugin lacks its settings or its library.", check: "smtpd.conf").likely]),
    LogEntry(
      "log-canonicalization", "desired canon_user plugin",
      example: "warning: SASL authentication problem: desired canon_user plugin ldapdb not found",
      source: "lib/canonusr.c", verdict: .backEndFailed,
      meaning: "smtpd.conf names a plugin that is not there.",
      causes: [Suspect("canon_user_plugin names one that is not installed.", check: "smtpd.conf").likely]),
    LogEntry(
      "log-mechanism-weak", "mech", "is too weak",
      example: "warning: SASL authentication failure: mech PLAIN is too weak", source: "lib/server.c",
      verdict: .mechanismNotOffered, meaning: "The security options do not allow the mechanism here.",
      causes: [.plaintextForbidden.likely]),
    LogEntry(
      "log-users-missing", "no users in secrets db",
      example: "warning: SASL authentication problem: no users in secrets db", source: "lib/server.c",
      verdict: .rejected, meaning: "The password file has no user at all.",
      causes: [.sasldbMissing.likely, .sasldbNotInChroot]),
    LogEntry(
      "log-sasl-checkpass", "SASL authentication failure: checkpass failed",
      example: "warning: SASL authentication failure: checkpass failed", source: "lib/server.c",
      isResult: true,
      verdict: .rejected, meaning: "Cyrus SASL did not accept the password, or what it asks failed.",
      causes: [.wrongCredentials.likely, .saslauthdNotRunning, .realmMismatch]),
    LogEntry(
      "log-sasl-password-missing", "could not find password",
      example: "warning: SASL authentication problem: could not find password", source: "lib/checkpw.c",
      verdict: .rejected, meaning: "Cyrus SASL found no password of this user.",
      causes: [.realmMismatch.likely, .sasldbNotInChroot.likely, .wrongCredentials]),
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
    LogEntry(
      "log-channel-binding", "channel binding",
      example:
        "warning: SASL authentication failure: client channel binding tls-unique does not match server tls-exporter",
      source: "lib/server.c", verdict: .protocolError,
      meaning: "Client and server do not agree on the binding of the login to the TLS channel.",
      causes: [
        Suspect("Something between the two ends TLS."),
        Suspect("One of the two has another kind of binding.", cure: "A mechanism without -PLUS.").likely,
      ],
      references: ["RFC 5802, section 6"]),
  ]
}
