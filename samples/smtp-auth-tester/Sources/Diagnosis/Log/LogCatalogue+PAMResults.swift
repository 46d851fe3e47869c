extension LogCatalogue {
  /// What PAM's functions return, in the words of pam_strerror, as saslauthd (`auth_pam: pam_authenticate failed: ...`)
  /// and Dovecot (`pam_authenticate() failed: ...`) log it.
  static let pamResults: [LogEntry] =
    accountResults.map { entry($0, in: "pam_acct_mgmt") }
    + authenticationResults.map { entry($0, in: "pam_authenticate") }
    + startResults.map { entry($0, in: "pam_start") }

  private struct Result {
    let name: String
    let text: String
    let verdict: Verdict
    let meaning: String
    let causes: [Suspect]

    init(_ name: String, _ text: String, _ verdict: Verdict, _ meaning: String, _ causes: [Suspect]) {
      self.name = name
      self.text = text
      self.verdict = verdict
      self.meaning = meaning
      self.causes = causes
    }
  }

  private static func entry(_ result: Result, in function: String) -> LogEntry {
    LogEntry(
      "log-" + result.name, function, "failed: ", result.text,
      example: "DEBUG: auth_pam: \(function) failed: \(result.text)", source: "libpam/pam_strerror.c",
      verdict: result.verdict, meaning: result.meaning, causes: result.causes)
  }

  private static let authenticationResults = [
    Result(
      "pam-user-unknown", "User not known to the underlying authentication module", .rejected,
      "PAM knows no such user.",
      [.pamUserUnknown.likely, .saslauthdWithoutRealm, .saslauthdWithRealm, .sqlQueryFails]),
    Result(
      "pam-password-wrong", "Authentication failure", .rejected, "PAM did not accept the password.",
      [.wrongCredentials.likely, .pamFileMissing, .pamModuleDenies, .pamModuleFails]),
    Result(
      "pam-denied", "Permission denied", .rejected, "A module of PAM denies the user, whatever the password.",
      [.pamModuleDenies.likely, .pamFileMissing, .pamModuleMissing]),
    Result(
      "pam-buffer", "Memory buffer error", .backEndFailed,
      "A module of PAM failed inside; it says nothing about the password.",
      [
        Suspect(
          "pam_mysql cannot use a column or an option, such as crypt= of a kind that is not built in.",
          check: "The lines of pam_mysql beside this one.", cure: "Correct its options in /etc/pam.d/smtp."
        ).likely,
        .pamModuleFails,
      ]),
    Result(
      "pam-information-unavailable", "Authentication service cannot retrieve authentication info",
      .backEndFailed,
      "PAM could not ask what knows the users.",
      [
        .pamModuleFails.likely, .sqlUnreachable, .sqlAccessDenied,
        Suspect("The module may not read /etc/shadow.", check: "saslauthd runs as root."),
      ]),
    Result(
      "pam-insufficient", "Insufficient credentials to access authentication data", .backEndFailed,
      "A module of PAM may not read what it needs.",
      [Suspect("The process that asks PAM does not run as root.", check: "ps -o user= -C saslauthd").likely]),
    Result(
      "pam-tries", "Have exhausted maximum number of retries for service", .rejected,
      "PAM has had too many failures of this user.", [.accountLocked.likely]),
    Result(
      "pam-system", "System error", .backEndFailed, "PAM failed because something of the system did.",
      [.pamModuleFails.likely, .pamFileMissing]),
    Result(
      "pam-service", "Error in service module", .backEndFailed,
      "A module of PAM failed; it says nothing about the password.",
      [.pamModuleFails.likely, .sqlUnreachable]),
    Result(
      "pam-conversation", "Conversation error", .backEndFailed,
      "A module of PAM asked something that the caller could not answer.",
      [.pamTalksToNobody.likely, .passwordEmpty]),
    Result(
      "pam-module-unknown", "Module is unknown", .backEndFailed, "A module of PAM cannot be loaded.",
      [.pamModuleMissing.likely]),
    Result(
      "pam-module-load", "Failed to load module", .backEndFailed, "A module of PAM cannot be loaded.",
      [.pamModuleMissing.likely]),
    Result(
      "pam-symbol", "Symbol not found", .backEndFailed, "A module of PAM lacks a function.",
      [.pamModuleMissing.likely]),
    Result(
      "pam-abort", "Critical error - immediate abort", .backEndFailed, "PAM gave up at once.",
      [.pamModuleFails.likely, .pamFileMissing]),
    Result(
      "pam-account-expired", "User account has expired", .rejected, "The account has expired.",
      [.accountExpired.likely]),
    Result(
      "pam-no-data", "No module specific data is present", .backEndFailed, "A module of PAM failed inside.",
      [.pamModuleFails.likely]),
    Result(
      "pam-item", "Bad item passed to pam_", .backEndFailed, "A module of PAM failed inside.",
      [.pamModuleFails.likely]),
    Result(
      "pam-ignored", "The return value should be ignored by PAM dispatch", .backEndFailed,
      "No module of PAM said yes or no.", [.pamFileWrong.likely]),
    Result(
      "pam-unknown", "Unknown PAM error", .backEndFailed, "A module of PAM failed.", [.pamModuleFails.likely]),
    Result(
      "pam-failed", "", .rejected, "PAM did not accept user and password.",
      [.pamModuleFails, .wrongCredentials]),
  ]

  private static let accountResults = [
    Result(
      "pam-acct-expired", "User account has expired", .rejected,
      "The password is right, and the account has expired.", [.accountExpired.likely]),
    Result(
      "pam-acct-password", "Authentication token is no longer valid; new one required", .rejected,
      "The password is right, and has expired.", [.accountExpired.likely]),
    Result(
      "pam-acct-information", "Authentication service cannot retrieve authentication info", .rejected,
      "The password is right, and PAM's account lines do not know the user.",
      [.pamAccountMissing.likely, .pamModuleFails]),
    Result(
      "pam-acct-user", "User not known to the underlying authentication module", .rejected,
      "The password is right, and PAM's account lines do not know the user.",
      [.pamAccountMissing.likely, .pamUserUnknown]),
    Result(
      "pam-acct-failed", "", .rejected,
      "The password is right, and PAM's account lines do not let the user in.",
      [.pamAccountMissing.likely, .pamModuleDenies]),
  ]

  private static let startResults = [
    Result(
      "pam-start-failed", "", .backEndFailed, "PAM cannot begin: a file in /etc/pam.d is wrong.",
      [.pamFileMissing, .pamFileWrong.likely])
  ]
}
