import Doctor
import Foundation
import ProgramTesting
import Testing

@Suite("Where Postfix leaves passwords to Dovecot, the doctor")
struct DovecotTests {
  private static let socket = "var/spool/postfix/private/auth"
  private static let ready = "MECH\tPLAIN\tplaintext\nMECH\tLOGIN\tplaintext\nSPID\t7\nCUID\t1\nDONE\n"

  private func machine(_ settings: [String: String] = [:], own: [[String: String]] = [[:]]) throws
    -> PlayedMachine
  {
    let dovecot = ["smtpd_sasl_type": "dovecot", "smtpd_sasl_path": "private/auth"]
    let services = own.enumerated().map { (["submission", "smtps", "smtp"][$0.offset], "n", $0.element) }
    let machine = try PlayedMachine(dovecot.merging(settings) { $1 }, services: services)
    try FileManager.default.createDirectory(
      atPath: machine.path("var/spool/postfix/private"), withIntermediateDirectories: true)
    return machine
  }

  /// What a Dovecot says at once; then it waits for the client to go, or goes itself.
  private func listen(_ machine: PlayedMachine, _ text: String, waits: Bool = true) throws {
    _ = try PlayedListener(machine.path(Self.socket)) { client in
      _ = send(client, Array(text.utf8), text.utf8.count, Int32(MSG_NOSIGNAL))
      var bytes = [UInt8](repeating: 0, count: 512)
      while recv(client, &bytes, bytes.count, 0) > 0, waits {}
    }
  }

  @Test("is content with one that says its mechanisms, in any order and of any minor version")
  func ready() throws {
    for minor in [0, 1, 2, 99] {
      let machine = try machine()
      try listen(machine, "VERSION\t1\t\(minor)\n" + Self.ready)
      #expect(try machine.identifiers(.warning) == [])
      let good = try #require(try machine.findings().first { $0.identifier == "dovecot" })
      #expect(good.evidence.last == "/var/spool/postfix/private/auth: offers PLAIN, LOGIN")
    }
  }

  @Test("says that a socket is left over from one that has ended")
  func stopped() throws {
    let machine = try machine(own: [[:], ["smtpd_tls_wrappermode": "yes"]])
    try PlayedListener.leave(machine.path(Self.socket))
    let faults = try machine.findings().filter { $0.severity == .fault }
    #expect(faults.map(\.identifier) == ["dovecot-not-listening"])
    #expect(faults.map(\.services) == [["submission inet", "smtps inet"]])
    #expect(faults.first?.cure.first == "systemctl start dovecot")
    try machine.file("proc/99/cmdline", "/usr/sbin/dovecot\0-F\0")
    let cure = try machine.findings().first { $0.severity == .fault }?.cure.first
    #expect(cure == "doveconf service/auth shows where it listens")
  }

  @Test(
    "says what a socket is that is none of Dovecot's for clients",
    arguments: [
      ("", false, "dovecot-broken"), ("VERSION\t1\t2\n", false, "dovecot-broken"),
      ("220 mail.sample.test ESMTP\r\n", true, "dovecot-other-service"),
      ("VERSION\t2\t0\nDONE\n", true, "dovecot-other-service"), ("\n\n", true, "dovecot-other-service"),
      (String(repeating: "x", count: 100_000), true, "dovecot-silent"),
      ("VERSION\t1\t2\n" + String(repeating: "MECH\tPLAIN\n", count: 5000), true, "dovecot-other-service"),
      ("VERSION\t1\t2\nSPID\t7\n", false, "dovecot-other-service"),
      ("VERSION\t1\t2\nDONE\n", true, "no-mechanisms"),
      ("VERSION\t1\t2\nMECH\tDOVECOT-TOKEN\tprivate\nMECH\nDONE\n", true, "no-mechanisms"),
      ("VERSION\t1\t2\nMECH\tANONYMOUS\tanonymous\nDONE\n", true, "plaintext-mechanisms-forbidden"),
    ])
  func others(text: String, waits: Bool, identifier: String) throws {
    let machine = try machine()
    try listen(machine, text, waits: waits)
    #expect(try machine.identifiers() == [identifier])
  }

  @Test("waits five seconds for one that does not come to an end")
  func silent() throws {
    let machine = try machine(own: [[:], ["smtpd_tls_wrappermode": "yes"], [:]])
    try listen(machine, "VERSION\t1\t2\nMECH\tPLAIN\tplaintext\nSPID\t7\n")
    let start = Date()
    let faults = try machine.findings().filter { $0.severity == .fault }
    #expect(faults.map(\.identifier) == ["dovecot-silent"])
    #expect(faults.first?.services.count == 3)
    // Once for all services.
    #expect(Date().timeIntervalSince(start) < 9)
  }

  @Test(
    "compares its mechanisms with the options of the services",
    arguments: [
      (["smtpd_sasl_tls_security_options": "noanonymous, noplaintext"], ["plaintext-mechanisms-forbidden"]),
      (["smtpd_sasl_tls_security_options": "forward_secrecy"], ["plaintext-mechanisms-forbidden"]),
      (["smtpd_sasl_security_options": "noplaintext"], []),
      (["smtpd_sasl_mechanism_filter": "cram-md5"], ["plaintext-mechanisms-forbidden"]),
      (["smtpd_sasl_mechanism_filter": "!login, static:rest"], []),
      (
        ["smtpd_tls_auth_only": "no", "smtpd_sasl_security_options": "noplaintext"],
        ["plaintext-mechanisms-forbidden"]
      ), (["smtpd_tls_auth_only": "no"], ["cleartext-auth"]),
    ])
  func options(settings: [String: String], identifiers: [String]) throws {
    let machine = try machine(settings)
    try listen(machine, "VERSION\t1\t1\n" + Self.ready)
    #expect(try machine.identifiers(.warning) == identifiers)
  }

  @Test("asks a port, too, by an address or a name", arguments: ["127.0.0.1:1", "[::1]:1", "localhost:1"])
  func port(place: String) throws {
    let finding = try #require(
      try machine(["smtpd_sasl_path": "inet:" + place]).findings().first { $0.severity == .fault })
    #expect(finding.identifier == "dovecot-not-listening")
    #expect(finding.evidence.last?.hasPrefix(place + ": connection refused") == true)
  }

  @Test("shows the whole path of a socket that is missing, and where the way ends")
  func path() throws {
    let machine = try machine(["smtpd_sasl_path": "/run/nowhere/deep/auth-client"])
    let finding = try #require(try machine.findings().first { $0.severity == .fault })
    #expect(finding.identifier == "dovecot-socket-missing")
    #expect(finding.evidence.contains("/run/nowhere/deep/auth-client: no such socket"))
    #expect(finding.evidence.contains("/run is not there"))
    let chrooted = try PlayedMachine(
      ["smtpd_sasl_type": "dovecot", "smtpd_sasl_path": "/run/auth"], services: [("submission", "y", [:])])
    try FileManager.default.createDirectory(atPath: chrooted.path("run"), withIntermediateDirectories: true)
    try PlayedListener.leave(chrooted.path("run/auth"))
    let outside = try #require(try chrooted.findings().first { $0.severity == .fault })
    #expect(outside.evidence.contains("/var/spool/postfix/run/auth: no such socket"))
    #expect(outside.evidence.contains("/run/auth is a socket, outside of the chroot"))
    try machine.file("run/nowhere/deep/auth-client", "")
    let other = try #require(try machine.findings().first { $0.severity == .fault })
    #expect(other.evidence.contains("/run/nowhere/deep/auth-client: is not a socket"))
  }
}
