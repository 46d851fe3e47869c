extension Catalogue {
  /// What Exchange Online says, told apart by its words: most of it has the enhanced code 5.7.139.
  ///
  /// Texts: Microsoft's pages on authenticated client submission and on non-delivery reports.
  static let exchangeOnline: [Entry] = [
    Entry(
      "exchange-credentials", .reply(535, 550, text: ["user credentials were incorrect"]),
      example: "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.",
      verdict: .rejected, meaning: "Exchange Online says that the user's name or the password is wrong.",
      causes: [
        .wrongCredentials.likely,
        Suspect(
          "The account has a second factor, and its own password is not taken from programs.",
          cure: "Use XOAUTH2 with a token, or an app password where the organization allows them."),
        Suspect("The name is an alias: the login wants the user's principal name, user@domain."),
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "exchange-basic-off",
      .reply(535, 550, text: ["basic authentication is disabled", "basic authentication is not supported"]),
      example: "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
      verdict: .rejected,
      meaning: "Exchange Online takes no passwords for this account, only tokens.",
      causes: [
        Suspect(
          "Passwords (basic authentication) are switched off: for all of outlook.com, and step by step for organizations.",
          cure: "Use XOAUTH2 with --token; or send through a connector, or another service."
        ).likely
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "exchange-security-defaults", .reply(535, text: ["security defaults"]),
      example: """
        535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.
        """,
      verdict: .rejected,
      meaning:
        "The organization's security defaults allow no passwords from programs; the account is not locked.",
      causes: [
        Suspect(
          "Security defaults are on.", check: "The directory's properties: Manage security defaults.",
          cure: "Use XOAUTH2 with --token; or use Conditional Access in place of the defaults."
        ).likely
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "exchange-conditional-access",
      .reply(535, text: ["did not meet the criteria", "conditional access", "blocked by policy"]),
      example: """
        535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated \
        successfully. Contact your administrator.
        """,
      verdict: .rejected,
      meaning:
        "The password may be right; a rule of the organization (Conditional Access) denies this login.",
      causes: [
        Suspect(
          "A rule denies the place, the device or the kind of login.",
          check: "The sign-in log of the directory: Conditional Access, Failure.",
          cure: "Have the account excluded from the rule, or use XOAUTH2 with --token."
        ).likely
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "exchange-locked",
      .reply(
        535, text: ["account is locked", "account has been locked", "account was locked", "smart lockout"]),
      example: "535 5.7.139 Authentication unsuccessful, the user account is locked.",
      verdict: .rejected, meaning: "The account is locked for a while, whatever the password.",
      causes: [
        Suspect(
          "There were too many failures.", check: "The sign-in log of the directory.",
          cure: "Find the program that has an old password, wait, and do not try on."
        ).likely
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "exchange-sessions", .reply(432, 421, 451, text: ["thread limit", "concurrent connections limit"]),
      example: "432 4.3.2 Concurrent connections limit exceeded. Visit the address", verdict: .noService,
      meaning: "The mailbox has as many sessions as Exchange Online allows, which is three.",
      causes: [
        Suspect("Several programs send for the mailbox at once.", cure: "One session after the other.").likely
      ],
      references: ["RFC 3463, section 3.4"]),
    Entry(
      "tls-too-old",
      .reply(
        421, 451, 454, 530, 550, 554,
        text: ["TLS 1.0 and 1.1 are not supported", "support TLS 1.2", "TLS version"]),
      example:
        "421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2.",
      verdict: .tlsFailed, meaning: "The server does not take a version of TLS as old as the client's.",
      causes: [
        Suspect(
          "The client has TLS 1.0 or 1.1 only, as old printers, scanners and .NET programs do.",
          check: "smtp-auth-test probe says which version is agreed on.",
          cure: "Upgrade it, or have it send to a relay of the organization."
        ).likely
      ],
      references: ["RFC 8996", "RFC 8314, section 4.1"]),
    Entry(
      "exchange-send-as", .reply(550, 554, text: ["SendAsDenied", "permissions to send as this sender"]),
      example: "550 5.7.60 Client does not have permissions to send as this sender", verdict: .relayRefused,
      meaning: "The login is right, and the user may not send from this address.",
      causes: [
        Suspect(
          "The sender's address is not one of the mailbox.",
          check: "The address after MAIL FROM, and that in From:.",
          cure: "Send from the mailbox's own address, or give it the right Send As."
        ).likely
      ],
      references: ["RFC 6409, section 6.1"]),
  ]
}
