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
