import ProgramTesting
import RealServers
import Testing

@Suite(
  "With a real Dovecot, the doctor",
  .enabled(if: RealDovecot.isMet && Requirement.isMet, "\(RealDovecot.reason)"))
struct RealDovecotTests {
  /// What it finds about a service that leaves its passwords to a place of Dovecot, as identifiers.
  private func faults(_ path: String, _ settings: String = "") throws -> [String] {
    let scratch = try Scratch()
    try scratch.file(
      "main.cf",
      """
      compatibility_level = 3.6
      queue_directory = \(scratch.path)/queue
      maillog_file = /var/log/no-such-log
      smtpd_sasl_auth_enable = yes
      smtpd_sasl_type = dovecot
      smtpd_sasl_path = \(path)
      \(settings)

      """)
    try scratch.file("master.cf", "submission inet n - n - - smtpd\n10587 inet n - n - - smtpd\n")
    let program = try SamplePackage(program: "smtp-auth-test").binaries() + "/smtp-auth-test"
    let outcome = try Running(
      [program, "doctor", "--postfix-dir", scratch.path, "--format", "json"], in: "/tmp"
    ).finish()
    let report = try FindingsJSON(outcome.output)
    return report.identifiers("fault").filter { $0 != "postfix-not-running" }
      + report.identifiers("good").filter { $0 == "dovecot" }
  }

  @Test("sees whether it runs, by its socket and by its port")
  func running() throws {
    let dovecot = try RealDovecot()
    #expect(try faults(dovecot.socket) == ["dovecot"])
    #expect(try faults("inet:127.0.0.1:\(dovecot.port)") == ["dovecot"])
    #expect(
      try faults(dovecot.socket, "smtpd_sasl_security_options = noplaintext, nodictionary")
        == ["plaintext-mechanisms-forbidden"])
    let forServices = try faults(dovecot.userdbSocket)
    #expect(forServices == ["dovecot-other-service"])
    try dovecot.stop()
    #expect(try faults(dovecot.socket) == ["dovecot-not-listening"])
    #expect(try faults("inet:127.0.0.1:\(dovecot.port)") == ["dovecot-not-listening"])
  }

  @Test("sees that its service for authentication does not start")
  func broken() throws {
    let dovecot = try RealDovecot(passdb: "driver = passwd-file\n  args =")
    #expect(try faults(dovecot.socket) == ["dovecot-broken"])
  }

  @Test("examines it by itself")
  func alone() throws {
    let dovecot = try RealDovecot()
    let program = try SamplePackage(program: "smtp-auth-test").binaries() + "/smtp-auth-test"
    let words = [program, "doctor", "--dovecot-dir", dovecot.directory, "--format", "json"]
    let running = try FindingsJSON(try Running(words, in: "/tmp").finish().output)
    #expect(running.subject == "Dovecot in \(dovecot.directory)/dovecot.conf")
    #expect(running.identifiers("fault") == [])
    #expect(running.identifiers("good") == ["dovecot", "dovecot"])
    #expect(
      running.findings.contains { $0.evidence == ["port \(dovecot.port): offers PLAIN, LOGIN, CRAM-MD5"] })
    try dovecot.stop()
    let stopped = try FindingsJSON(try Running(words, in: "/tmp").finish().output)
    // Another Dovecot of this machine may run.
    #expect(["dovecot-not-running", "dovecot-does-not-answer"].contains(stopped.identifiers("fault").first))
  }
}
