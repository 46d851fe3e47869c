import Diagnosis
import Doctor
import Foundation
import Testing

@Suite("What the doctor does not show")
struct WithheldTests {
  private static let hidden = "S3CR3TPW:x"

  @Test("is one word among others")
  func words() {
    let withheld = Withheld.text(24)
    #expect(
      Withheld.words("a, \(withheld) \(Withheld.text(1)),b (c d)") { $0 == "," || $0 == " " }
        == ["a", withheld, Withheld.text(1), "b", "(c", "d)"])
    #expect(Withheld.words("\(Withheld.name(6)),b") { $0 == "," || $0 == " " } == [Withheld.name(6), "b"])
    #expect(Withheld.words("unknown:\(withheld)") { $0 == " " } == ["unknown:\(withheld)"])
    #expect(Withheld.words("") { $0 == " " } == [])
  }

  @Test(
    "is told in words where a list would have to be written again",
    arguments: [
      [:],
      ["smtpd_recipient_restrictions": "permit_mynetworks, reject_unauth_destination, \(hidden), permit"],
    ])
  func relay(own: [String: String]) throws {
    let list = "permit_mynetworks, \(Self.hidden), reject_unauth_destination, \(Self.hidden), permit"
    let machine = try PlayedMachine(
      ["smtpd_recipient_restrictions": list], services: [("submission", "n", own)])
    try machine.file("etc/postfix/main.cf", "\nsmtpd_recipient_restrictions = \(list)\n")
    try machine.file(
      "etc/postfix/master.cf",
      "submission inet n - n - - smtpd\n  -o { smtpd_recipient_restrictions = reject_unauth_destination }\n")
    let finding = try #require(try machine.findings().first { $0.identifier == "relay-not-permitted" })
    #expect(
      finding.cure == [
        "put permit_mynetworks, permit_sasl_authenticated before 'reject_unauth_destination' in /etc/postfix/"
          + (own.isEmpty ? "main.cf:2" : "master.cf:2"), "postfix reload",
      ])
  }

  @Test("the rest of a list that is written again is as it was")
  func rewritten() throws {
    let machine = try PlayedMachine([
      "smtpd_recipient_restrictions": "reject_unauth_destination, check_client_access cidr:/etc/Clients"
    ])
    let finding = try #require(try machine.findings().first { $0.identifier == "relay-not-permitted" })
    #expect(
      finding.cure.first
        == "postconf -e 'smtpd_recipient_restrictions = permit_mynetworks,permit_sasl_authenticated,"
        + "reject_unauth_destination,check_client_access,cidr:/etc/Clients'")
  }

  @Test(
    "is in no cure, whatever it stands for",
    arguments: [
      "config_directory", "queue_directory", "mail_owner", "myhostname", "inet_interfaces", "mynetworks",
      "smtpd_sasl_type", "smtpd_sasl_path", "smtpd_sasl_auth_enable", "smtpd_sasl_exceptions_networks",
      "smtpd_sasl_local_domain", "smtpd_sasl_security_options", "smtpd_sasl_tls_security_options",
      "smtpd_tls_cert_file", "smtpd_tls_security_level", "smtpd_relay_restrictions",
      "smtpd_recipient_restrictions", "smtpd_client_restrictions", "smtpd_sasl_mechanism_filter",
      "maillog_file",
      "cyrus_sasl_config_path",
    ])
  func cures(setting: String) throws {
    for value in [
      "\(Self.hidden)", "reject, \(Self.hidden) reject_unauth_destination", "yes \(Self.hidden) reject",
    ] {
      for own in [[:], [setting: value]] {
        let machine = try PlayedMachine([setting: value], services: [("submission", "y", own)])
        try machine.file(
          "etc/postfix/sasl/smtpd.conf",
          "pwcheck_method: saslauthd \(Self.hidden)\nsaslauthd_path: \(Self.hidden)\nsql_hostnames: \(Self.hidden), x\n"
        )
        expectNoPiece(try machine.findings(), setting)
      }
    }
    let nameless = try PlayedMachine(
      services: [(Self.hidden, "y", ["smtpd_sasl_auth_enable": "no", "smtpd_tls_auth_only": "no"])])
    expectNoPiece(try nameless.findings(), "the service's name")
  }

  private func expectNoPiece(_ findings: [Finding], _ subject: String) {
    let cures = findings.flatMap(\.cure).filter { cure in
      ["(10", "not shown)", "bytes", "S3CR3T"].contains(where: cure.contains)
    }
    #expect(cures == [], "\(subject)")
    #expect(!String(describing: findings).contains("S3CR3T"), "\(subject)")
  }

  @Test(
    "is not the name of a file or a socket, and is given to no program", arguments: ["cyrus", "dovecot"],
    ["S3CR3TPW", "hunter", "sun-flower"])
  func saslPath(type: String, word: String) throws {
    let machine = try PlayedMachine(
      ["smtpd_sasl_type": type], services: [("submission", "n", ["smtpd_sasl_path": word])])
    let findings = try machine.findings()
    #expect(findings.filter { $0.severity > .note }.map(\.identifier) == ["sasl-path-unknown"])
    #expect(!String(describing: findings).contains(word))
    #expect(!machine.commands.runs.contains { $0.arguments.joined().contains(word) })
  }

  @Test(
    "is a bare word where a host or a user stands, which is not a fault",
    arguments: [
      "relayhost", "myhostname", "inet_interfaces", "mail_owner", "compatibility_level",
    ])
  func bare(setting: String) throws {
    let machine = try PlayedMachine([setting: "hunter"])
    for settings in ["", "auxprop_plugin: sql\nsql_hostnames: hunter\n"] {
      try machine.file("etc/postfix/sasl/smtpd.conf", settings)
      let findings = try machine.findings()
      #expect(!String(describing: findings).contains("hunter"))
      // The machine of the tests has no sasldb, which the library's defaults want.
      #expect(
        findings.filter { $0.severity == .fault }.map(\.identifier)
          == (settings.isEmpty ? ["sasldb-missing"] : []))
    }
  }

  @Test(
    "is withheld word by word in a list of restrictions",
    arguments: [
      (
        "permit_mynetworks, S3CR3TPW:x check_policy_service unix:private/policyd-spf, reject",
        "permit_mynetworks (10 bytes, not shown) check_policy_service unix:private/policyd-spf reject"
      ),
      ("reject_rbl_client zen.test.org=127.0.0.[2..11], reject", nil),
      (
        "{ check_policy_service inet:127.0.0.1:10023, timeout=10s, default_action=x }, reject",
        "{ check_policy_service inet:127.0.0.1:10023 timeout=10s (16 bytes, not shown) } reject"
      ),
      (
        "zen.test.org=S3CR3TPW timeout=S3CR3TPW secret=123 reject",
        "(49 bytes, not shown) reject"
      ),
    ])
  func restrictions(list: String, shown: String?) throws {
    let machine = try PlayedMachine(["smtpd_client_restrictions": list])
    let finding = try machine.findings().first { $0.identifier == "relay-not-permitted" }
    let evidence = try #require(finding?.evidence.first)
    #expect(
      evidence
        == "/etc/postfix/main.cf:\(evidence.split(separator: ":")[1]): smtpd_client_restrictions = \(shown ?? list)"
    )
  }

  @Test(
    "is a word of PAM's file that a password can be",
    arguments: [
      "@include S3CR3TPW\n", "auth include S3CR3TPW\n", "auth required pam_S3CR3TPW\n",
      "account substack /S3CR3TPW\n", "@include common-S3CR3TPW\n",
    ])
  func pam(line: String) throws {
    let machine = try PlayedMachine()
    try machine.file("etc/postfix/sasl/smtpd.conf", "pwcheck_method: saslauthd\nmech_list: PLAIN\n")
    try machine.file("etc/pam.d/smtp", line + "auth required pam_unix.so\naccount required pam_unix.so\n")
    try machine.file("usr/lib/x86_64-linux-gnu/security/pam_unix.so", "")
    let findings = try machine.findings().filter { $0.severity == .fault && $0.identifier.hasPrefix("pam") }
    #expect(findings.count == 1)
    #expect(!String(describing: findings).contains("S3CR3T"))
    #expect(findings.first?.evidence.first?.hasPrefix("/etc/pam.d/smtp:1") == true)
  }

  @Test(
    "is not said to be missing",
    arguments: [
      ("auxprop_plugin: sqll\n", "auxprop-not-installed", "the plug-in 'sqll' is not installed"),
      ("auxprop_plugin: S3CR3TPW\n", "auxprop-unknown", "auxprop_plugin names what is not known here"),
      (
        "pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: S3CR3TPW\n", "sasl-path-unknown",
        "sasldb_path is not a path"
      ),
      (
        "pwcheck_method: saslauthd\nsaslauthd_path: S3CR3TPW\n", "sasl-path-unknown",
        "saslauthd_path is not a path"
      ),
      ("mech_list: PLAIN LOGON\n", "mechanism-not-installed", "mech_list names what is not installed: LOGON"),
      ("mech_list: PLAIN S3CR3TPW x\n", "mechanism-not-installed", "mech_list names what is not known here"),
      (
        "pwcheck_method: S3CR3TPW x\n", "verifier-unknown",
        "the SASL library does not know 'pwcheck_method: (10 bytes, not shown)'"
      ),
    ])
  func words(file: String, identifier: String, title: String) throws {
    let machine = try PlayedMachine()
    try machine.file("etc/postfix/sasl/smtpd.conf", file)
    let findings = try machine.findings()
    #expect(findings.filter { $0.identifier == identifier }.map(\.title) == [title])
    #expect(!String(describing: findings).contains("S3CR3T"))
  }
}
