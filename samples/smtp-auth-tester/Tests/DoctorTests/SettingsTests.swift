import ChildProcess
import Doctor
import Foundation
import ProgramTesting
import Secrecy
import Sysroot
import Testing

@Suite("Postfix's settings")
struct SettingsTests {
  @Test("a well set up service has no fault and no warning")
  func good() throws {
    let machine = try PlayedMachine()
    try machine.file("etc/postfix/sasl/smtpd.conf", "pwcheck_method: saslauthd\nmech_list: PLAIN LOGIN\n")
    #expect(try machine.identifiers(.warning) == ["saslauthd-not-running", "pam-file-missing"])
  }

  @Test("what is set for one service alone counts for it alone, in place of main.cf")
  func overrides() throws {
    let machine = try PlayedMachine(
      services: [("smtp", "-", ["smtpd_sasl_auth_enable": "no"]), ("submission", "-", [:])])
    try machine.file(
      "etc/postfix/master.cf", "# comment\nsmtp inet n - - - - smtpd\n  -o smtpd_sasl_auth_enable=no\n")
    let off = try #require(try machine.findings().first { $0.identifier == "auth-off" })
    #expect(off.services == ["smtp inet"])
    #expect(off.severity == .note)
    #expect(off.evidence.first == "/etc/postfix/master.cf:3: -o smtpd_sasl_auth_enable = no")
    let asked = try #require(try machine.findings(service: "smtp").first { $0.identifier == "auth-off" })
    #expect(asked.severity == .fault)
    #expect(asked.cure.first == "postconf -P 'smtp/inet/smtpd_sasl_auth_enable=yes'")
  }

  @Test(
    "a hyphen in the chroot column stands for n since compatibility level 1",
    arguments: [
      ("3.6", "-", false), ("2", "-", false), ("0", "-", true), ("0", "n", false), ("3.6", "y", true),
    ])
  func chroot(level: String, column: String, isChrooted: Bool) throws {
    let machine = try PlayedMachine(["compatibility_level": level], services: [("smtp", column, [:])])
    #expect(try machine.findings().contains { $0.identifier == "chroot" } == isChrooted)
  }

  @Test("AUTH that is off everywhere, or where users log in, is a fault")
  func authOff() throws {
    #expect(try PlayedMachine(["smtpd_sasl_auth_enable": "no"]).identifiers() == ["auth-off"])
    let submission = try PlayedMachine(
      services: [("smtp", "n", [:]), ("submission", "n", ["smtpd_sasl_auth_enable": "no"])])
    #expect(try submission.findings().contains { $0.identifier == "auth-off" && $0.severity == .fault })
  }

