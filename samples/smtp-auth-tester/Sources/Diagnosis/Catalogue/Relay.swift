extension Catalogue {
  /// The server does not take mail to this recipient, or from this sender, as the session stands.
  static let relay: [Entry] = [
    Entry(
      "relay-denied-authenticated",
      .reply(530, 454, 550, 551, 553, 554, text: Self.relayTexts, when: [.authenticated]),
      example: "554 5.7.1 <b@y.test>: Relay access denied", verdict: .relayRefused,
      meaning: "The client is authenticated, and the server does not relay for it all the same.",
      causes: [.relayNotPermitted.likely],
      references: ["RFC 4954, section 6", "RFC 5321, section 3.6"], logLines: ["Relay access denied"]),
    Entry(
      "relay-denied-unauthenticated",
      .reply(530, 454, 550, 551, 553, 554, text: Self.relayTexts, when: [.not(.authenticated)]),
      example: "454 4.7.1 <b@y.test>: Relay access denied", verdict: .relayRefused,
      meaning: "The server does not relay for a client that has not authenticated, which is as it should be.",
      causes: [
        Suspect("No AUTH came before MAIL.", cure: "AUTH first.").likely
      ],
      references: ["RFC 4954, section 6", "RFC 5321, section 3.6"], logLines: ["Relay access denied"]),
    Entry(
      "relay-denied", .reply(530, 454, 550, 551, 553, 554, text: Self.relayTexts),
      example: "454 4.7.1 <b@y.test>: Relay access denied", verdict: .relayRefused,
      meaning: "The server does not pass mail on to this recipient for this client.",
      causes: [
        Suspect(
          "The client did not authenticate, as when a Postfix client finds no password for the server.",
          check: "The server's log has no sasl_username= for the session.", cure: "smtp-auth-test client"
        ).likely,
        .passwordKeyMismatch, .relayNotPermitted, .clientAuthOff, .passwordMapMissing,
      ],
      references: ["RFC 4954, section 6", "RFC 5321, section 3.6"], logLines: ["Relay access denied"]),
    Entry(
      "sender-not-owned",
      .reply(
        450, 550, 553, 554,
        text: ["not owned by", "not logged in", "does not have permissions to send as"]),
      example: "553 5.7.1 <a@x.test>: Sender address rejected: not owned by user user",
      verdict: .relayRefused,
      meaning: "The sender's address belongs to another user, or to one who has not authenticated.",
      causes: [
        Suspect(
          "smtpd_sender_login_maps does not give this address to the user.",
          check: "postmap -q ADDRESS MAP", cure: "Send from an own address, or add the user to the map."
        ).likely
      ],
      references: ["RFC 6409, section 6.1"], logLines: ["Sender address rejected"]),
    Entry(
      "authentication-required",
      .reply(
        530, 503, 550, 553, 554,
        text: [
          "authentication required", "authentication is required", "must authenticate", "not authenticated",
        ]),
      example: "530 5.7.0 Authentication required", verdict: .relayRefused,
      meaning: "The server wants AUTH before this command.",
      causes: [
        Suspect("The client did not authenticate.", cure: "AUTH first.", unless: [.authenticated]).likely
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "required-first", .reply(530),
      example: "530 5.7.0 Not yet", verdict: .relayRefused,
      meaning: "The server wants AUTH, or STARTTLS, before this command.",
      causes: [
        Suspect("The client did not authenticate.", cure: "AUTH first.", unless: [.authenticated]),
        .tlsRequired,
      ],
      references: ["RFC 4954, section 6", "RFC 3207, section 4"]),
  ]

  /// How servers say that they do not relay: Postfix, Exim, Exchange, Sendmail.
  private static let relayTexts = [
    "relay access denied", "relay not permitted", "relaying denied", "unable to relay",
    "relaying not allowed",
  ]
}
