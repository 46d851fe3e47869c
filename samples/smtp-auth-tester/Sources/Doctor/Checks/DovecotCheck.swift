import Sysroot

/// Whether Dovecot can be asked, where Postfix leaves passwords to Dovecot.
enum DovecotCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    let service = examination.service
    guard service.isOn("smtpd_sasl_auth_enable"), service["smtpd_sasl_type"] == "dovecot" else { return [] }
    if examination.hasUnknownSASLPath { return [examination.unknownSASLPath] }
    let setting = service["smtpd_sasl_path"]
    let evidence = [examination.evidence("smtpd_sasl_type"), examination.evidence("smtpd_sasl_path")]
    if setting.hasPrefix("inet:") {
      return [
        examination.finding(
          "dovecot", .note, "Dovecot checks the passwords, by TCP at \(setting.dropFirst(5))",
          evidence: evidence,
          cause: "smtpd.conf, sasldb2, saslauthd and PAM's file for smtp have no say here.")
      ]
    }
    // smtpd works in the queue directory, in the chroot or not.
    let name = setting.hasPrefix("unix:") ? String(setting.dropFirst(5)) : setting
    let path =
      name.hasPrefix("/") || service.isChrooted ? name : "\(examination.postfix.queueDirectory)/\(name)"
    let reach = examination.view.reach(path, to: .write)
    let cure = [
      "in /etc/dovecot/conf.d/10-master.conf, inside 'service auth':",
      "  unix_listener \(examination.postfix.queueDirectory)/private/auth { mode = 0660 user = postfix group = postfix }",
      examination.postfix.change("smtpd_sasl_path", to: "private/auth", in: service),
      "systemctl restart dovecot postfix",
    ]
    switch reach.outcome {
    case .reached(let status):
      guard status.kind == .socket else { break }
      return [
        examination.finding(
          "dovecot", .good, "Dovecot checks the passwords; its socket is where smtpd looks for it",
          evidence: evidence + [examination.evidence(reach.place, status)],
          cause: "smtpd.conf, sasldb2, saslauthd and PAM's file for smtp have no say here.")
      ]
    case .blind:
      return [PostfixCheck.cannotLook("whether Dovecot's socket is there", at: reach.place, because: .denied)]
    case .denied(let status):
      return [
        examination.finding(
          "dovecot-not-permitted", .fault, "smtpd may not use Dovecot's socket",
          evidence: evidence + [examination.evidence(reach.place, status)],
          cause: "smtpd cannot ask Dovecot, closes the connection, and is throttled by master.", cure: cure)
      ]
    case .missing, .loop: break
    }
    return [
      examination.finding(
        "dovecot-socket-missing", .fault, "Dovecot's socket is not where smtpd looks for it",
        evidence: evidence + ["\(reach.place): no such socket"] + reach.links + [examination.chrootEvidence],
        cause: "smtpd cannot ask Dovecot: 'no SASL authentication mechanisms', and the connection is closed.",
        cure: cure)
    ]
  }
}