  @Test(
    "what TLS does to AUTH",
    arguments: [
      (["smtpd_tls_auth_only": "yes"], "auth-only-with-tls", Finding.Severity.good),
      (["smtpd_tls_security_level": "encrypt"], "tls-required", .good),
      (["smtpd_tls_wrappermode": "yes"], "implicit-tls", .good),
      (["smtpd_tls_auth_only": "no"], "cleartext-auth", .warning),
      (["smtpd_tls_security_level": "none"], "auth-needs-tls-that-is-off", .fault),
      (["smtpd_tls_security_level": "", "smtpd_use_tls": "yes"], "auth-only-with-tls", .good),
      (["smtpd_tls_cert_file": ""], "tls-without-certificate", .fault),
      (["smtpd_tls_cert_file": "/etc/ssl/none.pem"], "tls-certificate-missing", .fault),
      (["smtpd_tls_cert_file": "", "smtpd_tls_auth_only": "no"], "tls-without-certificate", .warning),
    ])
  func tls(settings: [String: String], identifier: String, severity: Finding.Severity) throws {
    let finding = try #require(
      try PlayedMachine(settings).findings().first { $0.identifier == identifier })
    #expect(finding.severity == severity)
  }

  @Test(
    "who has logged in must be let through before the refusal",
    arguments: [
      ("permit_mynetworks, reject_unauth_destination", "", true),
      ("reject_unauth_destination, permit_sasl_authenticated", "", true),
      ("permit_mynetworks permit_sasl_authenticated reject", "", false),
      ("permit_sasl_authenticated,reject_unauth_destination", "reject", true),
      ("permit_sasl_authenticated,reject", "permit_sasl_authenticated, reject", false),
      ("", "permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination", false),
      ("", "permit_mynetworks, reject_unauth_destination", true),
    ])
  func relay(relay: String, recipient: String, isFault: Bool) throws {
    let machine = try PlayedMachine([
      "smtpd_relay_restrictions": relay, "smtpd_recipient_restrictions": recipient,
    ])
    #expect(try machine.identifiers().contains("relay-not-permitted") == isFault)
  }

  @Test(
    "an open relay is seen",
    arguments: [
      (["smtpd_relay_restrictions": "permit_sasl_authenticated"], true),
      (["smtpd_relay_restrictions": "", "smtpd_recipient_restrictions": "permit"], true),
      (["mynetworks": "127.0.0.0/8 0.0.0.0/0"], true), ([:], false),
    ])
  func openRelay(settings: [String: String], isOpen: Bool) throws {
    #expect(try PlayedMachine(settings).identifiers(.warning).contains("open-relay") == isOpen)
  }

  @Test("Dovecot is looked for where smtpd looks, and SASL's files are left alone")
  func dovecot() throws {
    let machine = try PlayedMachine(["smtpd_sasl_type": "dovecot", "smtpd_sasl_path": "private/auth"])
    #expect(try machine.identifiers() == ["dovecot-socket-missing"])
    #expect(try !machine.findings().contains { $0.identifier.hasPrefix("smtpd-conf") })
  }

  @Test("a smtpd_sasl_type that Postfix does not know is a fault", arguments: ["Cyrus", "sasl", ""])
  func type(name: String) throws {
    #expect(try PlayedMachine(["smtpd_sasl_type": name]).identifiers() == ["sasl-type-unknown"])
  }

  @Test(
    "an account is tried where the service listens",
    arguments: [
      ("submission", "all", "all", "127.0.0.1:587"),
      ("587", "$myhostname, localhost", "ipv4", "127.0.0.1:587"),
      ("smtps", "192.0.2.1, 192.0.2.2", "all", "192.0.2.1:465"), ("smtp", "all", "ipv6", "[::1]:25"),
      ("587", "hunter", "all", nil), ("587", "hunter, localhost", "all", "127.0.0.1:587"),
      ("587", "2001:db8::1", "ipv6", "[2001:db8::1]:587"), ("192.0.2.9:587", "all", "all", "192.0.2.9:587"),
    ])
  func address(name: String, interfaces: String, protocols: String, address: String?) throws {
    let machine = try PlayedMachine(
      ["inet_interfaces": interfaces, "inet_protocols": protocols], services: [(name, "n", [:])])
    let examination = try Examination(
      machine: Tree(root: machine.scratch.path), commands: machine.commands)
    #expect(examination.services.map(\.localAddress) == [address])
  }

  @Test("what postconf refuses is passed on, and that it is not there")
  func refused() throws {
    let machine = try PlayedMachine()
    machine.commands.answer(
      "postconf", status: 1, errors: "postconf: warning: x\npostconf: fatal: bad line\n")
    #expect(throws: PostfixInstance.Problem.refused("postconf: fatal: bad line")) { try machine.findings() }
    struct Nothing: Commands {
      func run(
        _ program: String, _ arguments: [String], input: [UInt8], secretFile: Secret?, seconds: Double
      ) -> CommandResult? { nil }
    }
    #expect(throws: PostfixInstance.Problem.notInstalled) { try Examination(commands: Nothing()) }
  }

  @Test("Postfix that does not run is told of, and what it says of itself")
  func running() throws {
    let machine = try PlayedMachine()
    try FileManager.default.removeItem(atPath: machine.path("proc/7/comm"))
    #expect(try machine.identifiers(.warning).first == "postfix-not-running")
    machine.commands.answer("postmap", status: 1, errors: "postmap: fatal: bad numerical value\n")
    #expect(try machine.identifiers().prefix(2) == ["postfix-not-running", "postfix-check"])
    // 'postfix check' would make what is missing in the queue directory, and nothing is to be changed.
    let programs = Set(machine.commands.runs.map(\.program))
    #expect(
      programs.isSubset(of: ["postconf", "postmap", "sasldblistusers2", "mariadb", "mysql", "journalctl"]),
      "\(programs)")
  }
}
