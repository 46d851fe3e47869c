extension LogCatalogue {
  /// What Exim says where it is the client.
  static let eximClient: [LogEntry] = [
    LogEntry(
      "log-exim-client-failed", "authenticator failed H=",
      example:
        "1a2B3c-000001-AB login authenticator failed H=mail.sample.test [192.0.2.1] 535 Incorrect authentication data",
      source: "src/transports/smtp.c", verdict: .rejected,
      meaning: "Exim is the client here: the server to which it sends did not accept its password.",
      causes: [
        Suspect(
          "The line of this host in passwd.client is wrong, or for another name.",
          check: "/etc/exim4/passwd.client has HOST:USER:PASSWORD; the host is the one that DNS gives.",
          cure: "Correct it, or write *:USER:PASSWORD."
        ).likely
      ]),
    LogEntry(
      "log-exim-client-cancelled", "authenticator cancelled",
      example: "login authenticator cancelled authentication H=mail.sample.test [192.0.2.1]",
      source: "src/transports/smtp.c", verdict: .protocolError,
      meaning: "Exim is the client here, and has nothing to answer to the server's question.",
      causes: [
        Suspect(
          "There is no password for this host.", check: "/etc/exim4/passwd.client",
          cure: "Add HOST:USER:PASSWORD."
        ).likely
      ]),
    LogEntry(
      "log-exim-client-required", "authentication required but",
      example:
        "R=smarthost T=remote_smtp_smarthost H=mail.sample.test [192.0.2.1] defer (-42): authentication required but authentication attempt(s) failed",
      source: "src/transports/smtp.c", isResult: true, verdict: .rejected,
      meaning: "Exim is the client here, and hosts_require_auth forbids to send without AUTH.",
      causes: [
        Suspect("The line before says what failed.", check: "'authenticator failed H='").likely,
        Suspect(
          "The server offers nothing that Exim may use: passwords go over TLS only.",
          check: "smtp-auth-test probe HOST:PORT", cure: "Let Exim use STARTTLS: hosts_require_tls."),
      ]),
  ]
}
