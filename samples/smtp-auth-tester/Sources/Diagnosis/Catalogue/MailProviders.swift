extension Catalogue {
  /// What providers of mail say: Google, Yahoo, Apple, Amazon SES and others; their words are in their own pages of help.
  static let mailProviders: [Entry] = [
    Entry(
      "locked-for-now",
      .reply(
        421, 450, 451, 454, 535, 550, 554,
        text: [
          "system busy", "system is busy", "frequency limited",
          "too many bad auth attempts", "too many login attempts", "too many failed",
          "too many authentication failures",
          "too many invalid", "too many incorrect", "too many unsuccessful", "account temporarily locked",
          "temporarily locked", "temporarily blocked", "account is temporarily",
        ]),
      example: "535 5.7.0 (#AUTH005) Too many bad auth attempts.", verdict: .rejected,
      meaning:
        "The account or the client is locked for a while after failures; a right password is refused too.",
      causes: [
        Suspect(
          "A program has tried a wrong password again and again, perhaps another one than this.",
          check: "Programs and telephones that still have an old password.",
          cure: "Wait, an hour say, without any attempt; then try once with the right password."
        ).likely,
        .appPasswordNeeded,
      ],
      references: ["RFC 4954, section 9"]),
    Entry(
      "app-password-needed",
      .reply(
        534, 535, 550,
        text: [
          "application password", "app password", "app-specific password", "application-specific password",
          "authorization code", "parol prilozheniya", "app passwords",
        ]),
      example: "535 5.7.0 NEOBHODIM parol prilozheniya / Application password is REQUIRED",
      verdict: .rejected,
      meaning: "The provider does not take the account's own password from programs.",
      causes: [.appPasswordNeeded.likely],
      references: ["RFC 4954, section 6"]),
    Entry(
      "service-not-enabled",
      .reply(
        535, 550, 554,
        text: [
          "does not have access rights to this service", "user has no permission", "smtp access is disabled",
          "service is not enabled", "not enabled for this account", "login fail. account is abnormal",
          "has been disabled for this account", "pop3/imap is not activated",
        ]),
      example:
        "535 5.7.8 Error: authentication failed: This user does not have access rights to this service",
      verdict: .rejected,
      meaning: "The account may not be used by mail programs until its settings allow it.",
      causes: [
        Suspect(
          "Access by mail programs (IMAP, SMTP) is off, as it is in new accounts of some providers.",
          check: "The account's settings on the provider's pages.", cure: "Switch it on there."
        ).likely
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "key-invalid",
      .reply(535, 451, text: ["authorization grant is invalid", "bad username / password", "api key"]),
      example: "535 Authentication failed: The provided authorization grant is invalid, expired, or revoked",
      verdict: .rejected,
      meaning: "The service takes keys that it gives out, not the password of the account.",
      causes: [
        Suspect(
          "The key is wrong, was revoked, or may not send.",
          check: "SendGrid: the user's name is the word apikey; others have a name and a key for SMTP.",
          cure: "Make a new key on the service's pages."
        ).likely
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "credits-exceeded",
      .reply(
        421, 450, 451, 452, 454, 550, 535, 554,
        text: [
          "limit is reached", "upgrade your plan", "throttling failure",
          "maximum credits exceeded", "sending quota exceeded", "sending limit exceeded",
          "message quota exceeded",
          "sending rate exceeded", "too many emails per second", "user sending quota", "sending limits",
        ]),
      example: "451 Authentication failed: Maximum credits exceeded", verdict: .noService,
      meaning: "The account has sent as much as it may.",
      causes: [
        Suspect("The day's, the hour's or the plan's limit is reached.", cure: "Wait, or a larger plan.")
          .likely
      ],
      references: ["RFC 3463, section 3.8"]),
    Entry(
      "sender-not-verified",
      .reply(
        550, 553, 554,
        text: [
          "authorized to send as",
          "email address is not verified", "verified sender identity", "not one of your addresses",
          "sender address is not allowed", "relaying disallowed as", "unconfigured sending domain",
          "is not allowed to send", "must be equal to authorized user", "sender not authorized",
        ]),
      example: "554 Message rejected: Email address is not verified.", verdict: .relayRefused,
      meaning: "The login is right, and the provider takes no mail from this sender's address.",
      causes: [
        Suspect(
          "The address, or its domain, is not one that the account has proved to own.",
          check: "The address after MAIL FROM, and that in From:.",
          cure: "Send from the account's own address, or have the other verified on the provider's pages."
        ).likely
      ],
      references: ["RFC 6409, section 6.1"]),
    Entry(
      "not-authorized-to-send", .reply(554, 550, text: ["is not authorized to perform"]),
      example: "554 Access denied: User is not authorized to perform `ses:SendRawEmail' on resource",
      verdict: .relayRefused, meaning: "The key is right, and its rights do not have the sending of mail.",
      causes: [
        Suspect("The policy of the IAM user lacks ses:SendRawEmail.", cure: "Add it, for this identity.")
          .likely
      ]),
    Entry(
      "address-not-authorized",
      .reply(525, 535, 550, text: ["unauthorized ip", "ip address is not authorized"]),
      example: "525 5.7.1 Unauthorized IP address", verdict: .rejected,
      meaning: "The provider does not take logins from this client's address.",
      causes: [Suspect("The account has a list of addresses.", cure: "Add the address on its pages.").likely]),
    Entry(
      "relay-registration",
      .reply(
        550, 554, 421,
        text: ["mail relay denied", "credentials for relay", "not in whitelist for rcpt domain"]),
      example: "550 5.7.1 Invalid credentials for relay", verdict: .relayRefused,
      meaning: "Google's relay for organizations does not know this address, and nobody logged in.",
      causes: [
        Suspect(
          "The address is not in the list of the SMTP relay service, or the sender's domain is another.",
          check: "The organization's settings of the relay service.",
          cure: "Add the address there, or log in."
        ).likely
      ]),
    Entry(
      "argument-refused", .reply(501, 535, 555, text: ["optional argument not permitted"]),
      example: "535 5.5.4 Optional Argument not permitted for that AUTH mode.", verdict: .protocolError,
      meaning: "Nothing may follow the mechanism's name in the command AUTH here.",
      causes: [
        Suspect("A message was sent together with AUTH.", cure: "Send AUTH and the mechanism alone.").likely
      ],
      references: ["RFC 4954, section 4"]),
    Entry(
      "account-suspended",
      .reply(
        526, 535, 550, 554, 571,
        text: [
          "account disabled", "account is disabled", "account has been disabled", "account suspended",
          "account is suspended", "account has been suspended", "account blocked", "account is blocked",
          "account inactive", "account is inactive", "account is not active", "account deactivated",
          "user disabled",
          "user is disabled", "mailbox disabled", "email outgoing blocked",
        ]),
      example: "550 5.7.1 Account disabled", verdict: .rejected,
      meaning: "The account exists and is switched off.",
      causes: [
        Suspect("The administrator has disabled or locked the account.", cure: "Have the account enabled.")
          .likely,
        Suspect("The provider has, because spam was sent through it.", check: "Letters from the provider."),
      ],
      references: ["RFC 5248, section 2.4"]),
    Entry(
      "credentials-invalid",
      .reply(
        535, 554,
        text: [
          "authentication credentials invalid", "incorrect username or password", "invalid user or password",
          "invalid login or password", "incorrect login", "invalid username or password",
          "wrong username or password",
          "bad username or password", "login or password", "username or password", "mbr1212",
        ]),
      example: "535 Authentication credentials invalid", verdict: .rejected,
      meaning: "The provider says that user and password do not match.",
      causes: [
        .wrongCredentials.likely, .appPasswordNeeded, .accessNotEnabled, .newlineEncoded, .nonASCIIPassword,
      ],
      references: ["RFC 4954, section 6"]),
  ]
}
