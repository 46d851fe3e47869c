import SMTP

extension Catalogue {
  /// The server wants TLS first, or cannot have it.
  static let tls: [Entry] = [
    Entry(
      "starttls-required",
      .reply(
        530, 523, 538, 550, 554, 454,
        text: ["STARTTLS command first", "issue a STARTTLS", "a secure connection is requ"]),
      example: "530 5.7.0 Must issue a STARTTLS command first", verdict: .tlsFailed,
      meaning: "The server does nothing before TLS.",
      causes: [.tlsRequired.likely],
      references: ["RFC 3207, section 4"]),
    Entry(
      "encryption-required-504", .reply(504, 535, text: ["encryption required", "encryption needed"]),
      example: "504 5.5.4 Encryption required for requested authentication mechanism", verdict: .tlsFailed,
      meaning: "The mechanism is allowed over TLS only.",
      causes: [.authOnlyWithTLS.likely],
      deviation: "RFC 4954, section 6, has the answer 538 5.7.11 for this.",
      references: ["RFC 4954, section 6"]),
    Entry(
      "encryption-required", .reply(538, 523),
      example: "538 5.7.11 Encryption required for requested authentication mechanism", verdict: .tlsFailed,
      meaning: "The mechanism is allowed over TLS only.",
      causes: [.authOnlyWithTLS.likely],
      references: ["RFC 4954, section 6", "RFC 5248, section 2.4"]),
    Entry(
      "tls-unavailable", .reply(454, text: ["TLS not available", "TLS currently unavailable"]),
      example: "454 4.7.0 TLS not available due to local problem", verdict: .tlsFailed,
      meaning: "The server offers STARTTLS and cannot do it.",
      causes: [
        Suspect(
          "The server's certificate or key is missing, cannot be read, or the two do not belong together.",
          check: "The server's log says why; Postfix: 'TLS library problem' or 'cannot load'.",
          cure: "Correct the two files.", manual: .certificate
        ).likely
      ],
      references: ["RFC 3207, section 4"], logLines: ["TLS library problem", "No server certs available"]),
    Entry(
      "tls-too-often", .reply(454, 421, text: ["too many new TLS sessions"]),
      example: "454 4.7.0 Error: too many new TLS sessions from client.sample.test", verdict: .tlsFailed,
      meaning: "The server does not want so many TLS sessions from this client in so short a time.",
      causes: [Suspect("The client connects too often.", cure: "Wait a minute.").likely],
      references: ["RFC 3207, section 4"], logLines: ["TLS session rate limit exceeded"]),
    Entry(
      "starttls-refused", .reply(when: [.phase(.startTLS)]),
      example: "502 5.5.1 Error: command not implemented", verdict: .tlsFailed,
      meaning: "The server does not do STARTTLS, or not now.",
      causes: [
        Suspect(
          "TLS is not set up on the server.", check: "The server's settings for TLS.", manual: .certificate),
        Suspect("TLS is on already.", when: [.encrypted], unless: [.not(.encrypted)]),
        .strippedOnTheWay,
      ],
      references: ["RFC 3207, section 4"]),
    Entry(
      "tls-failed", .event(.tlsFailed),
      example: "(the TLS handshake fails)", verdict: .tlsFailed,
      meaning: "Client and server did not agree on TLS, or the certificate is not to be trusted.",
      causes: [
        Suspect("The two have no version of TLS in common.", cure: "Both should have TLS 1.2 or 1.3."),
        Suspect("The port speaks SMTP without TLS at the beginning.", cure: "--tls starttls"),
        Suspect(
          "The certificate is of an authority that the client does not know.", cure: "Name it: --ca-file."),
        Suspect("The certificate is for another name, has expired, or is not valid yet."),
      ],
      references: ["RFC 3207, section 4.1", "RFC 8314, section 3", "RFC 7817"],
      logLines: ["TLS library problem", "SSL_accept error"]),
    Entry(
      "tls-closed", .event(.closed, when: [.phase(.tls)]),
      example: "(the connection is closed during the TLS handshake)", verdict: .tlsFailed,
      meaning: "The server gave the handshake up without a word.",
      causes: [
        Suspect(
          "The server has no certificate that it can use.", check: "The log says 'TLS library problem'."),
        Suspect("The two have no version of TLS in common."),
        Suspect("The port speaks SMTP without TLS at the beginning.", cure: "--tls starttls"),
      ],
      references: ["RFC 3207, section 4.1"], logLines: ["TLS library problem", "SSL_accept error"]),
    Entry(
      "tls-timed-out", .event(.timedOut, when: [.phase(.tls)]),
      example: "(nothing comes during the TLS handshake)", verdict: .tlsFailed,
      meaning: "The server did not answer the handshake in time.",
      causes: [
        Suspect(
          "The port speaks SMTP without TLS at the beginning, and waits for a command.",
          cure: "--tls starttls"
        ).likely
      ],
      references: ["RFC 8314, section 3"]),
  ]
}
