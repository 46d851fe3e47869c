import Sysroot

/// Whether Dovecot can be asked, where Postfix leaves passwords to Dovecot.
enum DovecotCheck {
  static func findings(_ patient: ServiceExamination) -> [Finding] {
    let service = patient.service
    guard service.isOn("smtpd_sasl_auth_enable"), service["smtpd_sasl_type"] == "dovecot" else { return [] }
    let setting = service["smtpd_sasl_path"]
    let evidence = [patient.evidence("smtpd_sasl_type"), patient.evidence("smtpd_sasl_path")]
    if setting.hasPrefix("inet:") {
      return [
        patient.finding(
          "dovecot", .note, "Dovecot checks the passwords, by TCP at \(setting.dropFirst(5))",
          evidence: evidence,
          cause: "smtpd.conf, sasldb2, saslauthd and PAM's file for smtp have no say here.")
      ]
    }
    // smtpd works in the queue directory, in the chroot or not.
    let name = setting.hasPrefix("unix:") ? String(setting.dropFirst(5)) : setting
    let path = name.hasPrefix("/") || service.isChrooted ? name : "\(patient.postfix.queueDirectory)/\(name)"
    let reach = patient.view.reach(path, to: .write)
    let cure = [
      "in /etc/dovecot/conf.d/10-master.conf, inside 'service auth':",
      "  unix_listener \(patient.postfix.queueDirectory)/private/auth { mode = 0660 user = postfix group = postfix }",
      patient.postfix.change("smtpd_sasl_path", to: "private/auth", in: service),
      "systemctl restart dovecot postfix",
    ]
    switch reach.outcome {
    case .reached(let status):
      guard status.kind == .socket else { break }
      return [
        patient.finding(
          "dovecot", .good, "Dovecot checks the passwords; its socket is where smtpd looks for it",
          evidence: evidence + [patient.evidence(reach.place, status)],
          cause: "smtpd.conf, sasldb2, saslauthd and PAM's file for smtp have no say here.")
      ]
    case .blind:
      return [PostfixCheck.cannotLook("whether Dovecot's socket is there", at: reach.place, because: .denied)]
    case .denied(let status):
      return [
        patient.finding(
          "dovecot-not-permitted", .fault, "smtpd may not use Dovecot's socket",
          evidence: evidence + [patient.evidence(reach.place, status)],
          cause: "smtpd cannot ask Dovecot, closes the connection, and is throttled by master.", cure: cure)
      ]
    case .missing, .loop: break
    }
    return [
      patient.finding(
        "dovecot-socket-missing", .fault, "Dovecot's socket is not where smtpd looks for it",
        evidence: evidence + ["\(reach.place): no such socket"] + reach.links + [patient.chrootEvidence],
        cause: "smtpd cannot ask Dovecot: 'no SASL authentication mechanisms', and the connection is closed.",
        cure: cure)
    ]
  }
}
