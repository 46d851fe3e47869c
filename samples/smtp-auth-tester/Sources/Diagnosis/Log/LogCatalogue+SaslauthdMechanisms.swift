extension LogCatalogue {
  /// What saslauthd's mechanisms rimap, ldap and zimbra say.
  static let saslauthdMechanisms: [LogEntry] = [
    LogEntry(
      "log-rimap-rejected", "auth_rimap", "NO ",
      example: "auth_rimap: [user] NO Login failed.", source: "saslauthd/auth_rimap.c", verdict: .rejected,
      meaning: "The IMAP server that saslauthd asks does not accept user and password.",
      causes: [.wrongCredentials.likely, .saslauthdWithoutRealm]),
    LogEntry(
      "log-rimap-unreached", "auth_rimap", "connect",
      example: "auth_rimap: couldn't connect to localhost/imap", source: "saslauthd/auth_rimap.c",
      verdict: .backEndFailed, meaning: "saslauthd cannot reach the IMAP server that it asks.",
      causes: [
        Suspect(
          "The IMAP server does not run, or the host after -O is wrong.", check: "ss -tln | grep :143",
          cure: "Start it, or correct MECH_OPTIONS in /etc/default/saslauthd."
        ).likely
      ]),
    LogEntry(
      "log-rimap-answer", "auth_rimap", "unexpected response",
      example: "auth_rimap: unexpected response to auth request: * BYE", source: "saslauthd/auth_rimap.c",
      verdict: .backEndFailed, meaning: "The IMAP server that saslauthd asks says something unexpected.",
      causes: [
        Suspect("It wants TLS first, which saslauthd cannot do.", cure: "Allow it on loopback.").likely
      ]),
    LogEntry(
      "log-zimbra-rejected", "auth_zimbra:", "auth failed: authentication failed",
      example: "auth_zimbra: user auth failed: authentication failed for [user]",
      source: "auth_zimbra.c of Zimbra", verdict: .rejected,
      meaning: "Zimbra does not accept user and password.",
      causes: [
        .wrongCredentials.likely,
        Suspect("The account is locked or closed.", check: "zmprov ga USER zimbraAccountStatus"),
      ]),
    LogEntry(
      "log-zimbra", "auth_zimbra:", "auth failed",
      example: "auth_zimbra: user auth failed: Couldn't connect to server", source: "auth_zimbra.c of Zimbra",
      verdict: .backEndFailed, meaning: "saslauthd cannot ask Zimbra.",
      causes: [
        Suspect(
          "zimbra_url in saslauthd.conf is wrong, or the mailbox server does not answer.",
          check: "zmcontrol status", cure: "Correct zimbraMtaAuthHost; zmmtactl restart."
        ).likely
      ]),
    LogEntry(
      "log-ldap-entry", "Entry not found (",
      example: "Entry not found ((uid=user)).", source: "saslauthd/lak.c", verdict: .rejected,
      meaning: "The directory has no such user, or the filter does not find it.",
      causes: [
        .wrongCredentials,
        Suspect("ldap_filter does not fit.", check: "ldapsearch with the filter; saslauthd.conf.").likely,
        .saslauthdWithoutRealm,
      ]),
    LogEntry(
      "log-ldap-bind", "bind() failed",
      example: "ldap_simple_bind() failed -1 (Can't contact LDAP server).", source: "saslauthd/lak.c",
      verdict: .backEndFailed, meaning: "saslauthd cannot log in to the directory.",
      causes: [
        Suspect(
          "The directory does not answer, or refuses ldap_bind_dn.", check: "ldapwhoami -x -H URI -D DN -W",
          cure: "Correct /etc/saslauthd.conf, and restart saslauthd."
        ).likely
      ]),
    LogEntry(
      "log-ldap-configuration", "Could not open saslauthd config file",
      example: "Could not open saslauthd config file: /etc/saslauthd.conf (No such file or directory)",
      source: "saslauthd/cfile.c", verdict: .backEndFailed,
      meaning: "saslauthd has no configuration for LDAP.",
      causes: [Suspect("The file is missing.", cure: "Write it: ldap_servers, ldap_search_base.").likely]),
    LogEntry(
      "log-ldap-failed", "Authentication failed for", "Bind to ldap server failed",
      example: "Authentication failed for user: Bind to ldap server failed (-9)", source: "saslauthd/lak.c",
      verdict: .backEndFailed, meaning: "saslauthd cannot log in to the directory.",
      causes: [Suspect("The lines before say why.", check: "ldapwhoami -x -H URI -D DN -W").likely]),
    LogEntry(
      "log-ldap-rejected", "Authentication failed for", " (-",
      example: "Authentication failed for user: User not found (-6)", source: "saslauthd/lak.c",
      verdict: .rejected, meaning: "The directory does not accept user and password.",
      causes: [.wrongCredentials.likely, .saslauthdWithoutRealm]),
  ]
}
