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
      causes: [Suspect("A client sent a token, or something else that is not a password.").likely]),
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
