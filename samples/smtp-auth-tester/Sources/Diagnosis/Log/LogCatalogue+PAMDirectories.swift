extension LogCatalogue {
  /// What PAM's modules for directories and domains say: SSSD, LDAP, Winbind.
  static let pamDirectories: [LogEntry] = [
    LogEntry(
      "log-pam-sss-offline", "pam_sss(", "Authentication service cannot retrieve",
      example:
        "pam_sss(smtp:auth): received for user user: 9 (Authentication service cannot retrieve authentication info)",
      source: "src/sss_client/pam_sss.c of SSSD", verdict: .backEndFailed,
      meaning: "SSSD cannot ask its directory.",
      causes: [Suspect("The directory does not answer.", check: "sssctl domain-status DOMAIN").likely]),
    LogEntry(
      "log-pam-sss-unknown", "pam_sss(", "User not known",
      example:
        "pam_sss(smtp:auth): received for user user: 10 (User not known to the underlying authentication module)",
      source: "src/sss_client/pam_sss.c of SSSD", verdict: .rejected, meaning: "SSSD knows no such user.",
      causes: [.pamUserUnknown.likely]),
    LogEntry(
      "log-pam-sss-denied", "pam_sss(", "Permission denied",
      example: "pam_sss(smtp:account): received for user user: 6 (Permission denied)",
      source: "src/sss_client/pam_sss.c of SSSD", verdict: .rejected,
      meaning: "The password is right, and SSSD's access rules do not allow the user for this service.",
      causes: [
        Suspect(
          "access_provider, or a GPO of the domain, denies the service smtp.",
          check: "sssctl user-checks USER -s smtp",
          cure: "ad_gpo_map_network = +smtp, or a rule that allows."
        ).likely
      ]),
    LogEntry(
      "log-pam-sss", "pam_sss(", "authentication failure",
      example:
        "pam_sss(smtp:auth): authentication failure; logname= uid=0 euid=0 tty= ruser= rhost= user=user",
      source: "src/sss_client/pam_sss.c of SSSD", verdict: .rejected,
      meaning: "SSSD did not accept the password.",
      causes: [.wrongCredentials.likely]),
    LogEntry(
      "log-pam-ldap-server", "pam_ldap", "contact LDAP server",
      example: "pam_ldap: ldap_simple_bind Can't contact LDAP server", source: "pam_ldap.c",
      verdict: .backEndFailed,
      meaning: "The directory does not answer.",
      causes: [Suspect("It does not run, or the URI is wrong.", check: "ldapwhoami -x -H URI").likely]),
    LogEntry(
      "log-pam-ldap-credentials", "pam_ldap", "Invalid credentials",
      example: "pam_ldap: error trying to bind as user \"uid=user\" (Invalid credentials)",
      source: "pam_ldap.c",
      verdict: .rejected, meaning: "The directory did not accept the password.",
      causes: [.wrongCredentials.likely]),
    LogEntry(
      "log-pam-ldap", "pam_ldap", "authentication failure",
      example: "pam_ldap(smtp:auth): Authentication failure; user=user",
      source: "pam/pam.c of nss-pam-ldapd 0.9",
      verdict: .rejected, meaning: "The directory did not accept user and password.",
      causes: [.wrongCredentials.likely]),
    LogEntry(
      "log-pam-winbind", "pam_winbind(", "NT_STATUS_",
      example:
        "pam_winbind(smtp:auth): request wbcLogonUser failed: WBC_ERR_AUTH_ERROR, PAM error: PAM_AUTH_ERR (7), NTSTATUS: NT_STATUS_LOGON_FAILURE",
      source: "nsswitch/pam_winbind.c of Samba", verdict: .rejected,
      meaning: "The domain did not accept the login; the word after NT_STATUS_ says why.",
      causes: [
        Suspect("LOGON_FAILURE, WRONG_PASSWORD, NO_SUCH_USER: the user's name or the password is wrong.")
          .likely,
        Suspect("ACCOUNT_LOCKED_OUT, ACCOUNT_DISABLED, PASSWORD_EXPIRED: as they say."),
      ]),
  ]
}
