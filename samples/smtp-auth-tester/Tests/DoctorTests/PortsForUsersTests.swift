import Doctor
import Foundation
import ProgramTesting
import Testing

@Suite("A place where users can log in")
struct PortsForUsersTests {
  private static let commented = """
    smtp inet n - y - - smtpd
    #smtp inet n - y - 1 postscreen
    #submission inet n - y - - smtpd
    #  -o syslog_name=postfix/submission
    #  -o smtpd_sasl_auth_enable=yes

    """

  @Test("may be there in a comment only, and then port 25 is not accused")
  func commented() throws {
    let machine = try PlayedMachine(["smtpd_sasl_auth_enable": "no"], services: [("smtp", "n", [:])])
      .withAccounts()
    try machine.file("etc/postfix/master.cf", Self.commented)
    let faults = try machine.findings().filter { $0.severity == .fault }
    #expect(faults.map(\.identifier) == ["submission-commented"])
    #expect(faults.first?.evidence.first == "/etc/postfix/master.cf:3: '#' before 'submission inet'")
    // Whoever asks for port 25 wants it there.
    let asked = try machine.findings(service: "smtp").filter { $0.severity == .fault }
    #expect(asked.map(\.identifier) == ["auth-off"])
  }

  @Test("may have its settings in comments")
  func settings() throws {
    let machine = try PlayedMachine(["smtpd_sasl_auth_enable": "no"], services: [("submission", "n", [:])])
      .withAccounts()
    let text = Self.commented.replacing("#submission", with: "submission")
    try machine.file("etc/postfix/master.cf", text)
    let faults = try machine.findings().filter { $0.severity == .fault }
    #expect(faults.map(\.identifier) == ["submission-settings-commented"])
    #expect(
      faults.first?.cure.first
        == "in /etc/postfix/master.cf, lines 4 to 5: take '#' away, and leave blanks before '-o'")
  }

  @Test("need not be port 25, where AUTH is off on purpose", arguments: [true, false])
  func meant(isOwn: Bool) throws {
    let off = ["smtpd_sasl_auth_enable": "no"]
    let machine = try PlayedMachine(off, services: [("smtp", "n", isOwn ? off : [:])]).withAccounts()
    let faults = try machine.findings().filter { $0.severity == .fault }
    #expect(faults.map(\.title) == ["AUTH is off in every service"])
    let other = try PlayedMachine(services: [("smtp", "n", off), ("submission", "n", [:])]).withAccounts()
    #expect(try other.identifiers() == [])
  }

  @Test(
    "has Dovecot's socket set, but not that it is Dovecot's",
    arguments: ["private/auth", "/var/spool/postfix/private/auth", "inet:127.0.0.1:1", "unix:private/auth"])
  func type(path: String) throws {
    let machine = try PlayedMachine(["smtpd_sasl_path": path]).withAccounts()
    #expect(try machine.identifiers() == ["sasl-type-not-dovecot"])
    #expect(try machine.findings().contains { $0.cure.first?.contains("smtpd_sasl_type = dovecot") == true })
  }

  @Test(
    "refuses its users like strangers",
    arguments: [
      (
        [
          "smtpd_helo_restrictions":
            "permit_mynetworks, reject_non_fqdn_helo_hostname, permit_sasl_authenticated"
        ], "users-refused-as-strangers"
      ),
      (["smtpd_helo_restrictions": "reject_unknown_helo_hostname"], "users-refused-as-strangers"),
      (
        [
          "smtpd_client_restrictions": "reject_rbl_client zen.spamhaus.org, permit_sasl_authenticated, reject"
        ], "users-refused-as-strangers"
      ),
      (
        [
          "smtpd_recipient_restrictions":
            "reject_unknown_client_hostname, permit_sasl_authenticated, reject_unauth_destination"
        ], "users-refused-as-strangers"
      ),
      (
        [
          "smtpd_helo_restrictions": "permit_sasl_authenticated, reject_non_fqdn_helo_hostname",
          "smtpd_delay_reject": "no",
        ], "users-refused-as-strangers"
      ),
      (
        ["smtpd_client_restrictions": "permit_sasl_authenticated, reject", "smtpd_delay_reject": "no"],
        "refused-before-auth"
      ),
      (
        ["smtpd_client_restrictions": "permit_mynetworks, reject", "smtpd_delay_reject": "no"],
        "refused-before-auth"
      ),
      (["smtpd_client_restrictions": "permit_sasl_authenticated, reject", "smtpd_delay_reject": "yes"], nil),
      (["smtpd_sender_restrictions": "permit_sasl_authenticated, reject", "smtpd_delay_reject": "no"], nil),
      (["smtpd_helo_restrictions": "permit_sasl_authenticated, reject_non_fqdn_helo_hostname"], nil),
      (["smtpd_sender_restrictions": "reject_non_fqdn_sender, reject_unknown_sender_domain"], nil),
      (["smtpd_helo_restrictions": "reject_invalid_helo_hostname"], nil),
      (["smtpd_helo_restrictions": "permit, reject_unknown_helo_hostname"], nil),
    ])
  func restrictions(settings: [String: String], identifier: String?) throws {
    #expect(try PlayedMachine(settings).withAccounts().identifiers() == (identifier.map { [$0] } ?? []))
  }

  @Test("is one of two, so that restrictions for servers are a warning there")
  func both() throws {
    let strict = ["smtpd_helo_restrictions": "reject_invalid_helo_hostname"]
    let machine = try PlayedMachine(services: [("smtp", "n", strict), ("submission", "n", [:])])
      .withAccounts()
    #expect(try machine.identifiers() == [])
    #expect(try machine.identifiers(.warning).contains("users-refused-as-strangers"))
  }

  @Test(
    "begins with TLS or not, as clients expect it from the port",
    arguments: [
      ("smtps", "no", "implicit-tls-missing"), ("submissions", "no", "implicit-tls-missing"),
      ("465", "yes", nil),
      ("submission", "yes", "implicit-tls-at-other-port"), ("smtp", "yes", "implicit-tls-at-other-port"),
      ("submission", "no", nil), ("127.0.0.1:587", "yes", "implicit-tls-at-other-port"),
      ("10465", "yes", nil),
    ])
  func beginning(service: String, wrapper: String, identifier: String?) throws {
    let own = ["smtpd_tls_wrappermode": wrapper]
    let machine = try PlayedMachine(services: [(service, "n", own)]).withAccounts()
    #expect(try machine.identifiers() == (identifier.map { [$0] } ?? []))
  }

  @Test("may be in another instance of Postfix")
  func instances() throws {
    let machine = try PlayedMachine(["multi_instance_directories": "/etc/postfix-out, /etc/postfix-users"])
      .withAccounts()
    let note = try #require(try machine.findings().first { $0.identifier == "other-instances" })
    #expect(note.cure.last == "smtp-auth-test doctor --postfix-dir /etc/postfix-users")
    let odd = try PlayedMachine(["multi_instance_directories": "S3CR3TPW"]).withAccounts()
    #expect(!String(describing: try odd.findings()).contains("S3CR3TPW"))
  }
}
