import Doctor
import Foundation
import ProgramTesting
import Testing

@Suite("A smtpd that cannot start")
struct StartTests {
  /// What is wrong with the arguments of a service in master.cf; the mistakes were tried with Postfix 3.7.
  @Test(
    "is seen by its arguments, as master.cf has them",
    arguments: [
      ("-o smtpd_sasl_auth_enable = yes", "'-o smtpd_sasl_auth_enable' in master.cf has no '='"),
      ("-o smtpd_sasl_auth_enable =yes", "'-o smtpd_sasl_auth_enable' in master.cf has no '='"),
      ("-o smtpd_sasl_auth_enable", "'-o smtpd_sasl_auth_enable' in master.cf has no '='"),
      ("-o smtpd_sasl_auth_enable yes", "'-o smtpd_sasl_auth_enable' in master.cf has no '='"),
      ("-o smtpd_sasl_auth_enable= yes", "master.cf has a word that belongs to no option"),
      ("-o smtpd_recipient_restrictions=permit_sasl_authenticated, reject", "master.cf has a word"),
      ("-o smtpd_sasl_auth_enable=yes smtpd_tls_auth_only=yes", "master.cf has a word"),
      ("smtpd_sasl_auth_enable=yes", "master.cf has a word"),
      ("- o smtpd_sasl_auth_enable=yes", "master.cf has a word"),
      ("-o { smtpd_sasl_auth_enable }", "'-o smtpd_sasl_auth_enable' in master.cf has no '='"),
      ("-o smtpd_sasl_auth_enable=yes -o", "an option in master.cf has no value"),
      ("-o S3CR3T", "'-o NAME' in master.cf has no '='"), ("S3CR3T", "master.cf has a word"),
      ("-v -o smtpd_sasl_auth_enable=yes", nil), ("-osmtpd_sasl_auth_enable=yes", nil), ("-D", nil),
      ("-o { smtpd_relay_restrictions = permit_sasl_authenticated, reject }", nil), ("-s 2", nil),
      ("-o {smtpd_relay_restrictions = { check_x y, z }, reject}", nil), ("", nil),
      ("-o smtpd_sasl_auth_enable=yes\n# -o smtpd_tls_auth_only = yes\n  -v", nil),
    ])
  func arguments(text: String, title: String?) throws {
    let machine = try PlayedMachine().withAccounts()
    try machine.file(
      "etc/postfix/master.cf", "smtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n  -v\n  \(text)\n"
    )
    let findings = try machine.findings()
    let faults = findings.filter { $0.severity == .fault }
    #expect(faults.map(\.identifier) == (title == nil ? [] : ["master-arguments"]))
    #expect(!String(describing: findings).contains("S3CR3T"))
    guard let title else { return }
    #expect(faults.first?.title.hasPrefix(title) == true)
    #expect(faults.first?.services == ["submission inet"])
    #expect(faults.first?.evidence.first?.hasPrefix("/etc/postfix/master.cf:4: ") == true)
    // What else is set does not matter until that is mended.
    #expect(!findings.contains { $0.identifier == "relay" })
  }

  @Test(
    "is seen by values that it does not take",
    arguments: [
      ("smtpd_sasl_auth_enable", "ja", "smtpd_sasl_auth_enable"),
      ("smtpd_sasl_auth_enable", "", "smtpd_sasl_auth_enable"),
      ("smtpd_sasl_auth_enable", "yes yes", "smtpd_sasl_auth_enable"),
      ("smtpd_tls_auth_only", "true", "smtpd_tls_auth_only"),
      ("smtpd_tls_security_level", "required", "smtpd_tls_security_level"),
      ("smtpd_sasl_security_options", "noanonymous, noplain", "smtpd_sasl_security_options"),
      ("smtpd_sasl_auth_enable", "YES", nil), ("smtpd_tls_security_level", "Encrypt", nil),
      ("smtpd_sasl_security_options", "", nil), ("smtp_tls_wrappermode", "maybe", nil),
    ])
  func values(name: String, value: String, accused: String?) throws {
    for machine in [
      try PlayedMachine([name: value]).withAccounts(),
      try PlayedMachine(services: [("submission", "n", [name: value])]).withAccounts(),
    ] {
      let faults = try machine.findings().filter { $0.severity == .fault }
      #expect(faults.map(\.identifier) == (accused == nil ? [] : ["setting-value-unknown"]))
      if let accused { #expect(faults.first?.title == "smtpd does not take what is set for \(accused)") }
    }
  }

  @Test(
    "is not said to be one where a value refers to another setting",
    arguments: ["${smtpd_tls_wrappermode?no:yes}", "${x?{$y}:{$z}}", "$a"])
  func references(value: String) throws {
    let machine = try PlayedMachine(services: [("submission", "n", ["smtpd_tls_auth_only": value])])
      .withAccounts()
    #expect(try !machine.identifiers().contains("setting-value-unknown"))
  }

  @Test("is not one whose settings have names that Postfix does not know, but they are told")
  func spelling() throws {
    let main = try PlayedMachine([
      "smtpd_sasl_auth_enabled": "yes", "my_own_setting": "x", "smtpd_sasl_local_domian": "a",
    ]).withAccounts()
    let found = try main.findings().filter { $0.identifier == "setting-unknown" }
    #expect(
      found.map(\.title) == [
        "Postfix has no setting 'smtpd_sasl_auth_enabled'",
        "Postfix has no setting 'smtpd_sasl_local_domian'",
      ])
    #expect(found.first?.cure.first?.hasSuffix(": smtpd_sasl_auth_enable") == true)
    let own = try PlayedMachine(services: [
      ("submission", "n", ["smtpd_sasl_pathh": "smtpd"]), ("smtp", "n", [:]),
    ]).withAccounts()
    let mine = try own.findings().filter { $0.identifier == "setting-unknown" }
    #expect(mine.map(\.services) == [["submission inet"]])
    #expect(mine.first?.evidence == ["/etc/postfix/master.cf: -o smtpd_sasl_pathh"])
  }

