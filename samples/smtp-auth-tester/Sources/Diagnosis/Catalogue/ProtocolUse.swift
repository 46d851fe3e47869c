import SMTP

extension Catalogue {
  /// The command AUTH was used in a way that the server does not understand or allow.
  static let protocolUse: [Entry] = [
    Entry(
      "message-malformed", .reply(535, text: ["bad protocol / cancel", "invalid base64 data"]),
      example: "535 5.7.8 Error: authentication failed: bad protocol / cancel", verdict: .protocolError,
      meaning: "The server could not understand what was sent; it has not looked at user and password.",
      causes: [.separatorsMissing, .notBase64, .octalTrap],
      deviation: "RFC 4954, section 4: what is not base64 gets the answer 501 5.5.2; this server says 535.",
      references: ["RFC 4954, section 4", "RFC 4616, section 2"],
      logLines: ["Can only find author (no password)", "bad protocol / cancel"]),
    Entry(
      "mechanism-not-offered-535",
      .reply(535, text: ["no mechanism available"], when: [.not(.mechanismOffered)]),
      example: "535 5.7.8 Error: authentication failed: no mechanism available",
      verdict: .mechanismNotOffered,
      meaning: "The server does not have the mechanism that was tried.",
      causes: [
        Suspect(
          "The mechanism is not among those that the server offers.",
          check: "The AUTH line of the reply to EHLO.",
          cure: "Use one of that line, or install its plugin and name it in mech_list of smtpd.conf."
        ).likely
      ],
      deviation: "RFC 4954, section 4: the answer for this is 504 5.5.4; this server says 535.",
      references: ["RFC 4954, section 4"], logLines: ["Couldn't find mech"]),
    Entry(
      "verifier-unknown", .reply(535, text: ["no mechanism available"], when: [.mechanismOffered]),
      example: "535 5.7.8 Error: authentication failed: no mechanism available", verdict: .backEndFailed,
      meaning: "The server offers the mechanism and has nothing by which to check a password.",
      causes: [.verifierUnknown.likely],
      deviation: "RFC 4954, section 6, has the answer 454 4.7.0 for this; this server says 535.",
      references: ["RFC 4954, section 6"], logLines: ["unknown password verifier(s)"]),
    Entry(
      "no-mechanism-available", .reply(535, text: ["no mechanism available"]),
      example: "535 5.7.8 Error: authentication failed: no mechanism available",
      verdict: .mechanismNotOffered,
      meaning: """
        The server does not have the mechanism that was tried; or it has it, and nothing by which to check a password.
        """,
      causes: [
        Suspect(
          "The mechanism is not among those that the server offers.",
          check: "The AUTH line of the reply to EHLO.",
          cure: "Use one of that line."
        ).likely,
        .verifierUnknown.likely,
      ],
      deviation:
        "RFC 4954, section 4: the answer for an unknown mechanism is 504 5.5.4; this server says 535.",
      references: ["RFC 4954, section 4"], logLines: ["Couldn't find mech", "unknown password verifier(s)"]),
    Entry(
      "message-incomplete", .reply(535, text: ["another step is needed"]),
      example: "535 5.7.8 Error: authentication failed: another step is needed in authentication",
      verdict: .protocolError,
      meaning: "The server wanted more than it was given, and could not ask for it.",
      causes: [
        Suspect(
          "An empty initial response ('=') was sent for a mechanism that needs one with content.",
          cure: "Send the message after AUTH and the mechanism, or nothing and wait for 334.",
          when: [.initialResponse]
        ).likely
      ],
      references: ["RFC 4954, section 4"], logLines: ["another step is needed in authentication"]),
    Entry(
      "mechanism-failed",
      .reply(535, text: ["integrity check failed", "channel binding failure", "mutual auth"]),
      example: "535 5.7.8 Error: authentication failed: integrity check failed", verdict: .protocolError,
      meaning: "The exchange was broken: what one side computed does not fit what the other sent.",
      causes: [
        .wrongCredentials,
        Suspect("Something between client and server ends TLS, so that the two see different channels."),
      ],
      references: ["RFC 5802, section 6"]),
    Entry(
      "cancelled", .reply(501, text: ["aborted", "cancelled", "canceled"]),
      example: "501 5.7.0 Authentication aborted", verdict: .protocolError,
      meaning: "The client cancelled the exchange by sending '*', and the server confirms it.",
      causes: [
        Suspect("The client did not understand the challenge, or did not want to go on.").likely
      ],
      references: ["RFC 4954, section 4"], logLines: ["authentication aborted"]),
    Entry(
      "auth-syntax",
      .reply(501, text: ["Syntax: AUTH", "mechanism must be specified", "mechanism not given"]),
      example: "501 5.5.4 Syntax: AUTH mechanism", verdict: .protocolError,
      meaning: "The command AUTH needs a mechanism, and takes at most one word after it.",
      causes: [
        Suspect("The name of the mechanism is missing.", cure: "AUTH PLAIN").likely,
        Suspect(
          "There is a space within the base64, as where a long line was broken.",
          check: "'base64' breaks lines after 76 characters.", cure: "base64 -w0, or 'smtp-auth-test encode'."
        ).likely,
      ],
      references: ["RFC 4954, section 4"]),
    Entry(
      "initial-response-refused", .reply(501, enhanced: ["5.7.0"]),
      example: "501 5.7.0 Initial response not allowed", verdict: .protocolError,
      meaning:
        "The mechanism begins with the server, so that nothing may follow its name in the command AUTH.",
      causes: [
        Suspect(
          "A message was sent together with AUTH for a mechanism such as CRAM-MD5.",
          cure: "Send AUTH and the mechanism alone, and answer the challenge.", when: [.initialResponse])
      ],
      references: ["RFC 4954, section 4"]),
    Entry(
      "not-base64",
      .reply(501, text: ["base64", "cannot decode", "can't decode"], in: [.auth]),
      example: "501 5.5.2 Invalid base64 data", verdict: .protocolError,
      meaning: "The server could not undo the base64.",
      causes: [.notBase64.likely, .separatorsMissing],
      references: ["RFC 4954, section 4"]),
    Entry(
      "auth-not-understood", .reply(501, when: [.phase(.auth)]),
      example: "501 5.5.2 Error: bad response", verdict: .protocolError,
      meaning: "The server could not understand what follows AUTH.",
      causes: [.notBase64.likely, .separatorsMissing],
      references: ["RFC 4954, section 4"]),
    Entry(
      "line-too-long", .reply(500, enhanced: ["5.5.6"]),
      example: "500 5.5.6 SASL response limit exceeded", verdict: .protocolError,
      meaning: "The message is longer than the server takes.",
      causes: [
        Suspect("A token is very long.", check: "The limit must be at least 12288 octets."),
        Suspect("Something other than a message was sent.", check: "'smtp-auth-test decode -'."),
      ],
      references: ["RFC 4954, section 4.3"]),
    Entry(
      "already-authenticated", .reply(503, text: ["already authenticated"]),
      example: "503 5.5.1 Error: already authenticated", verdict: .works,
      meaning: "An AUTH has succeeded in this session, and there can be only one.",
      causes: [
        Suspect("The client sent AUTH again.", cure: "Make a new connection for another user.").likely
      ],
      references: ["RFC 4954, section 4"]),
    Entry(
      "inside-transaction", .reply(503, text: ["transaction in progress", "mail transaction"]),
      example: "503 5.5.1 Error: MAIL transaction in progress", verdict: .protocolError,
      meaning: "AUTH is not allowed between MAIL and the end of the message.",
      causes: [Suspect("The client sent MAIL before AUTH.", cure: "AUTH first, then MAIL.").likely],
      references: ["RFC 4954, section 4"]),
    Entry(
      "hello-missing", .reply(503, text: ["HELO/EHLO first", "EHLO first", "EHLO/HELO first", "HELO first"]),
      example: "503 5.5.1 Error: send HELO/EHLO first", verdict: .protocolError,
      meaning: "The server wants EHLO before AUTH.",
      causes: [
        Suspect(
          "The client did not send EHLO, or not again after STARTTLS.",
          cure: "Send EHLO, also after STARTTLS."
        ).likely
      ],
      references: ["RFC 5321, section 4.1.4", "RFC 3207, section 4.2"]),
    Entry(
      "mechanism-too-weak", .reply(534, 535, enhanced: ["5.7.9"], text: ["weak"]),
      example: "534 5.7.9 Authentication mechanism is too weak", verdict: .mechanismNotOffered,
      meaning: "The server does not allow this mechanism to this user.",
      causes: [Suspect("The server's policy asks for a stronger mechanism.", cure: "Use another.").likely],
      references: ["RFC 4954, section 6"]),
    Entry(
      "mechanism-not-offered", .reply(504),
      example: "504 5.5.4 Unrecognized authentication type", verdict: .mechanismNotOffered,
      meaning: "The server does not have the mechanism that was tried, or not here and now.",
      causes: [
        Suspect(
          "The mechanism is not among those that the server offers.",
          check: "The AUTH line of the reply to EHLO.",
          cure: "Use one of that line.", unless: [.mechanismOffered]
        ).likely,
        Suspect(
          "The mechanism is allowed over TLS only.", check: "After STARTTLS the AUTH line is longer.",
          cure: "Use STARTTLS first.", when: [.not(.encrypted)], unless: [.encrypted]),
      ],
      references: ["RFC 4954, section 4"]),
  ]
}
