import SMTP

extension Catalogue {
  /// The server ended TLS by an alert, which says why (RFC 8446, section 6.2; RFC 5246, section 7.2.2).
  static let tlsAlerts: [Entry] = [
    entry(
      "tls-alert-internal-error", [80], "The server cannot do TLS, because of a fault of its own.",
      Suspect(
        "Its certificate or key is missing, cannot be read, or the two do not belong together.",
        check: "The server's log says why.", cure: "Correct certificate and key.", manual: .certificate
      ).likely),
    entry(
      "tls-alert-version", [70, 86], "The server has no version of TLS that this client offers.",
      Suspect(
        "The server has only TLS 1.0 or 1.1, which nobody should use any more (RFC 8996).",
        check: "--tls-min 1.0 tells whether that is so.", cure: "Have the server's TLS renewed."
      ).likely,
      Suspect("The server wants a newer version, and --tls-min or the system's OpenSSL has only older ones.")),
    entry(
      "tls-alert-nothing-in-common", [40, 71],
      "The server finds nothing that it can use in what this client offers.",
      Suspect(
        "The server has no certificate for the ciphers that both have.", check: "The server's log.",
        cure: "Give it a certificate and key.", manual: .certificate
      ).likely,
      Suspect("The server wants a client certificate, and this program sends none."),
      Suspect("Its ciphers or groups are limited to what this system's OpenSSL does not allow.")),
    entry(
      "tls-alert-name", [112], "The server has no certificate for the name that the client asked for (SNI).",
      Suspect(
        "The server is known by another name.", check: "'probe' without --server-name shows the names.",
        cure: "Use one of the server's names, or --server-name NAME."
      ).likely),
    entry(
      "tls-alert-client-certificate", [41, 116], "The server wants a client certificate.",
      Suspect(
        "The port is for clients with certificates; this program sends none.",
        cure: "Use the port for users with passwords, or have the server only ask: smtpd_tls_req_ccert = no."
      ).likely),
    entry(
      "tls-alert-certificate", [42, 43, 44, 45, 46, 48, 111, 113, 114],
      "The server objects to a certificate that it got.",
      Suspect(
        "Something between client and server speaks TLS in the client's place, with a certificate of its own.",
        unless: [.loopback]),
      Suspect("The server wants a client certificate, and this program sends none.")),
    entry(
      "tls-alert-not-smtp", [120], "The server asks for another protocol over TLS than SMTP (ALPN).",
      Suspect("The port is a web server's or another service's.", cure: "Use 465, or 587 with STARTTLS.")
        .likely),
    entry(
      "tls-alert-denied", [49, 90, 100, 115], "The server does not want TLS with this client.",
      Suspect("A rule of the server keeps this client out.", check: "The server's log.").likely),
    entry(
      "tls-alert-message", [10, 20, 21, 22, 30, 47, 50, 51, 60, 109, 110, 121],
      "The server does not understand the client's TLS, or what arrived is not what was sent.",
      Suspect("Something between client and server changes what passes through.", unless: [.loopback]),
      Suspect("The server's TLS is old or faulty.", check: "Try '--tls-min 1.2' and '--tls-min 1.3'.")),
  ]

  private static func entry(
    _ identifier: String, _ numbers: [UInt8], _ meaning: String, _ suspects: Suspect...
  ) -> Entry {
    Entry(
      identifier, .event(.tlsFailed, when: [.alert(numbers)]), example: "(TLS ends with an alert)",
      verdict: .tlsFailed, meaning: meaning, causes: suspects,
      references: ["RFC 8446, section 6.2", "RFC 5246, section 7.2.2"])
  }
}
