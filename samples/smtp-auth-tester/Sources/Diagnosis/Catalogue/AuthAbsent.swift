import SMTP

extension Catalogue {
  /// AUTH is not there, or not where a client would look for it.
  static let authAbsent: [Entry] = [
    Entry(
      "auth-not-enabled-before-tls",
      .reply(
        503, text: ["authentication not enabled", "used when not advertised", "AUTH not available"],
        in: [.auth], when: [.not(.encrypted), .startTLSOffered]),
      example: "503 5.5.1 Error: authentication not enabled", verdict: .authNotOffered,
      meaning: "The server does not do AUTH before TLS.",
      causes: [.authOnlyWithTLS.likely, .authOff],
      deviation: "RFC 4954, section 6, has the answer 538 5.7.11 for this; this server says 503.",
      references: ["RFC 4954, section 6"]),
    Entry(
      "auth-not-enabled",
      .reply(
        503, text: ["authentication not enabled", "used when not advertised", "AUTH not available"],
        in: [.auth]),
      example: "503 5.5.1 Error: authentication not enabled", verdict: .authNotOffered,
      meaning: "The server does not do AUTH, or not for this client, or not before TLS.",
      causes: [
        .authOff.likely, .authOnlyWithTLS.likely,
        Suspect("EHLO was not sent again after STARTTLS.", unless: [.not(.encrypted)]).unlikely,
      ],
      references: ["RFC 4954, section 4"]),
    Entry(
      "auth-unknown-command",
      .reply(500, 502, when: [.phase(.auth)]),
      example: "502 5.5.1 Error: command not implemented", verdict: .authNotOffered,
      meaning: "The server does not know the command AUTH.",
      causes: [.authOff, .authOnlyWithTLS, .strippedOnTheWay],
      references: ["RFC 5321, section 4.2.4"]),
    Entry(
      "auth-vanished-after-tls", .reply(250, when: [.hello, .offerVanished]),
      example: "250-mail.sample.test\n250 CHUNKING", verdict: .authNotOffered,
      meaning: "The server offered AUTH before TLS and does not after it.",
      causes: [
        Suspect("The offer before TLS was not the server's, but of something between.").likely,
        Suspect(
          "The server's settings exclude its mechanisms over TLS.",
          check: "Postfix: postconf smtpd_sasl_tls_security_options."),
      ],
      references: ["RFC 3207, section 4.2"]),
    Entry(
      "no-auth-line-before-tls",
      .reply(250, when: [.hello, .noOffer, .not(.encrypted), .startTLSOffered]),
      example: "250-mail.sample.test\n250-STARTTLS\n250 CHUNKING", verdict: .authNotOffered,
      meaning: "The server does not offer AUTH before TLS; it may after STARTTLS.",
      causes: [.authOnlyWithTLS.likely, .authOff, .hiddenFromNetworks],
      references: ["RFC 4954, section 4", "RFC 3207, section 4.2"]),
    Entry(
      "no-auth-line", .reply(250, when: [.hello, .noOffer]),
      example: "250-mail.sample.test\n250 CHUNKING", verdict: .authNotOffered,
      meaning: "The server does not offer AUTH here.",
      causes: [
        .authOff.likely, .hiddenFromNetworks, .authOnlyWithTLS.unlikely, .strippedOnTheWay,
        Suspect("The client said HELO, which gets no list of extensions.", cure: "EHLO.", when: [.helo])
          .unlikely,
      ],
      references: ["RFC 4954, section 4"]),
    Entry(
      "auth-line-empty", .reply(250, when: [.hello, .emptyLine]),
      example: "250-mail.sample.test\n250 AUTH", verdict: .authNotOffered,
      meaning: "The server's line about AUTH names no mechanism, so that no client can authenticate.",
      causes: [
        Suspect(
          "The server's list of mechanisms is empty, or none of them is installed.", finding: .noMechanisms
        ).likely,
        .strippedOnTheWay,
      ],
      deviation: "RFC 4954, section 3: the line names the mechanisms.",
      references: ["RFC 4954, section 3"]),
    Entry(
      "no-mechanism-name", .reply(250, when: [.hello, .noNames]),
      example: "250-mail.sample.test\n250 AUTH XXXX/XXXX", verdict: .mechanismNotOffered,
      meaning: "Nothing in the server's line about AUTH can be a mechanism's name.",
      causes: [
        Suspect("Something between client and server overwrites the line.").likely,
        Suspect("The server does not do what the standard says, or is not one for SMTP."),
      ],
      deviation: "RFC 4422, section 3.1: a name has 1 to 20 letters, digits, hyphens and underscores.",
      references: ["RFC 4422, section 3.1", "RFC 4954, section 3"]),
    Entry(
      "only-auth-equals", .reply(250, when: [.hello, .onlyEqualsForm]),
      example: "250-mail.sample.test\n250 AUTH=PLAIN LOGIN", verdict: .authNotOffered,
      meaning:
        "The server offers AUTH only in the old way of writing, AUTH=, which most clients do not read.",
      causes: [.strippedOnTheWay, .brokenSASLAuthClients],
      deviation: "RFC 4954, section 3: the line is AUTH, a space, and the mechanisms.",
      references: ["RFC 4954, section 3"]),
    Entry(
      "auth-lines-differ", .reply(250, when: [.hello, .formsDiffer]),
      example: "250-mail.sample.test\n250-AUTH PLAIN LOGIN\n250 AUTH=LOGIN", verdict: .works,
      meaning: "The two lines about AUTH name different mechanisms, so that clients differ in what they try.",
      causes: [
        Suspect("The server, or something between, writes the lines from different settings.").likely
      ],
      deviation: "RFC 4954 knows only the line AUTH; clients that read both may be confused.",
      references: ["RFC 4954, section 3"]),
    Entry(
      "hello-accepted", .reply(250, when: [.hello]),
      example: "250-mail.sample.test\n250 AUTH PLAIN LOGIN", verdict: .works,
      meaning: "The server names its extensions; AUTH is among them.",
      references: ["RFC 5321, section 4.1.1.1", "RFC 4954, section 4"]),
    Entry(
      "hello-refused", .reply(when: [.hello]),
      example: "504 5.5.2 <blah>: Helo command rejected: need fully-qualified hostname",
      verdict: .helloRefused,
      meaning: "The server does not like how the client introduced itself.",
      causes: [
        Suspect(
          "The name after EHLO is not one that the server accepts.",
          check: """
            Postfix: smtpd_helo_restrictions; they are asked at RCPT unless smtpd_delay_reject = no.
            """,
          cure: "Give a full name that exists: --helo NAME."
        ).likely
      ],
      references: ["RFC 5321, section 4.1.1.1"]),
    Entry(
      "hello-rejected-late", .reply(450, 504, 550, 554, text: ["Helo command rejected"]),
      example: "504 5.5.2 <blah>: Helo command rejected: need fully-qualified hostname",
      verdict: .helloRefused,
      meaning: "The server does not like how the client introduced itself, and says so late.",
      causes: [
        Suspect(
          "The name after EHLO is not one that the server accepts.",
          check: "Postfix: smtpd_helo_restrictions.",
          cure: "Give a full name that exists: --helo NAME."
        ).likely
      ],
      references: ["RFC 5321, section 4.1.1.1"]),
  ]
}
