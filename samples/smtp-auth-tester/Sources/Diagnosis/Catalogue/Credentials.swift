import SMTP

extension Catalogue {
  /// The server looked, and says that the credentials are wrong, or not good for this user.
  static let credentials: [Entry] = [
    Entry(
      "auth-refused-at-once", .reply(when: [.phase(.auth), .not(.credentialsSent)]),
      example: "535 5.7.8 Error: authentication failed", verdict: .mechanismNotOffered,
      meaning: "The server refuses the mechanism before it has seen user or password.",
      causes: [
        Suspect("The server does not take the mechanism, or not here and now.", cure: "Use another.").likely,
        Suspect("The client has failed too often, and the server does not listen to it for a while."),
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "token-refused", .reply(535, when: [.phase(.auth), .tokenMechanism]),
      example: "535 5.7.8 Error: authentication failed", verdict: .rejected,
      meaning: "The server refuses the token.",
      causes: [
        .tokenRefused.likely,
        Suspect("The server cannot reach, or does not know, the one who gave the token out."),
      ],
      references: ["RFC 7628, section 3.2.2", "RFC 4954, section 6"]),
    Entry(
      "not-authorized", .reply(535, text: ["authorization failure"]),
      example: "535 5.7.8 Error: authentication failed: authorization failure", verdict: .rejected,
      meaning: "User and password may be right, but the user may not act as the one whom the message names.",
      causes: [.otherAuthorizationIdentity.likely],
      references: ["RFC 4616, section 2", "RFC 4954, section 6"],
      logLines: ["Requested identity not authenticated identity"]),
    Entry(
      "account-disabled", .reply(535, text: ["passphrase locked"]),
      example: "535 5.7.8 Error: authentication failed: passphrase locked", verdict: .rejected,
      meaning: "The account exists, and its password is locked.",
      causes: [
        Suspect("The administrator has locked the account.", cure: "Have the account enabled.").likely
      ],
      references: ["RFC 5248, section 2.4"]),
    Entry(
      "account-disabled-after-login", .reply(525),
      example: "525 5.7.13 User account disabled", verdict: .rejected,
      meaning: "User and password are right, and the account is switched off.",
      causes: [
        Suspect("The administrator has disabled the account.", cure: "Have the account enabled.").likely
      ],
      references: ["RFC 5248, section 2.4"]),
    Entry(
      "password-expired",
      .reply(535, text: ["passphrase expired", "password expired", "password has expired"]),
      example: "535 5.7.8 Error: authentication failed: passphrase expired, has to be reset",
      verdict: .rejected,
      meaning: "The password was right once and has expired.",
      causes: [Suspect("The password is too old.", cure: "Set a new one.").likely],
      references: ["RFC 4954, section 6"]),
    Entry(
      "password-transition", .reply(432),
      example: "432 4.7.12 A password transition is needed", verdict: .rejected,
      meaning:
        "The server must see the password once in the clear before it can offer this mechanism to the user.",
      causes: [.secretNotStored.likely],
      references: ["RFC 4954, section 6"]),
    Entry(
      "password-transition-535",
      .reply(535, text: ["one time use of a plaintext password", "no verifier for user"]),
      example: """
        535 5.7.8 Error: authentication failed: One time use of a plaintext password will enable requested mechanism \
        for user
        """,
      verdict: .rejected,
      meaning: "The server knows the user and has not stored what this mechanism needs.",
      causes: [.secretNotStored.likely],
      deviation: "RFC 4954, section 6, has the answer 432 4.7.12 for this.",
      references: ["RFC 4954, section 6"]),
    Entry(
      "dovecot-prompt-as-reason",
      .reply(535, text: ["UGFzc3dvcmQ6", "VXNlcm5hbWU6", "failed: Password:", "failed: Username:"]),
      example: "535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6", verdict: .rejected,
      meaning: """
        The server says that user and password do not match; the word at the end is only the prompt that was left \
        over, 'Password:' or 'Username:' in base64.
        """,
      causes: [.wrongCredentials.likely, .newlineEncoded, .nonASCIIPassword, .secretNotStored],
      references: ["RFC 4954, section 6"], logLines: ["auth-worker", "passdb"]),
    Entry(
      "credentials-rejected", .reply(535, text: ["authentication failure", "user not found"]),
      example: "535 5.7.8 Error: authentication failed: authentication failure", verdict: .rejected,
      meaning: "The server says that user and password do not match.",
      causes: [
        .wrongCredentials.likely, .nonASCIIPassword, .newlineEncoded, .octalTrap,
        .otherAuthorizationIdentity, .secretNotStored,
      ]
        + .only(
          at: ServerKind.withCyrus, .sasldbNotInChroot, .realmMismatch, .sasldbStale, .smtpdConfMissing,
          .saslauthdWithoutRealm, .pamAccountMissing, .pamFileMissing, .hashesInTable.unlikely,
          .sqlQueryFails.unlikely),
      references: ["RFC 4954, section 6"],
      logLines: [
        "Password verification failed", "Requested identity not authenticated identity", "PAM acct error",
        "PAM auth error", "sasl_username=",
      ]),
    Entry(
      "credentials-refused", .reply(535),
      example: "535 5.7.8 Error: authentication failed: (reason unavailable)", verdict: .rejected,
      meaning: "The server rejects user and password without saying why.",
      causes: [
        .wrongCredentials.likely, .nonASCIIPassword, .newlineEncoded, .octalTrap,
        .otherAuthorizationIdentity, .secretNotStored,
        Suspect(
          "What was sent could not be understood: no base64, or no NUL bytes in PLAIN.",
          check: "'smtp-auth-test decode -' shows it.", cure: "Make it with 'smtp-auth-test encode'.",
          unless: [.encodedHere]
        ).unlikely,
      ] + .only(at: ServerKind.withCyrus, .realmMismatch, .sasldbNotInChroot),
      references: ["RFC 4954, section 6"]),
    Entry(
      "login-refused", .reply(521, 524, 526, 550, 551, 552, 553, 554, 571, when: [.phase(.auth)]),
      example: "550 5.7.1 Access denied", verdict: .rejected,
      meaning: "The server does not let this user in, with a code that is not one of AUTH.",
      causes: [
        .wrongCredentials,
        Suspect(
          "The account is disabled, or a policy denies it or the client.", check: "The words of the reply."
        ).likely,
      ],
      deviation:
        "RFC 4954, section 6, has the answers 535 5.7.8, 534 5.7.9 and 454 4.7.0 for a login that fails.",
      references: ["RFC 4954, section 6"]),
  ]
}
