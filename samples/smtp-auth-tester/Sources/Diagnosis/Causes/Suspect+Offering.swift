/// Causes that lie in what a server offers, to whom and when.
extension Suspect {
  static let authOnlyWithTLS = Suspect(
    "The server offers AUTH only over TLS, which is as it should be.",
    check: "The reply to EHLO has STARTTLS; after STARTTLS there is a line AUTH.",
    cure: "Use STARTTLS first, or a port with TLS from the beginning (465).",
    finding: .authOnlyWithTLS,
    when: [.not(.encrypted), .startTLSOffered], unless: [.encrypted, .not(.startTLSOffered)],
    manual: .authOnlyWithTLS)

  static let authOff = Suspect(
    "AUTH is switched off for this port.",
    check: "The server's settings for this port.", cure: "Use the port for submission (587 or 465).",
    finding: .authOff, when: [.encrypted], manual: .authOff)

  static let hiddenFromNetworks = Suspect(
    "The client's network is in smtpd_sasl_exceptions_networks: AUTH is not offered to it, yet works.",
    check: "postconf smtpd_sasl_exceptions_networks; the tester's 'auth' succeeds.",
    cure: "Take the network out of the list.",
    finding: .authHiddenFromNetworks, unless: [.other(than: ServerKind.anyPostfix)])

  static let strippedOnTheWay = Suspect(
    "Something between client and server, such as a firewall that inspects SMTP, takes lines out of the reply.",
    check: "Ask the server from another network; lines of X characters such as XXXXXXXA are a sign.",
    cure: "Switch the inspection off, or use port 465.",
    unless: [.loopback, .encrypted])

  static let brokenSASLAuthClients = Suspect(
    "broken_sasl_auth_clients is for clients older than RFC 2554, and normally comes with the standard line.",
    check: "Look at all lines of the reply to EHLO.",
    cure: "Have the server send the line 'AUTH PLAIN LOGIN'.",
    unless: [.other(than: ServerKind.anyPostfix)])

  static let tlsRequired = Suspect(
    "The server wants TLS before anything else.",
    check: "The reply to EHLO has STARTTLS.",
    cure: "Use STARTTLS, then EHLO again, then AUTH.",
    finding: .tlsRequired)

  static let relayNotPermitted = Suspect(
    "The server's restrictions do not name permit_sasl_authenticated before the one that rejects.",
    check: """
      postconf smtpd_relay_restrictions smtpd_recipient_restrictions; since Postfix 2.10 the first is asked first.
      """,
    cure: """
      smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination
      """,
    finding: .relayNotPermitted, unless: [.other(than: ServerKind.anyPostfix)])
}
