import Glibc
import ProgramTesting
import RealServers
import ServerTesting
import Testing

@Suite("TLS")
struct TLSTests {
  private static let offer = """
    S: 250-mail.sample.test
    S: 250 AUTH PLAIN LOGIN
    """

  /// A server that wants TLS before AUTH, and takes any password then.
  private func server(_ identity: String = "good", between: String = "") throws -> ScriptedServer {
    try ScriptedServer(
      Script(
        """
        S: 220 mail.sample.test ESMTP
        C: EHLO *
        S: 250-mail.sample.test
        S: 250 STARTTLS
        C: STARTTLS
        RAW: 220 ready\\r\\n\(between)
        TLS \(identity)
        C: EHLO *
        \(Self.offer)
        C: AUTH PLAIN *
        S: 235 2.7.0 Authentication successful
        C: QUIT
        S: 221 2.0.0 Bye
        """))
  }

  private func authority() throws -> String { try TestCertificates.shared.get().authorityFile }

  @Test("the credential goes to a server with a good certificate, and by TLS only")
  func good() throws {
    let server = try server()
    let report = try Report(
      Secretive.usual.auth([server.endpoint, "--ca-file", try authority(), "--format", "json"]))
    #expect(server.finish() == [])
    #expect(report.status == 0)
    #expect(report.tls?.trusted == true)
    #expect(report.before_tls?.auth == nil)
    #expect(report.under_tls?.auth == ["PLAIN", "LOGIN"])
    let lines = server.recordings.first?.lines ?? []
    #expect(lines.first { $0.text.hasPrefix("AUTH") }?.isEncrypted == true)
  }

  @Test(
    "and not to one with a bad certificate, unless that is wished",
    arguments: ["expired", "wrong-name", "self-signed"])
  func bad(identity: String) throws {
    let server = try server(identity)
    let report = try Report(
      Secretive.usual.auth([server.endpoint, "--ca-file", try authority(), "--format", "json"]))
    #expect(report.status == 13)
    #expect(report.identifier == "certificate-not-trusted")
    #expect(report.tls?.trusted == false)
    #expect(server.recordings.allSatisfy { !$0.texts.contains { $0.hasPrefix("AUTH") } })

    let wished = try self.server(identity)
    let accepted = try Report(
      Secretive.usual.auth([
        wished.endpoint, "--ca-file", try authority(), "--no-verify", "--format", "json",
      ]))
    #expect(wished.finish() == [])
    #expect(accepted.status == 0)
    #expect(accepted.remarks.contains { $0.identifier == "certificate-not-trusted" && $0.warning })
  }

  @Test("and not to one that had TLS in the session before, and has none any more")
  func downgrade() throws {
    let first = Script(
      """
      S: 220 mail.sample.test ESMTP
      C: EHLO *
      S: 250-mail.sample.test
      S: 250 STARTTLS
      C: STARTTLS
      S: 220 ready
      TLS good
      C: EHLO *
      \(Self.offer)
      C: AUTH PLAIN *
      S: 535 5.7.8 no
      C: QUIT
      S: 221 2.0.0 Bye
      """)
    let second = Script(
      """
      S: 220 mail.sample.test ESMTP
      C: EHLO *
      \(Self.offer)
      C: QUIT
      S: 221 2.0.0 Bye
      """)
    let server = try ScriptedServer(first, second)
    let report = try Report(
      Secretive.usual.auth([server.endpoint, "--ca-file", try authority(), "--format", "json"]))
    #expect(server.finish() == [])
    #expect(report.attempts?.count == 1)
    #expect(report.obstacle?.identifier == "starttls-not-offered")
    #expect(report.status == 16)
  }

  @Test("a pin is enough, and must be right")
  func pin() throws {
    let looked = try server("self-signed")
    let probe = try Report(smtpAuthTest("probe", looked.endpoint, "--format", "json"))
    #expect(probe.status == 13)
    #expect(probe.bytes_before_tls == 0)
    let pin = try #require(probe.tls?.certificate?.sha256)
    let server = try server("self-signed")
    let report = try Report(Secretive.usual.auth([server.endpoint, "--pin", pin, "--format", "json"]))
    #expect(server.finish() == [])
    #expect(report.status == 0)
    let other = try self.server("good")
    let wrong = try Report(Secretive.usual.auth([other.endpoint, "--pin", pin, "--format", "json"]))
    #expect(wrong.status == 13)
  }

