import Foundation
import ProgramTesting
import RealServers
import ServerTesting
import Testing

@Suite(
  "Of services that do not serve, doctor",
  .enabled(if: RealDovecot.isMet && Requirement.isMet, "\(RealDovecot.reason)")
)
struct DeadServiceTests {
  private func doctor(_ postfix: SmallPostfix, _ arguments: String...) throws -> Outcome {
    let program = try SamplePackage(program: "smtp-auth-test").binaries() + "/smtp-auth-test"
    return try Running(
      [program, "doctor", "--postfix-dir", postfix.directory, "--format", "json"] + arguments, in: "/tmp"
    ).finish()
  }

  /// The faults of a service, by its port.
  private func faults(_ outcome: Outcome, _ port: Int) throws -> [String] {
    let report = try FindingsJSON(outcome.output)
    #expect(report.status == Int(outcome.status))
    return report.findings.filter {
      $0.severity == "fault" && $0.services.contains { $0.hasSuffix(":\(port)") }
    }.map(
      \.identifier)
  }

  @Test("says why each cannot, and that it does not answer")
  func dead() throws {
    let dovecot = try RealDovecot()
    let ports = try FreePorts.find(5)
    let made = try TestCertificates.shared.get()
    let pair = "-o smtpd_tls_cert_file=\(made.files(.good).certificate) -o smtpd_tls_key_file="
    let wrapped = "-o smtpd_tls_wrappermode=yes -o smtpd_tls_security_level=encrypt \(pair)"
    let socket = "-o smtpd_sasl_type=dovecot -o smtpd_sasl_path="
    func service(_ index: Int, _ name: String, _ words: String) -> String {
      "127.0.0.1:\(ports[index]) inet n - n - - smtpd -o syslog_name=postfix/\(name) \(words)\n"
    }
    let postfix = try SmallPostfix(
      main: "smtpd_sasl_auth_enable = yes\nsmtpd_sasl_security_options = noanonymous",
      services: service(0, "works", socket + dovecot.socket)
        + service(1, "tls", socket + dovecot.socket + " " + wrapped + made.files(.good).key)
        + service(2, "mismatch", socket + dovecot.socket + " " + wrapped + made.files(.expired).key)
        + service(3, "gone", socket + "/nonexistent/auth")
        + service(4, "arguments", "-o smtpd_tls_auth_only = no"))
    let outcome = try doctor(postfix)
    #expect(outcome.status == 20)
    let expected: [[String]] = [
      [], [], ["tls-key-mismatch", "service-does-not-answer"],
      ["dovecot-socket-missing", "smtpd-ends", "service-does-not-answer"], ["master-arguments"],
    ]
    for (port, identifiers) in zip(ports, expected) {
      let found = try faults(outcome, port)
      #expect(found == identifiers, "\(outcome)")
    }
    let report = try FindingsJSON(outcome.output)
    #expect(report.findings.filter { $0.identifier == "service-answers" }.flatMap(\.services).count == 2)
    // The log has what came of it.
    let again = try FindingsJSON(try doctor(postfix, "--no-try").output)
    let ended = again.findings.filter { $0.identifier == "smtpd-ends" }
    #expect(ended.flatMap(\.services) == ["127.0.0.1:\(ports[3])"], "\(again)")
    #expect(ended.first?.title == "smtpd ends with an error: no SASL authentication mechanisms")
    #expect(!again.findings.contains { $0.identifier == "service-answers" })
    // A user who can log in, and the same when Dovecot is gone.
    let scratch = try Scratch()
    let user = ["--user", Account.plain.user, "--password-file"]
    let file = try scratch.file("password", Account.plain.password + "\n", mode: 0o600)
    let works = try doctor(postfix, "--service", "\(ports[0])", user[0], user[1], user[2], file)
    #expect(try FindingsJSON(works.output).identifiers("good").contains("auth-works"), "\(works)")
    try dovecot.stop()
    let stopped = try doctor(postfix, "--service", "\(ports[0])")
    let found = try faults(stopped, ports[0])
    #expect(found.contains("dovecot-not-listening"))
    #expect(stopped.status == 20)
  }
}
