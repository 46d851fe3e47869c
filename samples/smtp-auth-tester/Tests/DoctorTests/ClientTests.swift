import Doctor
import Foundation
import ProgramTesting
import SASL
import Sysroot
import Testing

@Suite("A client's table of passwords")
struct ClientTests {
  /// - Parameter own: What master.cf sets for smtp(8).
  private func machine(_ main: [String: String], own: [String: String] = [:]) throws -> PlayedMachine {
    let defaults = [
      "smtp_sasl_auth_enable": "yes", "smtp_sasl_security_options": "noanonymous",
      "smtp_sasl_tls_security_options": "noanonymous", "smtp_tls_security_level": "encrypt",
      "relayhost": "[mail.test]:587",
    ]
    return try PlayedMachine(
      defaults.merging(main) { $1 }, services: [("smtp", "n", own)], type: "unix", command: "smtp")
  }

  private func client(_ machine: PlayedMachine) throws -> ClientExamination {
    try ClientExamination(machine: Tree(root: machine.scratch.path), commands: machine.commands)
  }

  @Test("is asked even where Postfix warns of something else")
  func warnings() throws {
    let machine = try machine(["smtp_sasl_password_maps": "texthash:/etc/postfix/passwd"])
    try machine.file("etc/postfix/passwd", "[mail.test] joe:pass\n", mode: 0o600)
    machine.commands.answer(
      "postmap", status: 1,
      errors: "postmap: warning: /etc/postfix/main.cf, line 40: overriding earlier entry: relayhost=\n")
    #expect(
      try client(machine).findings().filter { $0.severity == .fault }.map(\.identifier) == [
        "password-key-mismatch"
      ])
    machine.commands.answer(
      "postmap", status: 1, errors: "postmap: fatal: open /etc/postfix/passwd: Permission denied\n")
    #expect(try client(machine).findings().contains { $0.identifier == "cannot-look" })
  }

  @Test(
    "may have the password in the setting, which is shown nowhere and given to no program",
    arguments: [
      "static:joe:top-secret", "inline:{ {[mail.test]:587 = joe:top-secret} }", "proxy:static:joe:top-secret",
      "unionmap:{static:joe:top-secret}", "randmap:{joe:top-secret}",
      "texthash:/missing, static:joe:top-secret",
    ])
  func inSetting(table: String) throws {
    for machine in [
      try machine(["smtp_sasl_password_maps": table]),
      try machine([:], own: ["smtp_sasl_password_maps": table]),
    ] {
      let findings = try client(machine).findings()
      #expect(findings.contains { $0.identifier == "password-in-setting" }, "\(findings)")
      #expect(!String(describing: findings).contains("top-secret"))
      #expect(!machine.commands.runs.contains { $0.arguments.joined().contains("top-secret") })
    }
  }

  @Test(
    "of which some cannot be asked is not said to lack the password, and the others are looked at",
    arguments: [
      ("S3CR3TPW:/etc/x, texthash:/etc/postfix/passwd", ["password-map-unknown"], 2),
      ("texthash:/missing, joe:S3CR3TPW", ["password-map-missing", "password-map-unknown"], 2),
      ("unknown:S3CR3TPW", ["password-map-unknown"], 0),
      ("static:joe:S3CR3TPW, texthash:/etc/postfix/passwd", ["password-in-setting"], 2),
      ("hash:/a, ldap:ldapsasl, tcp:localhost:999", ["password-map-missing", "password-key-missing"], 6),
      ("pipemap:{texthash:/a,unionmap:{texthash:/b}}", ["password-key-missing"], 2),
      ("pipemap:{texthash:/a,unionmap:/b}", ["password-map-unknown"], 0),
      ("proxy:mysql:sasl, memcache:/etc/m", ["password-key-missing"], 4),
    ])
  func some(tables: String, identifiers: [String], questions: Int) throws {
    let machine = try machine(["smtp_sasl_password_maps": tables])
    try machine.file("etc/postfix/passwd", "[other.test] joe:pass\n", mode: 0o600)
    machine.commands.answer("postmap", status: 1)
    let findings = try client(machine).findings()
    #expect(findings.filter { $0.severity > .note }.map(\.identifier) == identifiers)
    #expect(!String(describing: findings).contains("S3CR3T"))
    let asked = machine.commands.runs.filter { $0.program == "postmap" }.map(\.arguments)
    #expect(asked.count == questions)
    #expect(!asked.joined().contains { $0.contains("S3CR3T") })
  }

  @Test("is asked for a domain's name too, which is the host's where there is no MX record")
  func domain() throws {
    let machine = try machine([
      "relayhost": "mail.test:587", "smtp_sasl_password_maps": "texthash:/etc/postfix/passwd",
    ])
    machine.commands.answer("postmap", status: 1)
    _ = try client(machine)
    let keys = machine.commands.runs.filter { $0.program == "postmap" }.map { $0.arguments[1] }
    #expect(keys == ["mail.test", "mail.test:587"])
  }

  @Test("may be by senders, so that the server need not be in it")
  func senders() throws {
    let machine = try machine([
      "smtp_sasl_password_maps": "texthash:/etc/postfix/passwd",
      "smtp_sender_dependent_authentication": "yes",
    ])
    try machine.file("etc/postfix/passwd", "joe@sample.test joe:pass\n", mode: 0o600)
    machine.commands.answer("postmap", status: 1)
    let finding = try #require(
      try client(machine).findings().first { $0.identifier == "password-key-missing" })
    #expect(finding.severity == .note)
  }

  @Test(
    "is looked up for a relayhost that is a server; what may be a password is not one",
    arguments: [
      ("127.0.0.1, S3CR3TPW", nil), ("S3CR3TPW", nil), ("[mail.test]:587, [b.test]", "[mail.test]:587"),
      ("mailhub", "mailhub"), ("hunter", nil), ("hunter2", nil), ("[S3CR]", "[S3CR]"), ("tanne", "tanne"),
    ])
  func relayhost(setting: String, server: String?) throws {
    let machine = try machine(["relayhost": setting])
    try machine.file("etc/hosts", "127.0.0.1 localhost\n192.0.2.1 tanne.wald.test # hunter hunter2\n")
    #expect(try client(machine).routes.first?.relayhost?.text == server)
  }

  @Test(
    "is not said to be wrong where it is a name that only the DNS may know",
    arguments: [
      ("hunter", "(unknown name, 6 bytes, not shown)", "client-relayhost-unknown", Finding.Severity.unknown),
      ("hunter, [b.test]", "(unknown name, 15 bytes, not shown)", "client-relayhost-unknown", .unknown),
      ("hunter:x", "(8 bytes, not shown)", "client-relayhost-malformed", .fault),
      ("hunter joe:x", "(12 bytes, not shown)", "client-relayhost-malformed", .fault),
    ])
  func unknown(setting: String, shown: String, identifier: String, severity: Finding.Severity) throws {
    let machine = try machine([
      "relayhost": setting, "smtp_sasl_password_maps": "texthash:/etc/postfix/passwd",
    ])
    try machine.file("etc/postfix/passwd", "[other.test] joe:pass\n", mode: 0o600)
    let findings = try client(machine).findings()
    #expect(findings.filter { $0.severity > .note }.map(\.identifier) == [identifier])
    #expect(findings.first?.severity == severity)
    #expect(findings.first?.evidence.first?.hasSuffix("relayhost = \(shown)") == true)
    #expect(!String(describing: findings).contains("hunter"))
    let off = try self.machine(["relayhost": setting, "smtp_sasl_auth_enable": "no"])
    #expect(try client(off).findings().map(\.identifier).prefix(2) == [identifier, "client-auth-off"])
  }

  @Test(
    "is for this machine alone where the address says so",
    arguments: [
      ("[127.0.0.1]:25", true), ("[::1]", true), ("localhost", true), ("[127.evil.test]", false),
      ("[127.0.0.1.evil.test]:587", false), ("[mail.test]", false),
    ])
  func loopback(relayhost: String, isLoopback: Bool) throws {
    #expect(try client(machine(["relayhost": relayhost])).routes.first?.relayhost?.isLoopback == isLoopback)
  }
}
