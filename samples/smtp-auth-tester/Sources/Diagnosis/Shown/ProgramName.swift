/// What programs and the modules of PAM call themselves in a log.
enum ProgramName {
  /// `postfix/smtpd[1957]:`, `auth-worker(1957):`.
  static func isTag(_ word: Substring) -> Bool {
    let parts = word.split(maxSplits: 1) { $0 == "[" || $0 == "(" }
    guard parts.count == 2, parts[1].hasSuffix("]:") || parts[1].hasSuffix("):") else { return false }
    let number = parts[1].dropLast(2)
    return (1...10).contains(number.utf8.count) && number.utf8.allSatisfy { (48...57).contains($0) }
      && parts[0].split(separator: "/").allSatisfy { programs.contains(String($0)) }
  }

  /// `pam_mysql.so`, `pam_unix(smtp:auth):`, `pam_unix`.
  static func isModule(_ word: Substring) -> Bool {
    let name = word.prefix { $0 != "(" && $0 != "." && $0 != ":" }
    guard modules.contains(String(name)) else { return false }
    let rest = word[name.endIndex...]
    if ["", ":", ".so"].contains(rest) { return true }
    guard rest.first == "(", rest.hasSuffix("):") || rest.hasSuffix(")") else { return false }
    let parts = rest.dropFirst().prefix { $0 != ")" }.split(separator: ":")
    return parts.count == 2 && programs.contains(String(parts[0])) && kinds.contains(String(parts[1]))
  }

  /// Whether a word, without the marks around it, begins with a program's or a database's name that only sounds like
  /// that of a secret: `unix_chkpwd[1957`, `passwd-file(joe,192.0.2.1`.
  static func isHarmless(_ core: String) -> Bool {
    core.hasPrefix("unix_chkpwd[") || core.hasPrefix("passwd-file(")
  }

  private static let programs: Set<String> = [
    "postfix", "smtpd", "smtp", "smtps", "submission", "submissions", "master", "lmtp", "cleanup", "qmgr",
    "pickup",
    "anvil", "tlsmgr", "postscreen", "tlsproxy", "proxymap", "trivial-rewrite", "bounce", "saslauthd",
    "dovecot", "auth",
    "auth-worker", "submission-login", "imap-login", "pop3-login", "imap", "pop3", "doveconf", "exim",
    "exim4", "sendmail",
    "sm-mta", "authdaemond", "courieresmtpd", "esmtpd", "unix_chkpwd", "opendkim",
  ]

  private static let modules: Set<String> = [
    "pam_unix", "pam_mysql", "pam_ldap", "pam_sss", "pam_faillock", "pam_tally", "pam_tally2",
    "pam_succeed_if",
    "pam_listfile", "pam_access", "pam_userdb", "pam_winbind", "pam_permit", "pam_deny", "pam_env",
    "pam_nologin",
    "pam_krb5", "pam_pgsql", "pam_sqlite", "pam_pwdfile",
  ]

  private static let kinds: Set<String> = ["auth", "account", "session", "password", "setcred", "chauthtok"]
}
