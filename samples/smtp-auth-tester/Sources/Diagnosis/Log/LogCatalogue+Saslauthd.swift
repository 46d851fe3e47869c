extension LogCatalogue {
  /// What saslauthd says, with its mechanisms; what PAM tells it is in other families.
  static let saslauthd: [LogEntry] = [
    LogEntry(
      "log-pam-account", "PAM acct error",
      example:
        "do_auth : auth failure: [user=user] [service=smtp] [realm=] [mech=pam] [reason=PAM acct error]",
      source: "saslauthd/auth_pam.c", isResult: true, verdict: .rejected,
      meaning: "The password is right, and PAM's account lines do not let the user in.",
      causes: [
        .pamAccountMissing.likely,
        Suspect("The account has expired, or an account module denies it.", check: "/etc/pam.d/smtp"),
      ]),
    LogEntry(
      "log-pam-auth", "PAM auth error",
      example:
        "do_auth : auth failure: [user=user] [service=smtp] [realm=] [mech=pam] [reason=PAM auth error]",
      source: "saslauthd/auth_pam.c", isResult: true, verdict: .rejected,
      meaning: "PAM's auth lines did not accept user and password.",
      causes: [
        .wrongCredentials.likely, .pamFileMissing, .saslauthdWithoutRealm,
        Suspect("The module could not ask its database.", check: "The lines of pam_mysql beside this one."),
      ]),
    LogEntry(
      "log-pam-start", "PAM start error",
      example:
        "do_auth : auth failure: [user=user] [service=smtp] [realm=] [mech=pam] [reason=PAM start error]",
      source: "saslauthd/auth_pam.c", verdict: .backEndFailed,
      meaning: "PAM cannot begin: a file in /etc/pam.d is wrong.", causes: [.pamFileMissing.likely]),
    LogEntry(
      "log-saslauthd-no-password", "NULL password received",
      example: "do_request      : NULL password received", source: "saslauthd/ipc_unix.c", verdict: .rejected,
      meaning: "saslauthd was asked about an empty password, which it does not look up; clients get 535.",
      causes: [.passwordEmpty.likely]),
    LogEntry(
      "log-saslauthd-no-login", "NULL login received",
      example: "do_request      : NULL login received", source: "saslauthd/ipc_unix.c", verdict: .rejected,
      meaning: "saslauthd was asked about an empty user's name, which it does not look up; clients get 535.",
      causes: [Suspect("The client has no user's name set.", cure: "Set it in the client.").likely]),
    LogEntry(
      "log-saslauthd-limit", "exceed", "MAX_REQ_LEN",
      example: "do_request      : password exceeded MAX_REQ_LEN: 256", source: "saslauthd/ipc_unix.c",
      verdict: .rejected, meaning: "A user's name, password or realm is longer than saslauthd takes.",
      causes: [Suspect("A client sent a token, or something else that is no password.").likely]),
    LogEntry(
      "log-saslauthd-password-mismatch", "auth_shadow", "pw mismatch",
      example: "DEBUG: auth_shadow: pw mismatch", source: "saslauthd/auth_shadow.c",
      verdict: .rejected, meaning: "The password is not the one in /etc/shadow; the line has hashes in it.",
      causes: [.wrongCredentials.likely]),
    LogEntry(
      "log-saslauthd-system-user", "DEBUG: auth_", "invalid ", "username",
      example: "DEBUG: auth_shadow: getspnam(user): invalid shadow username",
      source: "saslauthd/auth_shadow.c",
      verdict: .rejected, meaning: "There is no such user of the system.",
      causes: [
        Suspect("The user is not one of the system.", check: "getent passwd USER").likely,
        .saslauthdWithRealm,
      ]),
    LogEntry(
      "log-saslauthd-shadow", "SHADOW_PW_EPERM",
      example: "DEBUG: auth_shadow: sp->sp_pwdp == SHADOW_PW_EPERM", source: "saslauthd/auth_shadow.c",
      verdict: .backEndFailed, meaning: "saslauthd may not read /etc/shadow.",
      causes: [Suspect("saslauthd does not run as root.", check: "ps -o user= -C saslauthd").likely]),
    LogEntry(
      "log-saslauthd-expired", "auth_shadow", "expired",
      example: "DEBUG: auth_shadow: password expired: 19000 + 90 < 19100", source: "saslauthd/auth_shadow.c",
      verdict: .rejected, meaning: "The user's password or account has expired.",
      causes: [
        Suspect("It is too old.", check: "chage -l USER", cure: "passwd USER, or chage -M -1 USER").likely
      ]),
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
    LogEntry(
      "log-saslauthd-mechanism", "failed to initialize mechanism",
      example: "failed to initialize mechanism ldap", source: "saslauthd/saslauthd-main.c",
      verdict: .backEndFailed,
      meaning: "saslauthd does not start.",
      causes: [
        Suspect("The mechanism after -a lacks its settings.", check: "The lines before this one.").likely
      ]),
    LogEntry(
      "log-saslauthd-mechanism-unknown", "unknown authentication mechanism:",
      example: "unknown authentication mechanism: sql", source: "saslauthd/saslauthd-main.c",
      verdict: .backEndFailed, meaning: "saslauthd does not start: it has no such mechanism.",
      causes: [
        Suspect("MECHANISMS is wrong.", check: "saslauthd -v", cure: "pam, shadow, ldap, rimap, sasldb")
          .likely
      ]),
    LogEntry(
      "log-saslauthd-socket", "could not bind to socket",
      example: "could not bind to socket: /var/run/saslauthd/mux", source: "saslauthd/ipc_unix.c",
      verdict: .backEndFailed, meaning: "saslauthd does not start: it cannot make its socket.",
      causes: [
        Suspect("The directory after -m is missing, or another saslauthd runs.", check: "ls -ld DIRECTORY")
          .likely
      ]),
    LogEntry(
      "log-saslauthd-directory", "could not chdir to",
      example: "could not chdir to: /var/spool/postfix/var/run/saslauthd",
      source: "saslauthd/saslauthd-main.c",
      verdict: .backEndFailed, meaning: "saslauthd does not start: its directory is missing.",
      causes: [
        Suspect(
          "The directory after -m is missing.",
          cure: "dpkg-statoverride --add root sasl 750 DIRECTORY, or mkdir."
        ).likely
      ]),
    LogEntry(
      "log-saslauthd-success", "auth success",
      example: "do_auth : auth success: [user=user] [service=smtp] [realm=] [mech=pam]",
      source: "saslauthd/saslauthd-main.c", isResult: true, verdict: .works,
      meaning: "saslauthd accepted user and password."),
    LogEntry(
      "log-saslauthd-failure", "auth failure:", "[mech=",
      example: "do_auth : auth failure: [user=user] [service=smtp] [realm=] [mech=ldap] [reason=Unknown]",
      source: "saslauthd/saslauthd-main.c", isResult: true, verdict: .rejected,
      meaning: "saslauthd did not accept user and password.",
      causes: [.wrongCredentials.likely, .saslauthdWithoutRealm]),
  ]
}