  private static let start =
    "Nov 27 10:00:00 mail postfix/master[7]: daemon started -- version 3.7.11, configuration /etc\n"
  private static let reload =
    "Nov 27 10:02:00 mail postfix/master[7]: reload -- version 3.7.11, configuration /etc\n"
  private static let death = """
    2026-11-27T10:01:00.123456+00:00 mail postfix/submission/smtpd[99]: fatal: no SASL authentication mechanisms
    Nov 27 10:01:01 mail postfix/master[7]: warning: process /usr/lib/postfix/sbin/smtpd pid 99 exit status 1
    Nov 27 10:01:01 mail postfix/master[7]: warning: /usr/lib/postfix/sbin/smtpd: bad command startup -- throttling

    """
  private static let life =
    "Nov 27 10:03:00 mail postfix/submission/smtpd[99]: disconnect from a[192.0.2.1] ehlo=1\n"

  @Test(
    "is seen in the log, if it has served nobody since",
    arguments: [
      (start + death, ["submission inet"]), (death, ["submission inet"]), (start + death + reload, nil),
      (death + start, nil), (death + life, nil), (life + death, ["submission inet"]), ("", nil),
      (death.replacing("submission/", with: ""), []), (death.replacing("submission/", with: "smtps/"), nil),
      (death.replacing("fatal", with: "warning"), nil), (death.replacing("smtpd[", with: "smtp["), nil),
    ] as [(String, [String]?)])
  func log(text: String, services: [String]?) throws {
    let machine = try PlayedMachine(services: [
      ("submission", "n", ["syslog_name": "postfix/submission"]),
      ("smtps", "n", ["syslog_name": "postfix/smtps"]),
    ]).withAccounts()
    try machine.file("var/log/mail.log", text)
    let faults = try machine.findings(service: "submission").filter { $0.severity == .fault }
    #expect(faults.map(\.identifier) == (services == nil ? [] : ["smtpd-ends"]))
    #expect(faults.first?.services ?? [] == services ?? [])
    if services != nil {
      #expect(faults.first?.title == "smtpd ends with an error: no SASL authentication mechanisms")
    }
  }

  @Test("is looked for in the journal where there are no files for the log")
  func journal() throws {
    let machine = try PlayedMachine(["maillog_file": ""]).withAccounts()
    try FileManager.default.removeItem(atPath: machine.path("var/log/mail.log"))
    #expect(try machine.findings().contains { $0.identifier == "log-missing" })
    machine.commands.answer("journalctl", output: Self.start + Self.death.replacing("submission/", with: ""))
    let fault = try #require(try machine.findings().first { $0.severity == .fault })
    #expect(fault.identifier == "smtpd-ends")
    #expect(fault.evidence.first == "the journal: 'postfix/smtpd' said so once")
  }

  @Test("has nobody that starts it where Postfix is not running, and that is a fault")
  func stopped() throws {
    let machine = try PlayedMachine().withAccounts()
    try machine.file("var/log/mail.log", Self.death)
    try FileManager.default.removeItem(atPath: machine.path("proc/7/comm"))
    #expect(try machine.identifiers() == ["postfix-not-running"])
  }
}
