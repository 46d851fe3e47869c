import SMTP

extension Catalogue {
  /// The server says yes, or asks for more.
  static let success: [Entry] = [
    Entry(
      "unexpected-reply", .reply(when: [.unexpected]),
      example: "250 2.0.0 Ok", verdict: .protocolError,
      meaning: "The server says yes where this yes means nothing, so it is not known what it has done.",
      causes: [
        Suspect("The server does not do what the standard says, or is not one for SMTP."),
        Suspect("Something between answers in its place.", unless: [.loopback]),
      ],
      deviation: """
        RFC 5321, section 4.3.2, RFC 3207 and RFC 4954 have one code for yes: 220 for the greeting and STARTTLS, 250 \
        for EHLO, 235 or 334 for AUTH; an enhanced code that goes with it begins with 2.
        """,
      references: ["RFC 5321, section 4.3.2", "RFC 3207, section 4", "RFC 4954, section 4"]),
    Entry(
      "auth-works-unoffered", .reply(235, in: [.auth], when: [.noOffer]),
      example: "235 2.7.0 Authentication successful", verdict: .works,
      meaning: "User and password are right, and AUTH works although the server does not offer it.",
      causes: [.hiddenFromNetworks.likely],
      deviation: """
        RFC 4954, section 4: a server names AUTH and its mechanisms in the reply to EHLO. Most clients will not even \
        try here.
        """,
      references: ["RFC 4954, section 4"]),
    Entry(
      "auth-works-after-helo", .reply(235, in: [.auth], when: [.helo]),
      example: "235 2.7.0 Authentication successful", verdict: .works,
      meaning: "User and password are right, and AUTH works after HELO too, where no extension was offered.",
      deviation: "RFC 5321, section 4.1.1.1: extensions are for sessions that begin with EHLO.",
      references: ["RFC 4954, section 4", "RFC 5321, section 4.1.1.1"]),
    Entry(
      "auth-works", .reply(235),
      example: "235 2.7.0 Authentication successful", verdict: .works,
      meaning: "User and password are right: the client is authenticated.",
      references: ["RFC 4954, section 4"], logLines: ["sasl_method=", "sasl_username="]),
    Entry(
      "challenge", .reply(334),
      example: "334 VXNlcm5hbWU6", verdict: .works,
      meaning: """
        The server asks for the next part of the exchange; what it asks is in base64, which 'smtp-auth-test decode' \
        shows.
        """,
      references: ["RFC 4954, section 4"]),
    Entry(
      "ready-for-tls", .reply(220, when: [.phase(.startTLS)]),
      example: "220 2.0.0 Ready to start TLS", verdict: .works,
      meaning: "The server is ready for the TLS handshake, which follows at once.",
      references: ["RFC 3207, section 4"]),
    Entry(
      "mail-accepted", .reply(250, 251, 252, when: [.phases([.mail, .rcpt, .data])]),
      example: "250 2.1.5 Ok", verdict: .works,
      meaning: "The server takes the sender, the recipient or the message.",
      references: ["RFC 5321, section 4.3.2"]),
    Entry(
      "greeting", .reply(220, in: [.greeting]),
      example: "220 mail.sample.test ESMTP Postfix", verdict: .works,
      meaning: "The server is there and speaks SMTP.",
      references: ["RFC 5321, section 4.2.3"]),
  ]
}
