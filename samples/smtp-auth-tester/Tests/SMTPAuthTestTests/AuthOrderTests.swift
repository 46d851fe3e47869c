import ProgramTesting
import ServerTesting
import Testing

@Suite("auth tries one mechanism after the other")
struct AuthOrderTests {
  @Test("three failures end it, whatever else is offered")
  func threeFailures() throws {
    let script = Script(
      """
      S: 220 mail.sample.test ESMTP
      C: EHLO *
      S: 250-mail.sample.test
      S: 250 AUTH SCRAM-SHA-256 SCRAM-SHA-1 CRAM-MD5 PLAIN LOGIN
      C: AUTH *
      S: 535 5.7.8 Error: authentication failed: authentication failure
      C: QUIT
      S: 221 2.0.0 Bye
      """)
    let server = try ScriptedServer(script, repeatsLast: true)
    let report = try Report(Secretive.usual.auth([server.endpoint, "--format", "json", "--all-forms"]))
    #expect(server.finish() == [])
    #expect(server.recordings.count == 3)
    #expect(report.attempts?.count == 3)
    #expect(report.status == 16)
  }

  @Test("the strongest mechanism comes first, and the next when it fails")
  func order() throws {
    func script(_ dialogue: String) -> Script {
      Script(
        """
        S: 220 mail.sample.test ESMTP
        C: EHLO *
        S: 250-mail.sample.test
        S: 250 AUTH LOGIN PLAIN CRAM-MD5
        \(dialogue)
        C: QUIT
        S: 221 2.0.0 Bye
        """)
    }
    let server = try ScriptedServer(
      script(
        "C: AUTH CRAM-MD5\nS: 334 PDEuMkBtYWlsLnNhbXBsZS50ZXN0Pg==\nC: *\nS: 535 5.7.8 Error: authentication failed: no secret in database"
      ),
      script("C: AUTH PLAIN *\nS: 235 2.7.0 Authentication successful"))
    let report = try Report(Secretive.usual.auth([server.endpoint, "--format", "json"]))
    #expect(server.finish() == [])
    #expect(report.status == 0)
    #expect(report.attempts?.map(\.mechanism) == ["CRAM-MD5", "PLAIN"])
    #expect(report.attempts?.map(\.succeeded) == [false, true])
    let explanation = try #require(report.attempts?.first?.explanation)
    #expect(explanation.identifier == "mechanism-fails-alone")
  }

  @Test("the first refusal ends it where that is wanted")
  func stopsAtFirst535() throws {
    let server = try ScriptedServer(
      """
      S: 220 mail.sample.test ESMTP
      C: EHLO *
      S: 250-mail.sample.test
      S: 250 AUTH LOGIN PLAIN
      C: AUTH PLAIN *
      S: 535 5.7.8 no
      C: QUIT
      S: 221 2.0.0 Bye
      """)
    let outcome = try Secretive.usual.auth([server.endpoint, "--stop-at-first-535"])
    #expect(server.finish() == [])
    #expect(outcome.status == 16)
    #expect(
      outcome.output == """
        \(server.endpoint)
          greeting      220 mail.sample.test ESMTP
          before TLS    AUTH LOGIN PLAIN

        PLAIN: 535 5.7.8 no

        The server rejects user and password without saying why.

        Likely:
          * The user's name or the password is wrong.
            to tell: Log in with the same pair elsewhere, say by IMAP.
            to do: Correct the pair, or set the password anew.

        See RFC 4954, section 6.

        Not tried: LOGIN ('--mech NAME' tries one).

        verdict: rejected

        """)
  }
}
