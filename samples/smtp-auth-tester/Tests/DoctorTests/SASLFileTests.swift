import Doctor
import Foundation
import ProgramTesting
import Testing

@Suite("SASL's own settings")
struct SASLFileTests {
  private func machine(_ settings: String, main: [String: String] = [:]) throws -> PlayedMachine {
    let machine = try PlayedMachine(main)
    try machine.file("etc/postfix/sasl/smtpd.conf", settings)
    return machine
  }

  @Test("are missed, with the places that were looked in")
  func missing() throws {
    let finding = try #require(try PlayedMachine().findings().first { $0.identifier == "smtpd-conf-missing" })
    #expect(
      finding.evidence.prefix(2) == [
        "/etc/postfix/sasl/smtpd.conf: no such file", "/usr/lib/sasl2/smtpd.conf: no such file",
      ])
  }

  @Test(
    "are seen where Postfix does not read them",
    arguments: ["usr/local/lib/sasl2", "usr/lib/sasl", "etc/sasl2", "usr/lib/x86_64-linux-gnu/sasl2"])
  func elsewhere(directory: String) throws {
    let machine = try PlayedMachine()
    try machine.file("\(directory)/smtpd.conf", "pwcheck_method: saslauthd\n")
    let finding = try #require(try machine.findings().first { $0.identifier == "sasl-conf-elsewhere" })
    #expect(finding.severity == .fault)
    #expect(finding.cure.first == "mv /\(directory)/smtpd.conf /etc/postfix/sasl/smtpd.conf")
  }

  @Test("of the first place count, and the second is told of")
  func ignored() throws {
    let machine = try machine("pwcheck_method: saslauthd\n")
    try machine.file("usr/lib/sasl2/smtpd.conf", "pwcheck_method: auxprop\n")
    let finding = try #require(try machine.findings().first { $0.identifier == "sasl-conf" })
    #expect(finding.evidence.contains("/usr/lib/sasl2/smtpd.conf: is there too, and is not read"))
    #expect(finding.evidence.contains("/etc/postfix/sasl/smtpd.conf:1: pwcheck_method: saslauthd"))
  }

  @Test("are found on other systems by cyrus_sasl_config_path")
  func otherSystem() throws {
    let machine = try PlayedMachine(["cyrus_sasl_config_path": "/etc/sasl2"])
    try FileManager.default.removeItem(atPath: machine.path("etc/debian_version"))
    try machine.file("etc/sasl2/smtpd.conf", "pwcheck_method: saslauthd\n")
    #expect(
      try machine.findings().contains { $0.title == "the SASL settings are those of /etc/sasl2/smtpd.conf" })
  }

  @Test(
    "with a fault are explained",
    arguments: [
      ("pwcheck_method: pam\n", "verifier-unknown", Finding.Severity.fault),
      ("pwcheck_method: saslauth\n", "verifier-unknown", .fault),
      ("pwcheck_method saslauthd\n", "sasl-conf-syntax", .fault),
      ("pwcheck_methode: saslauthd\n", "sasl-conf-typo", .warning),
      ("mechlist: PLAIN\n", "sasl-conf-typo", .warning),
      ("pwcheck_method: alwaystrue\n", "everybody-may-in", .warning),
      ("pwcheck_method: saslauthd\nmech_list: CRAM-MD5\n", "mechanisms-need-passwords", .fault),
      ("pwcheck_method: saslauthd\nmech_list: PLAIN CRAM-MD5\n", "mechanisms-need-passwords", .warning),
      ("pwcheck_method: saslauthd\n", "mechanisms-need-passwords", .warning),
      ("mech_list: PLAIN GSSAPI\n", "mechanism-not-installed", .warning),
      ("mech_list: GSSAPI\n", "no-mechanisms", .fault),
      ("pwcheck_method: auxprop\nauxprop_plugin: ldapdb\n", "auxprop-not-installed", .fault),
      ("auxprop_plugin: sql\nsql_passwd: top-secret\n", "sasl-conf-readable", .warning),
      ("pwcheck_method: saslauthd\nmech_list: PLAIN,LOGIN\n", "no-mechanisms", .fault),
    ])
  func faults(settings: String, identifier: String, severity: Finding.Severity) throws {
    let findings = try machine(settings).findings()
    #expect(
      findings.first { $0.identifier == identifier }?.severity == severity, "\(findings.map(\.identifier))")
    #expect(!String(describing: findings).contains("top-secret"))
  }

  @Test(
    "are understood as the library does",
    arguments: [
      "pwcheck_method: auxprop\r\nauxprop_plugin: sql\r\nmech_list: PLAIN\r\nsql_hostnames: 127.0.0.1:1\r\n",
      "PWCHECK_METHOD:AUXPROP\nAuxprop_Plugin:\tSQL\nmech_list: plain\nsql_hostnames: 127.0.0.1:1\n",
      "pwcheck_method: auxprop\nauxprop_plugin: sql\nsql_hostnames: 127.0.0.1:1\npwcheck_method: pam\n",
    ])
  func understood(settings: String) throws {
    let machine = try machine(settings + "sql_select: SELECT '%u'\n")
    machine.commands.answer("mariadb", output: "0\n")
    #expect(try machine.identifiers() == [])
    #expect(try machine.findings().contains { $0.identifier == "sql" })
  }

  @Test("given twice count the first time, and the second is told of")
  func twice() throws {
    let machine = try machine("pwcheck_method: saslauthd\nmech_list: PLAIN\nmech_list: CRAM-MD5\n")
    let finding = try #require(try machine.findings().first { $0.identifier == "sasl-conf-twice" })
    #expect(finding.severity == .warning)
    #expect(finding.evidence == ["/etc/postfix/sasl/smtpd.conf:3: mech_list: ..., and line 2 has it already"])
    #expect(try machine.findings().contains { $0.title == "offered are PLAIN" })
  }

  @Test(
    "and Postfix's options leave these mechanisms",
    arguments: [
      ("noanonymous", "mech_list: PLAIN LOGIN CRAM-MD5\n", "offered are CRAM-MD5, PLAIN, LOGIN"),
      ("noanonymous, noplaintext", "mech_list: PLAIN LOGIN CRAM-MD5\n", "offered are CRAM-MD5"),
      ("noactive", "mech_list: plain scram-sha-256\n", "offered are SCRAM-SHA-256"),
    ])
  func mechanisms(options: String, settings: String, title: String) throws {
    let machine = try machine(settings, main: ["smtpd_sasl_tls_security_options": options])
    #expect(try machine.findings().first { $0.identifier == "mechanisms" }?.title == title)
  }

  @Test("noplaintext with nothing but PLAIN and LOGIN leaves none")
  func noplaintext() throws {
    let machine = try machine(
      "mech_list: PLAIN LOGIN\n",
      main: ["smtpd_tls_auth_only": "no", "smtpd_sasl_security_options": "noplaintext"])
    #expect(try machine.identifiers().contains("plaintext-mechanisms-forbidden"))
  }
}
