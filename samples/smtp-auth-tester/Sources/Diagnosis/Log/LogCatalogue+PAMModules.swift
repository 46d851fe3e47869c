extension LogCatalogue {
  /// What PAM's library and its modules say themselves.
  static let pamModules: [LogEntry] = [
    LogEntry(
      "log-pam-dlopen", "unable to dlopen(", "pam_",
      example:
        "PAM unable to dlopen(pam_mysql.so): /lib/security/pam_mysql.so: cannot open shared object file",
      source: "libpam/pam_handlers.c", verdict: .backEndFailed, meaning: "A module of PAM cannot be loaded.",
      causes: [.pamModuleMissing.likely]),
    LogEntry(
      "log-pam-dlerror", "PAM [",
      example: "PAM [dlerror: /lib/security/pam_mysql.so: undefined symbol: pam_set_data]",
      source: "libpam/pam_handlers.c of 0.9", verdict: .backEndFailed,
      meaning:
        "A module of PAM cannot be loaded, or a file of PAM cannot be read; the words in brackets say why.",
      causes: [.pamModuleMissing.likely]),
    LogEntry(
      "log-pam-faulty", "adding faulty module",
      example: "PAM adding faulty module: pam_mysql.so", source: "libpam/pam_handlers.c",
      verdict: .backEndFailed,
      meaning: "A module of PAM could not be loaded, and PAM denies everybody in its place.",
      causes: [.pamModuleMissing.likely]),
    LogEntry(
      "log-pam-module-symbol", "unable to resolve symbol: pam_sm_",
      example: "PAM unable to resolve symbol: pam_sm_acct_mgmt", source: "libpam/pam_handlers.c",
      verdict: .backEndFailed, meaning: "A module of PAM cannot do what the line's type asks of it.",
      causes: [
        Suspect(
          "The module has no account part, and stands in an account line.",
          cure: "account required pam_permit.so in its place."
        ).likely
      ]),
    LogEntry(
      "log-pam-no-modules", "no modules loaded for",
      example: "PAM no modules loaded for `smtp' service", source: "libpam/pam_dispatch.c",
      verdict: .backEndFailed,
      meaning: "The PAM file of the service has no line of the type that is asked for; PAM denies.",
      causes: [.pamFileWrong.likely, .pamAccountMissing]),
    LogEntry(
      "log-pam-type", "illegal module type",
      example: "PAM (smtp) illegal module type: required", source: "libpam/pam_handlers.c",
      verdict: .backEndFailed, meaning: "A line of a PAM file does not begin with a type.",
      causes: [.pamFileWrong.likely]),
    LogEntry(
      "log-pam-control", "no control flag supplied",
      example: "PAM (smtp) no control flag supplied", source: "libpam/pam_handlers.c",
      verdict: .backEndFailed,
      meaning: "A line of a PAM file has no control such as required.", causes: [.pamFileWrong.likely]),
    LogEntry(
      "log-pam-module-name", "no module name supplied",
      example: "PAM (smtp) no module name supplied", source: "libpam/pam_handlers.c", verdict: .backEndFailed,
      meaning: "A line of a PAM file has no module.", causes: [.pamFileWrong.likely]),
    LogEntry(
      "log-pam-configuration", "unable to open config for",
      example: "PAM _pam_load_conf_file: unable to open config for common-auth",
      source: "libpam/pam_handlers.c",
      verdict: .backEndFailed, meaning: "A PAM file that another one includes is not there.",
      causes: [
        Suspect(
          "The file's name is one of another distribution: common-auth is Debian's, system-auth Red Hat's.",
          check: "ls /etc/pam.d", cure: "Include the one that is there."
        ).likely
      ]),
    LogEntry(
      "log-pam-reading", "error reading PAM configuration file",
      example: "PAM error reading PAM configuration file", source: "libpam/pam_handlers.c", isResult: true,
      verdict: .backEndFailed, meaning: "PAM cannot read its configuration.", causes: [.pamFileWrong.likely]),
    LogEntry(
      "log-pam-handlers", "failed to initialize handlers",
      example: "PAM pam_start: failed to initialize handlers", source: "libpam/pam_start.c", isResult: true,
      verdict: .backEndFailed, meaning: "PAM cannot begin.", causes: [.pamFileWrong.likely, .pamFileMissing]),
    LogEntry(
      "log-pam-unix-user", "check pass; user unknown",
      example: "pam_unix(smtp:auth): check pass; user unknown", source: "modules/pam_unix/support.c",
      verdict: .rejected, meaning: "pam_unix knows no such user of the system.",
      causes: [
        .pamUserUnknown.likely, .saslauthdWithRealm,
        Suspect(
          "Another module beside pam_unix knows the user, and this line is harmless.",
          check: "The next line of saslauthd: auth success or auth failure."),
      ]),
    LogEntry(
      "log-pam-unix-failure", "pam_unix", "authentication failure;",
      example:
        "pam_unix(smtp:auth): authentication failure; logname= uid=0 euid=0 tty= ruser= rhost=  user=user",
      source: "modules/pam_unix/support.c", verdict: .rejected,
      meaning: "The password is not the one in /etc/shadow, or pam_unix knows no such user.",
      causes: [
        .wrongCredentials.likely,
        Suspect("Another module beside pam_unix accepts the user.", check: "The next line of saslauthd."),
      ]),
    LogEntry(
      "log-pam-unix-failures", "more authentication failure",
      example:
        "pam_unix(smtp:auth): 2 more authentication failures; logname= uid=0 euid=0 tty= ruser= rhost=",
      source: "modules/pam_unix/support.c", verdict: .rejected,
      meaning: "The password was wrong several times.",
      causes: [.wrongCredentials.likely]),
    LogEntry(
      "log-pam-unix-expired", "pam_unix(", "has expired",
      example: "pam_unix(smtp:account): account user has expired (account expired)",
      source: "modules/pam_unix/pam_unix_acct.c", verdict: .rejected, meaning: "The account has expired.",
      causes: [.accountExpired.likely]),
    LogEntry(
      "log-pam-unix-password-expired", "pam_unix(", "expired password",
      example: "pam_unix(smtp:account): expired password for user user (password aged)",
      source: "modules/pam_unix/pam_unix_acct.c", verdict: .rejected, meaning: "The password has expired.",
      causes: [.accountExpired.likely]),
    LogEntry(
      "log-pam-unix-no-account", "pam_unix(", "could not identify user",
      example: "pam_unix(smtp:account): could not identify user (from getpwnam(user))",
      source: "modules/pam_unix/pam_unix_acct.c", verdict: .rejected,
      meaning: "An account line asks pam_unix, which knows no such user of the system.",
      causes: [.pamAccountMissing.likely, .pamUserUnknown]),
    LogEntry(
      "log-pam-helper", "unix_chkpwd", example: "unix_chkpwd[4711]: password check failed for user (user)",
      source: "modules/pam_unix/unix_chkpwd.c", verdict: .rejected,
      meaning: "The password is not the one in /etc/shadow, or the caller may not ask about another user.",
      causes: [
        .wrongCredentials.likely,
        Suspect("The process that asks PAM does not run as root.", check: "ps -o user= -C saslauthd"),
      ]),
    LogEntry(
      "log-pam-locked", "pam_faillock", "locked",
      example: "pam_faillock(smtp:auth): Consecutive login failures for user user account temporarily locked",
      source: "modules/pam_faillock/pam_faillock.c", verdict: .rejected,
      meaning: "The account is locked for a while, whatever the password.", causes: [.accountLocked.likely]),
    LogEntry(
      "log-pam-tally", "pam_tally", "deny",
      example: "pam_tally2(smtp:auth): user user (1000) tally 12, deny 5",
      source: "modules/pam_tally2 of 1.3",
      verdict: .rejected, meaning: "The account is locked after so many failures, whatever the password.",
      causes: [.accountLocked.likely]),
    LogEntry(
      "log-pam-succeed-if", "pam_succeed_if(", "not met by",
      example: "pam_succeed_if(smtp:auth): requirement \"uid >= 1000\" not met by user \"user\"",
      source: "modules/pam_succeed_if/pam_succeed_if.c", verdict: .rejected,
      meaning: "A condition of the PAM file does not hold for the user; a password was not compared.",
      causes: [
        Suspect(
          "The user is a system user, or unknown to the modules before.",
          check: "id USER; the quoted condition."
        ).likely, .pamModuleDenies,
      ]),
    LogEntry(
      "log-pam-listfile", "pam_listfile(", "Refused user",
      example: "pam_listfile(smtp:auth): Refused user user for service smtp",
      source: "modules/pam_listfile/pam_listfile.c", verdict: .rejected,
      meaning: "A list does not allow the user.",
      causes: [.pamModuleDenies.likely]),
    LogEntry(
      "log-pam-access", "pam_access(", "access denied",
      example: "pam_access(smtp:account): access denied for user `user' from `smtp'",
      source: "modules/pam_access/pam_access.c", verdict: .rejected,
      meaning: "The password is right, and access.conf does not allow the user for this service.",
      causes: [
        Suspect("/etc/security/access.conf denies.", cure: "+:USER:smtp before the line that denies.").likely
      ]),
    LogEntry(
      "log-pam-userdb", "pam_userdb(", "denied access",
      example: "pam_userdb(smtp:auth): user `user' denied access (incorrect password)",
      source: "modules/pam_userdb/pam_userdb.c", verdict: .rejected,
      meaning: "The password is not the one in the database of pam_userdb.",
      causes: [.wrongCredentials.likely]),
  ]
}
