import ProgramTesting
import ServerTesting
import Testing

@Suite("probe")
struct ProbeTests {
  private static let script: Script = """
    S: 220 mail.sample.test ESMTP Postfix
    C: EHLO me.test
    S: 250-mail.sample.test
    S: 250-AUTH PLAIN LOGIN DIGEST-MD5 X-OWN
    S: 250 AUTH=LOGIN
    C: QUIT
    S: 221 2.0.0 Bye
    """

  @Test("shows a person what is offered, and what is at stake")
  func text() throws {
    let server = try ScriptedServer(Self.script)
    let outcome = try smtpAuthTest("probe", server.endpoint, "--helo", "me.test", "--transcript")
    #expect(server.finish() == [])
    let expected = """
      -: connected to \(server.endpoint)
      S: 220 mail.sample.test ESMTP Postfix
      C: EHLO me.test
      S: 250-mail.sample.test
      S: 250-AUTH PLAIN LOGIN DIGEST-MD5 X-OWN
      S: 250 AUTH=LOGIN
      C: QUIT
      S: 221 2.0.0 Bye

      \(server.endpoint)
        greeting      220 mail.sample.test ESMTP Postfix
        server        Postfix (greeting: 'ESMTP Postfix')
        before TLS    AUTH PLAIN LOGIN DIGEST-MD5 X-OWN; AUTH= LOGIN

      mechanisms, and what is at stake
        PLAIN               medium: the server, and whoever sees the exchange, reads
                            the password; safe only in a verified TLS connection
        LOGIN               medium: the server, and whoever sees the exchange, reads
                            the password; never standardized, for old clients
        DIGEST-MD5          medium: who listens can try passwords quickly; declared
                            obsolete by RFC 6331
        X-OWN               not known here

      warning: before TLS the lines AUTH and AUTH= name different mechanisms

      verdict: works

      """
    #expect(outcome == Outcome(expected))
  }

  @Test("gives a monitoring system one line, and its status")
  func nagios() throws {
    let server = try ScriptedServer(Self.script)
    let outcome = try smtpAuthTest("probe", server.endpoint, "--helo", "me.test", "--format", "nagios")
    #expect(server.finish() == [])
    #expect(outcome.status == 1)
    #expect(
      outcome.output.hasPrefix(
        "SMTP AUTH WARNING - PLAIN LOGIN DIGEST-MD5 X-OWN over no TLS; before TLS the lines AUTH and AUTH= name"
      ))
    #expect(outcome.output.contains(" | connect=0."))
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test("goes to IPv6 addresses, and to those alone if that is wished")
  func ipv6() throws {
    let server = try ScriptedServer(Self.script, usesIPv6: true)
    let outcome = try smtpAuthTest("probe", server.endpoint, "--helo", "me.test", "-6")
    #expect(server.finish() == [])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("[::1]:\(server.port)\n"))
    #expect(try smtpAuthTest("probe", "[::1]:1", "-4").status == 10)
  }

  @Test(
    "does not say that it works where no mechanism is offered, in any format",
    arguments: [
      ("AUTH", 14, "auth-not-offered", "auth-line-empty"),
      ("AUTH ", 14, "auth-not-offered", "auth-line-empty"),
      ("AUTH\nS: 250 AUTH=PLAIN", 14, "auth-not-offered", "auth-line-empty"),
      ("AUTH XXXX/XXXX", 15, "mechanism-not-offered", "no-mechanism-name"),
      ("AUTH \u{1B}[31mS \u{202E}", 15, "mechanism-not-offered", "no-mechanism-name"),
      ("AUTH ABCDEFGHIJKLMNOPQRSTU", 15, "mechanism-not-offered", "no-mechanism-name"),
      ("AUTH ABCDEFGHIJKLMNOPQRST", 0, "works", nil),
      ("AUTH x/x login", 0, "works", nil),
    ])
  func nothingOffered(line: String, status: Int32, verdict: String, identifier: String?) throws {
    let lines = line.replacing("\nS: 250 ", with: "\nS: 250-")
    let script = Script("S: 220 hi\nC: EHLO *\nS: 250-ok\nS: 250-\(lines)\nS: 250 X\nC: QUIT\nS: 221 bye")
    let server = try ScriptedServer(script, script, script)
    let text = try smtpAuthTest("probe", server.endpoint)
    #expect(text.status == status)
    #expect(text.output.hasSuffix("\nverdict: \(verdict)\n"))
    let report = try Report(smtpAuthTest("probe", server.endpoint, "--format", "json"))
    #expect(report.status == status)
    #expect(report.verdict == verdict)
    #expect(report.identifier == identifier)
    let nagios = try smtpAuthTest("probe", server.endpoint, "--format", "nagios")
    #expect(nagios.status == (status == 0 ? 0 : 2), "\(nagios)")
    #expect(server.finish() == [])
  }
}
