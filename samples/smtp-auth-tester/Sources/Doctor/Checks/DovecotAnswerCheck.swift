import Diagnosis
import Sysroot

/// Whether Dovecot answers as smtpd needs it: it listens, it says its mechanisms, and one of them may be offered.
enum DovecotAnswerCheck {
  /// - Parameters:
  ///   - shown: The place as people know it.
  ///   - evidence: How it came to be looked at.
  static func findings(
    _ examination: ServiceExamination, _ place: DovecotHandshake.Place, _ shown: String, _ evidence: [String]
  ) -> [Finding] {
    let answer = examination.whole.dovecot.ask(place)
    func fault(_ name: String, _ title: String, _ seen: String, _ cure: [String]) -> [Finding] {
      [
        examination.finding(
          name, .fault, title, evidence: evidence + ["\(shown): \(seen)"], cause: consequence, cure: cure)
      ]
    }
    switch answer {
    case .mechanisms(let mechanisms):
      return self.mechanisms(mechanisms, examination, shown, evidence)
    case .denied:
      return [PostfixCheck.cannotLook("whether Dovecot answers", at: shown, because: .denied)]
    case .notListening:
      let runs = !examination.machine.processes(named: "dovecot").isEmpty
      return fault(
        "dovecot-not-listening", "Dovecot does not listen where smtpd asks it",
        runs
          ? "connection refused, though a process 'dovecot' is running"
          : "connection refused, and there is no process 'dovecot'",
        runs
          ? ["doveconf service/auth shows where it listens"] + listener(place, shown, examination)
          : ["systemctl start dovecot", "if it does not start: journalctl -u dovecot; doveconf -n"])
    case .noAddress:
      return fault(
        "dovecot-not-listening", "Dovecot's host has no address", "no address",
        ["write the address into \(examination.postfix.place("smtpd_sasl_path", in: examination.service))"])
    case .closed:
      return fault(
        "dovecot-broken", "Dovecot takes the connection of smtpd and closes it", "closed before 'DONE'",
        ["journalctl -u dovecot, or 'doveadm log errors', says why", "systemctl restart dovecot"])
    case .silent:
      return fault(
        "dovecot-silent", "Dovecot does not say its mechanisms",
        "no line 'DONE' within 5 seconds",
        ["journalctl -u dovecot, or 'doveadm log errors', may say why", "systemctl restart dovecot"])
    case .internalListener:
      return fault(
        "dovecot-other-service", "the socket is not Dovecot's for clients, but for its own services",
        "has no mechanisms, as auth-userdb and auth-master", listener(place, shown, examination))
    case .stranger:
      return fault(
        "dovecot-other-service", "what listens is not Dovecot's service for authentication",
        "does not begin with 'VERSION', major version 1",
        listener(place, shown, examination))
    }
  }

  private static let consequence = """
    smtpd says 'fatal: no SASL authentication mechanisms' and the connection is closed, before the greeting or after \
    STARTTLS; master says 'bad command startup -- throttling'.
    """

  private static func listener(
    _ place: DovecotHandshake.Place, _ shown: String, _ examination: ServiceExamination
  ) -> [String] {
    guard case .host(let host, let port) = place else { return DovecotCheck.listener(examination) }
    return [
      "in /etc/dovecot/conf.d/10-master.conf, inside 'service auth':",
      "  inet_listener { address = \(host) port = \(port) }", "systemctl restart dovecot",
    ]
  }

  private static func mechanisms(
    _ mechanisms: [DovecotHandshake.Mechanism], _ examination: ServiceExamination, _ shown: String,
    _ evidence: [String]
  ) -> [Finding] {
    let names = mechanisms.map(\.name).joined(separator: ", ")
    let seen = evidence + ["\(shown): offers \(names.isEmpty ? "no mechanism" : names)"]
    let offersInTheClear =
      TLSCheck.level(of: examination.service) != "encrypt" && !examination.service.isOn("smtpd_tls_auth_only")
    let parameter = offersInTheClear ? "smtpd_sasl_security_options" : "smtpd_sasl_tls_security_options"
    let options = examination.service.list(parameter)
    let filter = examination.service.list("smtpd_sasl_mechanism_filter")
    let offered = mechanisms.filter {
      $0.passes(options: options) && MechanismProperties.passes(filter: filter, $0.name)
    }
    if offered.isEmpty, !options.contains(where: Withheld.isIn) {
      return [
        examination.finding(
          mechanisms.isEmpty ? .noMechanisms : .plaintextMechanismsForbidden, .fault,
          mechanisms.isEmpty
            ? "Dovecot has no mechanism"
            : "the security options forbid every mechanism that Dovecot has",
          evidence: seen + [examination.evidence(parameter)], cause: consequence,
          cure: mechanisms.isEmpty
            ? [
              "in /etc/dovecot/conf.d/10-auth.conf: auth_mechanisms = plain login",
              "systemctl restart dovecot",
            ]
            : MechanismCheck.permitting(parameter, examination))
      ]
    }
    return [
      examination.finding(
        "dovecot", .good, "Dovecot checks the passwords, and answers where smtpd asks it", evidence: seen,
        cause: "smtpd.conf, sasldb2, saslauthd and PAM's file for smtp have no say here."),
      examination.finding(
        "mechanisms", .note,
        "offered are \(offered.map(\.name).joined(separator: ", "))",
        evidence: ["\(shown): offers \(names)", examination.evidence(parameter)]),
      examination.finding(
        "dovecot-penalty", .note,
        "after wrong passwords Dovecot lets the same address wait, up to 15 seconds",
        evidence: ["\(shown): asked by smtpd for each login"],
        cause: """
          smtpd waits for 10 seconds, then says '454 4.7.0 Temporary authentication failure: Connection lost to \
          authentication server', to a right password too.
          """,
        cure: [
          "where many users share an address, in Dovecot's configuration, inside 'service anvil':",
          "  unix_listener anvil-auth-penalty { mode = 0 }",
        ]),
    ]
  }
}
