import SMTP

extension Catalogue {
  /// Codes that mean different things at different moments, when neither text nor phase tells which.
  static let general: [Entry] = [
    Entry(
      "454", .reply(454),
      example: "454", verdict: .backEndFailed,
      meaning: """
        Three different things by its moment: after AUTH the server could not check the password, after STARTTLS it \
        has no TLS now, after RCPT it does not relay (at present, as it says).
        """,
      causes: [
        Suspect(
          "After AUTH: what the server asks about passwords does not answer.", check: "The server's log."),
        Suspect(
          "After STARTTLS: the server's certificate or key cannot be used.", check: "The server's log."),
        Suspect(
          "After RCPT: the client has not authenticated.",
          check: "The enhanced code 4.7.1 and the text 'Relay access denied'."),
      ],
      references: ["RFC 4954, section 6", "RFC 3207, section 4"]),
    Entry(
      "501", .reply(501),
      example: "501", verdict: .protocolError,
      meaning: "The server does not understand what follows the command.",
      causes: [
        Suspect("After AUTH: the base64 is wrong, or there are too many words."),
        Suspect("After '*': the exchange is cancelled, as asked for."),
        Suspect("After EHLO: the name is missing or malformed."),
      ],
      references: ["RFC 5321, section 4.2.2", "RFC 4954, section 4"]),
    Entry(
      "503", .reply(503),
      example: "503", verdict: .protocolError,
      meaning: "The command comes at the wrong moment, or is not enabled.",
      causes: [
        .authOnlyWithTLS, .authOff,
        Suspect("An AUTH has succeeded already, or a message has been begun."),
        Suspect("EHLO is missing, or was not sent again after STARTTLS."),
      ],
      references: ["RFC 5321, section 4.2.2", "RFC 4954, section 4"]),
    Entry(
      "mechanism-refused", .reply(534),
      example: "534 5.7.14 Not this way", verdict: .rejected,
      meaning: "The server does not let this user in by this mechanism.",
      causes: [Suspect("The server's policy asks for another way, such as a token.")],
      references: ["RFC 4954, section 6"]),
    Entry(
      "unknown-command", .reply(500, 502),
      example: "500 5.5.2 Error: command not recognized", verdict: .protocolError,
      meaning: "The server does not know the command.",
      causes: [.authOff, .strippedOnTheWay],
      references: ["RFC 5321, section 4.2.4"]),
    Entry(
      "mail-refused", .reply(when: [.phases([.mail, .rcpt])]),
      example: "550 5.1.1 <b@y.test>: Recipient address rejected", verdict: .relayRefused,
      meaning: "The server does not take mail from this sender, or for this recipient.",
      causes: [Suspect("The address is one that the server does not know or does not want.")],
      references: ["RFC 5321, section 3.3"]),
  ]
}
