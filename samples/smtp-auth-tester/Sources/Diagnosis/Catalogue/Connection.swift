import SMTP

extension Catalogue {
  /// There is no session: no connection, no greeting, a refusal instead of one, or an end before its time.
  static let connection: [Entry] = [
    Entry(
      "connection-refused", .event(.refused),
      example: "(nobody listens at the port)", verdict: .noConnection,
      meaning: "Nobody listens at this port.",
      causes: [
        Suspect(
          "The server does not run.", check: "On the server: ss -tln.",
          cure: "Start it; Postfix: postfix start."
        ).likely,
        Suspect(
          "The port is not switched on; in a new master.cf of Postfix 587 and 465 are comments.",
          check: "On the server: ss -tln; Postfix: postconf -M | grep submission.",
          cure: "Switch it on; Postfix: take the '#' away in master.cf, and reload it."
        ).likely,
        Suspect(
          "The server listens on loopback only.",
          check: "On the server: ss -tln; Postfix: postconf inet_interfaces.",
          unless: [.loopback]),
        Suspect("A firewall answers in the server's place.", unless: [.loopback]),
      ]),
    Entry(
      "unreachable", .event(.unreachable),
      example: "(no way to the address)", verdict: .noConnection,
      meaning: "There is no way to the address.",
      causes: [
        Suspect("The client has no route, say for IPv6.", check: "ip route get ADDRESS; try -4."),
        Suspect("A firewall says so."),
      ]),
    Entry(
      "name-unknown", .event(.nameUnknown),
      example: "(the host's name has no address)", verdict: .noConnection,
      meaning: "The name has no address.",
      causes: [
        Suspect("The name is wrong.", check: "getent ahosts NAME"),
        Suspect("The name server does not answer."),
      ]),
    Entry(
      "connect-timed-out", .event(.timedOut, when: [.phase(.connect)]),
      example: "(the connection is not made in time)", verdict: .noConnection,
      meaning: "The address does not answer.",
      causes: [
        Suspect(
          "A firewall drops the packets; many providers do so for port 25.", check: "Try port 587 or 465.",
          cure: "Use a port for submission."
        ).likely,
        Suspect("The machine is off, or the address is wrong."),
      ]),
    Entry(
      "closed-before-greeting", .event(.closed, when: [.phase(.greeting)]),
      example: "(the connection is closed before the greeting)", verdict: .noService,
      meaning: "The server took the connection and closed it without a word: its process died.",
      causes: [
        .plaintextForbidden.likely, .noMechanisms.likely,
        Suspect(
          "smtpd stumbles over another setting, and master starts it again only after a while.",
          check: "The log says 'bad command startup -- throttling', and why in the line before."),
        Suspect("The port speaks TLS from the beginning.", cure: "--tls implicit", unless: [.encrypted]),
        Suspect("The client is not let in (tcp wrappers, fail2ban, postscreen).", unless: [.loopback]),
      ],
      deviation: "RFC 5321, section 3.8: a server that cannot serve says 421 or 554 before it closes.",
      references: ["RFC 5321, section 3.1"],
      logLines: ["fatal: no SASL authentication mechanisms", "bad command startup -- throttling"]),
    Entry(
      "greeting-unfinished", .event(.unfinished, when: [.phase(.greeting)]),
      example: "(the greeting does not end in time)", verdict: .noService,
      meaning: "The server has begun its greeting, and lets the client wait for the last line.",
      causes: [
        Suspect(
          "It delays clients that it does not know, as a test that programs for spam do not pass.",
          cure: "Wait longer: --timeout 120. Port 587 or 465 seldom has such a test."
        ).likely,
        Suspect("It is a trap for senders of spam, and will never end.", unless: [.loopback]),
      ],
      references: ["RFC 5321, section 4.2", "RFC 5321, section 4.5.3.2.1"]),
    Entry(
      "reply-unfinished", .event(.unfinished),
      example: "(a reply does not end in time)", verdict: .noService,
      meaning: "The server has begun its reply, and lets the client wait for the last line.",
      causes: [
        Suspect("The server delays its replies.", cure: "Wait longer: --timeout 120.").likely,
        Suspect("It is a trap for senders of spam, and will never end.", unless: [.loopback]),
        Suspect("The network loses packets.", unless: [.loopback]),
      ],
      references: ["RFC 5321, section 4.2", "RFC 5321, section 4.5.3.2"]),
    Entry(
      "greeting-timed-out", .event(.timedOut, when: [.phase(.greeting)]),
      example: "(no greeting comes in time)", verdict: .noService,
      meaning: "The server took the connection and says nothing.",
      causes: [
        Suspect(
          "The port speaks TLS from the beginning, and waits for the client.", check: "It is 465.",
          cure: "--tls implicit", unless: [.encrypted]
        ).likely,
        Suspect(
          "smtpd dies as soon as it is started, and master waits a minute before it tries again.",
          check: "The log says 'bad command startup -- throttling', and why in the line before."),
        .plaintextForbidden, .noMechanisms,
        Suspect(
          "All of the server's processes are busy.", check: "The log says 'has reached its process limit'."),
        Suspect(
          "The server looks the client's name up first, and its name server is slow.", cure: "--timeout 60"),
      ],
      references: ["RFC 5321, section 4.5.3.2.1"], logLines: ["throttling", "process limit"]),
    Entry(
      "unsolicited", .event(.unsolicited),
      example: "(more comes than was asked for)", verdict: .protocolError,
      meaning: "The server said more than it was asked for, so that nothing it says can be relied on.",
      causes: [
        Suspect("Somebody between puts words into the server's mouth.", unless: [.loopback]).likely,
        Suspect("The server answers a command more than once."),
      ],
      references: ["RFC 5321, section 4.2", "RFC 3207, section 4.2"]),
    Entry(
      "not-smtp", .event(.notSMTP),
      example: "(something comes that is not SMTP)", verdict: .protocolError,
      meaning: "What listens there does not speak SMTP.",
      causes: [
        Suspect("The port is another service's.").likely,
        Suspect("The port speaks TLS from the beginning.", cure: "--tls implicit", unless: [.encrypted]),
      ],
      references: ["RFC 5321, section 4.2"]),
    Entry(
      "closed", .event(.closed),
      example: "(the connection is closed without a reply)", verdict: .noService,
      meaning: "The server closed the connection in the middle of the session, without a reply.",
      causes: [
        Suspect(
          "The server's process died.", check: "The log says 'fatal:', 'panic:' or 'killed by signal'."),
        Suspect(
          "Something between closed it, or the server has had enough of this client.", unless: [.loopback]),
      ],
      deviation: "RFC 5321, section 3.8: a server says 421 before it closes.",
      references: ["RFC 5321, section 3.8"], logLines: ["fatal:", "panic:", "killed by signal"]),
    Entry(
      "timed-out", .event(.timedOut),
      example: "(no reply comes in time)", verdict: .noService,
      meaning: "The server did not answer in time.",
      causes: [
        Suspect(
          "What the server asks, such as PAM, a database or a name server, is slow or does not answer.",
          check: "The log, and the time between its lines.", cure: "--timeout 60"
        ).likely,
        Suspect("The network loses packets.", unless: [.loopback]),
      ],
      references: ["RFC 5321, section 4.5.3.2"]),
  ]
}