  @Test("what comes in the clear between STARTTLS and TLS ends the session and is reported")
  func injection() throws {
    let server = try server(between: "250-evil.test\\r\\n250 AUTH PLAIN\\r\\n")
    let report = try Report(
      smtpAuthTest("probe", server.endpoint, "--ca-file", try authority(), "--format", "json"))
    #expect(report.status == 18)
    #expect(report.identifier == "unsolicited")
    #expect(
      report.problem
        == "STARTTLS: the server sent more than it was asked for: '250-evil.test\\r\\n250 AUTH PLAIN\\r\\n'")
    #expect(report.under_tls == nil)
    #expect(report.bytes_before_tls == 31)
  }

  @Test("what was asked for and cannot be done is not the server's fault")
  func settings() throws {
    let scratch = try Scratch()
    let pipe = scratch.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let files = ["/nowhere", "/etc", "/dev/zero", pipe].map { ["--ca-file", $0] }
    for options in files + [["--server-name", ""], ["--server-name", "a b"]] {
      let outcome = try sample.run(["probe", "127.0.0.1:1"] + options)
      #expect(outcome.status == 64)
      #expect(outcome.errors.hasPrefix("smtp-auth-test: '\(options[0])"), "\(outcome)")
    }
    #expect(try smtpAuthTest("client", "--ca-file", "/nowhere").status == 64)
    let server = try server()
    let empty = try scratch.file("empty", "")
    let report = try Report(smtpAuthTest("probe", server.endpoint, "--ca-file", empty, "--format", "json"))
    #expect(report.identifier == "not-sent")
    #expect(report.status == 13)
  }

  @Test("implicit TLS")
  func implicit() throws {
    let server = try ScriptedServer(
      Script(
        """
        TLS good
        S: 220 mail.sample.test ESMTP
        C: EHLO *
        \(Self.offer)
        C: AUTH PLAIN *
        S: 235 2.7.0 Authentication successful
        C: QUIT
        S: 221 2.0.0 Bye
        """))
    let report = try Report(
      Secretive.usual.auth([
        server.endpoint, "--tls", "implicit", "--ca-file", try authority(), "--format", "json",
      ]))
    #expect(server.finish() == [])
    #expect(report.status == 0)
    #expect(report.before_tls == nil)
  }

  @Test("AUTH that is gone under TLS is pointed out")
  func vanished() throws {
    let server = try ScriptedServer(
      Script(
        """
        S: 220 mail.sample.test ESMTP
        C: EHLO *
        S: 250-STARTTLS
        S: 250-STARTTLS
        S: 250 AUTH PLAIN
        C: STARTTLS
        S: 220 ready
        TLS good
        C: EHLO *
        S: 250 CHUNKING
        C: QUIT
        S: 221 2.0.0 Bye
        """))
    let report = try Report(
      smtpAuthTest("probe", server.endpoint, "--ca-file", try authority(), "--format", "json"))
    #expect(report.status == 14)
    #expect(report.identifier == "auth-vanished-after-tls")
  }

  @Test(
    "without TLS nothing secret leaves this machine, unless that is wished",
    .enabled(if: Requirement.isMet, "\(Requirement.reason)"))
  func cleartext() throws {
    // A network of our own, in which an address that is not loopback's leads to Postfix's test server.
    let script = """
      ip link set lo up && ip address add 192.0.2.1/32 dev lo || exit 99
      smtp-sink -u nobody 192.0.2.1:2525 16 & sink=$!
      tries=0
      while smtp-auth-test probe 192.0.2.1:2525 >/dev/null; [ $? = 10 ] && [ $tries -lt 200 ]; do
        sleep 0.05; tries=$((tries + 1))
      done
      smtp-auth-test auth 192.0.2.1:2525 --user joe --format json "$@"
      status=$?; kill $sink; exit $status
      """
    let scratch = try Scratch()
    let password = ["--password-file", try scratch.file("password", Secretive.usual.password, mode: 0o600)]
    let command = ["unshare", "--net", "sh", "-c", script, "sh"] + password
    let refused = try Report(sample.start(command).finish())
    #expect(refused.identifier == "cleartext-refused")
    #expect(refused.status == 13)
    #expect(refused.attempts?.count == 0)
    let wished = try Report(sample.start(command + ["--allow-cleartext"]).finish())
    // smtp-sink answers AUTH by 250, which is not a yes.
    #expect(wished.status == 18)
    #expect(wished.attempts?.map(\.reply?.code) == [250, 250])
    #expect(wished.remarks.contains { $0.identifier == "cleartext-auth" && $0.warning })
  }
}
