import Sysroot

/// Whether there is a place at which Postfix or Exim can ask, and whether it answers.
enum DovecotListenerCheck {
  static func findings(_ dovecot: DovecotExamination) -> [Finding] {
    let base = dovecot.settings["base_dir"]
    let sockets = dovecot.settings.listeners.map { $0.hasPrefix("/") ? $0 : "\(base)/\($0)" }
    let places =
      sockets.map { ($0, DovecotHandshake.Place.socket(dovecot.machine.root + $0)) }
      + dovecot.settings.ports.map { ("port \($0)", DovecotHandshake.Place.host("127.0.0.1", $0)) }
    if places.isEmpty {
      return [
        Finding(
          "dovecot-no-listener", .note,
          title: "there is no socket at which Postfix or Exim could ask Dovecot",
          evidence: ["\(dovecot.file): service auth has the listeners only that every Dovecot has"],
          cause: "A server in a chroot, as Debian's Postfix is, needs one in its queue directory.",
          cure: [
            "in /etc/dovecot/conf.d/10-master.conf, inside 'service auth':",
            "  unix_listener /var/spool/postfix/private/auth { mode = 0660 user = postfix group = postfix }",
          ])
      ]
    }
    guard dovecot.isRunning else { return [] }
    return places.map { shown, place in finding(shown, dovecot.answers.ask(place)) }
  }

  private static func finding(_ shown: String, _ answer: DovecotHandshake.Answer) -> Finding {
    let title: String
    switch answer {
    case .mechanisms(let mechanisms):
      return Finding(
        "dovecot", .good, title: "Dovecot answers at \(shown)",
        evidence: ["\(shown): offers \(mechanisms.map(\.name).joined(separator: ", "))"],
        cause: "smtpd_sasl_path of Postfix, or server_socket of Exim, is to name it.")
    case .denied: return PostfixCheck.cannotLook("whether Dovecot answers", at: shown, because: .denied)
    case .notListening, .noAddress: title = "Dovecot does not listen at \(shown)"
    case .closed: title = "Dovecot closes the connection at \(shown)"
    case .silent, .internalListener, .stranger: title = "Dovecot does not say its mechanisms at \(shown)"
    }
    return Finding(
      "dovecot-does-not-answer", .fault, title: title, evidence: ["\(shown): is set, and does not answer"],
      cause: "Who asks there cannot check passwords: 454 4.7.0, or no AUTH at all.",
      cure: ["journalctl -u dovecot, or 'doveadm log errors', says why", "systemctl restart dovecot"])
  }
}
