extension Catalogue {
  /// What qmail, Courier, OpenSMTPD, cPanel's Exim and others say in words of their own.
  static let furtherServers: [Entry] = [
    Entry(
      "qmail-rcpthosts", .reply(553, 550, text: ["list of allowed rcpthosts"]),
      example: "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
      verdict: .relayRefused,
      meaning: "qmail does not pass mail on to this domain for a client that has not logged in.",
      causes: [
        Suspect(
          "The client did not authenticate.", cure: "Log in: AUTH before MAIL.", unless: [.authenticated]
        ).likely,
        Suspect(
          "AUTH succeeded, and qmail-smtpd was not told: RELAYCLIENT is not set.",
          check: "The run file of qmail-smtpd; tcprules.", when: [.authenticated]),
        Suspect("The domain is the server's own, and missing in control/rcpthosts."),
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "qmail-child", .reply(454, text: ["can't auth", "child crashed"]),
      example: "454 oops, child crashed and I can't auth (#4.3.0)", verdict: .backEndFailed,
      meaning: "The program that checks passwords for qmail (checkpassword) failed.",
      causes: [
        Suspect(
          "It is missing, not executable, or may not read the passwords.",
          check: "The arguments of qmail-smtpd; ls -l /var/vpopmail/bin/vchkpw.",
          cure: "Correct the path; vchkpw is setuid to its user or runs as root."
        ).likely
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "qmail-rejected", .reply(535, text: ["authorization failed (#", "authentication failed (#"]),
      example: "535 authorization failed (#5.7.0)", verdict: .rejected,
      meaning: "qmail says that user and password do not match.",
      causes: [
        .wrongCredentials.likely, .newlineEncoded,
        Suspect("The name must be written with its domain: user@domain."),
        Suspect("The program that checks passwords cannot read them.", check: "ls -l vchkpw"),
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "courier-rejected", .reply(535, text: ["Authentication rejected"]),
      example: "535 Authentication rejected", verdict: .mechanismNotOffered,
      meaning: "Courier does not take AUTH in this form, or not here.",
      causes: [
        Suspect("The mechanism is not among those that it offers.", check: "The reply to EHLO.").likely
      ]),
    Entry(
      "authentication-demanded",
      .reply(
        502, 503, 530, 535, 550, 553, 554,
        text: [
          "authenticate first", "issue an AUTH command", "send AUTH command first",
          "turn on SMTP Authentication",
          "need to authenticate", "proper authentication required", "log in first", "login first",
          "535 Authentication required", "unauthenticated senders", "without authentication",
          "you must authenticate",
          "not authenticated to send", "please authenticate", "requires authentication", "auth required",
        ]),
      example: "502 5.7.0 Please authenticate first", verdict: .relayRefused,
      meaning: "The server wants AUTH before this command.",
      causes: [
        Suspect("The client did not authenticate.", cure: "AUTH first.", unless: [.authenticated]).likely,
        Suspect(
          "The program sends without user and password: its setting for AUTH is off.", check: "Its settings."),
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "client-rejected-without-login",
      .reply(
        554, 550,
        text: [
          "Client host rejected: Access denied", "Sender address rejected: Access denied",
          "Recipient address rejected: Access denied", "Helo command rejected: Access denied",
        ], when: [.not(.authenticated)]),
      example: "554 5.7.1 <client.sample.test[192.0.2.1]>: Client host rejected: Access denied",
      verdict: .relayRefused,
      meaning: "The server takes mail at this port only from clients that have logged in.",
      causes: [.loginMissing.likely],
      references: ["RFC 4954, section 6"]),
    Entry(
      "client-rejected",
      .reply(
        554, 550,
        text: [
          "Client host rejected: Access denied", "Sender address rejected: Access denied",
          "Recipient address rejected: Access denied",
        ]),
      example: "554 5.7.1 <client.sample.test[192.0.2.1]>: Client host rejected: Access denied",
      verdict: .relayRefused,
      meaning: "A restriction of the server ends with reject for this client.",
      causes: [
        .loginMissing.likely,
        Suspect(
          "A table denies the client, the sender or the recipient.", check: "postconf -n | grep access"),
      ],
      references: ["RFC 4954, section 6"]),
    Entry(
      "blocked-by-list",
      .reply(
        421, 450, 451, 454, 521, 550, 554, 571,
        text: [
          "blocked using", "block list", "blocklist", "blacklist", "black list", "listed at", "listed by",
          "dnsbl", "spamhaus",
        ]),
      example: "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
      verdict: .noService,
      meaning: "The client's address is on a list of addresses from which spam may come.",
      causes: [
        Suspect(
          "The address is one for homes and mobile telephones, which such lists have as a whole.",
          check: "Look the address up at the list that the reply names.",
          cure: "Use the port for submission (587 or 465), where such lists should not be asked, and log in."
        ).likely,
        Suspect(
          "The server asks the list before the login.",
          check: "reject_rbl_client before permit_sasl_authenticated."),
        Suspect(
          "Spam was sent from the address.", cure: "Find it, end it, and have the address taken off the list."
        ),
        Suspect(
          "The server asks through a public name server, which the list refuses.",
          check: "The address in the reply."),
      ],
      references: ["RFC 6471"]),
    Entry(
      "mechanism-invalid",
      .reply(535, text: ["invalid authentication mechanism", "unsupported authentication mechanism"]),
      example: "535 5.7.8 Error: authentication failed: Invalid authentication mechanism",
      verdict: .mechanismNotOffered, meaning: "The server does not have the mechanism that was tried.",
      causes: [
        Suspect(
          "The mechanism is not among those that the server offers.",
          check: "The AUTH line of the reply to EHLO.", cure: "Use one of that line."
        ).likely
      ],
      deviation: "RFC 4954, section 4: the answer for this is 504 5.5.4; this server says 535.",
      references: ["RFC 4954, section 4"]),
    Entry(
      "greylisted", .reply(450, 451, 421, text: ["greylist", "graylist", "grey list"]),
      example: "450 4.2.0 <b@y.test>: Recipient address rejected: Greylisted", verdict: .noService,
      meaning: "The server lets unknown clients wait, as senders of spam do not come again.",
      causes: [
        Suspect(
          "The client has not logged in, or the server asks before it looks.", cure: "AUTH first; else wait."
        ).likely
      ],
      references: ["RFC 6647"]),
  ]
}

extension Suspect {
  fileprivate static let loginMissing = Suspect(
    "The client did not log in, and the port is for users: permit_sasl_authenticated, reject.",
    check: "There is no sasl_username= in the server's log for the session.",
    cure: "Switch authentication on in the client.")
}
