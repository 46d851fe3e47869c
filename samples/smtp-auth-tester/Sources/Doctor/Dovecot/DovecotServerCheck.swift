import Diagnosis
import Sysroot
import Transport

/// Whether Dovecot runs, has a database of passwords, and TLS that works.
enum DovecotServerCheck {
  static func findings(_ dovecot: DovecotExamination) -> [Finding] {
    var findings: [Finding] = []
    let settings = dovecot.settings
    if !dovecot.isRunning {
      findings.append(
        Finding(
          "dovecot-not-running", .fault, title: "Dovecot is not running",
          evidence: ["there is no process 'dovecot'"],
          cause: "Nobody can log in; what follows is about the configuration alone.",
          cure: ["systemctl start dovecot", "if it does not start: journalctl -u dovecot"]))
    }
    if settings.passdbDrivers.isEmpty {
      findings.append(
        Finding(
          "dovecot-no-passdb", .fault, title: "Dovecot has no database of passwords",
          evidence: ["\(dovecot.file): no block 'passdb'"],
          cause: "Its service for authentication ends with 'No passdbs specified in configuration file'.",
          cure: [
            "in /etc/dovecot/conf.d/10-auth.conf: !include auth-system.conf.ext", "systemctl restart dovecot",
          ]))
    } else {
      findings.append(
        Finding(
          "dovecot-passdb", .note,
          title: "passwords are checked by: \(settings.passdbDrivers.joined(separator: ", "))",
          evidence: ["\(dovecot.file): passdb"],
          cause: "Whether a password is in there is not looked at.",
          cure: ["doveadm auth test USER asks for the password, and says whether it is right"]))
    }
    return findings + tls(dovecot) + submission(dovecot)
  }

  private static func tls(_ dovecot: DovecotExamination) -> [Finding] {
    let settings = dovecot.settings
    // Postfix has its own TLS; Dovecot's is for what it serves itself.
    guard !settings.list("protocols").isEmpty else { return [] }
    let ssl = settings["ssl"]
    if ssl == "no" {
      if settings.allowsCleartext { return [] }
      return [
        Finding(
          "auth-needs-tls-that-is-off", .warning,
          title: "passwords are taken under TLS only, and there is no TLS",
          evidence: ["\(dovecot.file): ssl = no"],
          cause: "Dovecot's own services offer PLAIN and LOGIN to clients of this machine alone.",
          cure: ["in /etc/dovecot/conf.d/10-ssl.conf: ssl = required", "systemctl restart dovecot"])
      ]
    }
    let subject = TLSSubject(
      machine: dovecot.machine, service: nil, severity: .fault, settings: [],
      consequence: "Dovecot closes the connections of clients that want TLS.", reload: "doveadm reload")
    let names = [("ssl_cert", "ssl_server_cert_file"), ("ssl_key", "ssl_server_key_file")]
    let paths = names.map { old, new in path(settings[new].isEmpty ? settings[old] : settings[new]) }
    guard let certificate = paths[0] else { return [] }
    guard let key = paths[1] else {
      if case .success(let file) = PEMPairCheck.read(certificate, "certificate", subject) {
        return PEMContentsCheck(subject, certificate, certificate).certificateFindings(file.items)
      }
      return PEMPairCheck.findings(certificate, certificate, subject)
    }
    return PEMPairCheck.findings(certificate, key, subject)
  }

  /// A setting that is a file's contents begins with `<`; the key's own is hidden by doveconf(1).
  private static func path(_ value: String) -> String? {
    let path = value.hasPrefix("<") ? value.dropFirst() : value[...]
    return WordForm.isPath(path) ? String(path) : nil
  }

  private static func submission(_ dovecot: DovecotExamination) -> [Finding] {
    let settings = dovecot.settings
    guard settings.list("protocols").contains("submission") else {
      return [
        Finding(
          "dovecot-no-submission", .note,
          title: "Dovecot takes no mail itself; it checks passwords for other servers",
          evidence: ["\(dovecot.file): protocols has no 'submission'"],
          cause: "What users meet at 587 and 465 is another server, such as Postfix or Exim.",
          cure: ["smtp-auth-test doctor, without '--dovecot-dir', looks at Postfix"])
      ]
    }
    guard settings["submission_relay_host"].isEmpty else { return [] }
    return [
      Finding(
        "dovecot-submission-without-relay", .fault,
        title: "Dovecot's submission has no server to hand mail to",
        evidence: ["\(dovecot.file): submission_relay_host is empty"],
        cause: "Users can log in, and then their mail is refused: 451 4.4.0, or the connection is closed.",
        cure: [
          "in /etc/dovecot/conf.d/20-submission.conf: submission_relay_host = 127.0.0.1",
          "systemctl restart dovecot",
        ])
    ]
  }
}
