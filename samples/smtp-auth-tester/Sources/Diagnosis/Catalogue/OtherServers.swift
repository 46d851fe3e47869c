extension Catalogue {
  /// What is particular to servers other than Postfix.
  static let otherServers: [Entry] = [
    Entry(
      "gmail-app-password", .reply(534, text: ["application-specific password"]),
      example:
        "534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  (address)",
      verdict: .rejected,
      meaning: "Google does not take the account's own password here.",
      causes: [
        Suspect(
          "The account has 2-step verification, with which a program needs an app password or a token.",
          cure: "Make an app password for the account, or use XOAUTH2 or OAUTHBEARER with --token."
        ).likely
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "gmail-web-login",
      .reply(534, 535, text: ["log in via your web browser", "log in with your web browser"]),
      example: "534-5.7.14 Please log in via your web browser and then try again.\n534 5.7.14  (address)",
      verdict: .rejected,
      meaning: "Google wants the user to confirm the login in a browser first.",
      causes: [
        Suspect("The login looked unusual.", cure: "Log in with a browser from the same network, then again.")
          .likely
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "gmail-rejected", .reply(534, 535, text: ["username and password not accepted"]),
      example:
        "535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  (address)",
      verdict: .rejected,
      meaning:
        "Google says that user and password do not match, or does not take this password from programs.",
      causes: [
        Suspect(
          "It is the account's own password, which Google does not take from programs any more.",
          cure: "Make an app password, or use XOAUTH2 or OAUTHBEARER with --token.",
          unless: [.tokenMechanism]
        ).likely,
        .wrongCredentials,
        Suspect(
          "The token has expired or is for another scope.",
          cure: "Get a new one for https://mail.google.com/."
        ).likely.only(when: .tokenMechanism),
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "exchange-smtp-auth-disabled", .reply(530, 535, text: ["smtpclientauthentication is disabled"]),
      example: """
        535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.
        """,
      verdict: .rejected,
      meaning: "Exchange Online has SMTP AUTH switched off for the organization or the mailbox.",
      causes: [
        Suspect(
          "SMTP AUTH is off, as it is in new organizations.",
          check: "Get-TransportConfig and Get-CASMailbox show SmtpClientAuthenticationDisabled.",
          cure: "Set-CASMailbox -Identity USER -SmtpClientAuthenticationDisabled $false"
        ).likely
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "exchange-policy", .reply(535, enhanced: ["5.7.139"]),
      example: "535 5.7.139 Authentication unsuccessful",
      verdict: .rejected,
      meaning: "Exchange Online refuses the login by a policy of the organization.",
      causes: [
        Suspect(
          "The organization does not allow passwords (security defaults, Conditional Access, basic authentication off).",
          check: "The text after the comma; the sign-in log of the directory.",
          cure: "Use XOAUTH2 with a token, or have the policy changed."
        ).likely,
        .wrongCredentials,
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "exchange-rejected", .reply(535, enhanced: ["5.7.3"]),
      example: "535 5.7.3 Authentication unsuccessful", verdict: .rejected,
      meaning: "Exchange says that user and password do not match, or refuses the login otherwise.",
      causes: [
        .wrongCredentials.likely,
        Suspect("The name must be written another way: user@domain, or DOMAIN\\user."),
        Suspect("SMTP AUTH or the mechanism is switched off for the mailbox."),
        Suspect(
          "The token has expired, is of another user, or lacks the permission SMTP.Send."
        ).likely.only(when: .tokenMechanism),
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "exchange-anonymous", .reply(530, enhanced: ["5.7.57"]),
      example: "530 5.7.57 Client not authenticated to send mail", verdict: .relayRefused,
      meaning: "Exchange wants AUTH before mail, and no AUTH has succeeded.",
      causes: [
        Suspect("The client did not authenticate, or went on after a failed AUTH.", cure: "AUTH first.")
          .likely
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "exchange-mechanism", .reply(504, enhanced: ["5.7.4"]),
      example: "504 5.7.4 Unrecognized authentication type", verdict: .mechanismNotOffered,
      meaning: "Exchange does not have the mechanism that was tried, or not before TLS.",
      causes: [
        Suspect(
          "AUTH was sent before STARTTLS.", cure: "Use STARTTLS first.", when: [.not(.encrypted)],
          unless: [.encrypted]
        ).likely,
        Suspect(
          "The mechanism is not switched on for this connector.",
          check: "The AUTH line of the reply to EHLO.",
          unless: [.mechanismOffered]
        ).likely,
      ],
      deviation: "RFC 4954, section 4, has the enhanced code 5.5.4 for this.",
      references: ["RFC 4954, section 4"]),
    Entry(
      "exim-rejected", .reply(535, text: ["incorrect authentication data"]),
      example: "535 Incorrect authentication data", verdict: .rejected,
      meaning: "Exim says that user and password do not match.",
      causes: [
        .wrongCredentials.likely, .newlineEncoded, .octalTrap, .nonASCIIPassword,
        Suspect(
          "The file of passwords, or what the authenticator asks, has no such user.",
          check: "The main log says 'authenticator failed', with the name after set_id=."),
      ],
      references: ["RFC 4954, section 6"], logLines: ["authenticator failed for"]),
    Entry(
      "sendmail-mechanism", .reply(503, 504, enhanced: ["5.3.3"], text: ["AUTH mechanism"]),
      example: "504 5.3.3 AUTH mechanism XOAUTH2 not available", verdict: .mechanismNotOffered,
      meaning: "Sendmail does not have the mechanism that was tried, or does not allow it here.",
      causes: [
        Suspect(
          "The mechanism is not among those that the server offers.",
          check: "The AUTH line of the reply to EHLO.",
          unless: [.mechanismOffered]
        ).likely,
        Suspect("AuthOptions has 'p', which forbids PLAIN and LOGIN without TLS.", unless: [.encrypted]),
      ],
      deviation: "RFC 4954, section 4, has the enhanced code 5.5.4 for this.",
      references: ["RFC 4954, section 4"]),
  ]
}
