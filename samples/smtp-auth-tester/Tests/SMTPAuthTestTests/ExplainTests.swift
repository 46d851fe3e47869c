import Foundation
import ProgramTesting
import SeededRandom
import Testing

@Suite("explain")
struct ExplainTests {
  @Test("shows the question and the explanation, in lines that fit")
  func text() throws {
    let expected = """
      530 5.7.0 Must issue a STARTTLS command first

      The server does nothing before TLS.

      Likely:
        * The server wants TLS before anything else.
          to tell: The reply to EHLO has STARTTLS.
          to do: Use STARTTLS, then EHLO again, then
            AUTH.
          finding: tls-required

      See RFC 3207, section 4.

      """
    let outcome = try sample.shell(
      "COLUMNS=50 smtp-auth-test explain 530 5.7.0 Must issue a STARTTLS command first")
    #expect(outcome == Outcome(expected))
  }

  @Test("writes JSON that a program can read")
  func json() throws {
    let outcome = try sample.run([
      "explain", "--format", "json", "454 4.7.0 Temporary \"authentication\" failure",
    ])
    #expect(outcome.status == 0)
    let array = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    let explanation = try #require(array.first?["explanation"] as? [String: Any])
    #expect(array.count == 1)
    #expect(array.first?["question"] as? String == "454 4.7.0 Temporary \"authentication\" failure")
    #expect(
      explanation["verdict"] as? String == "back-end-failed" || explanation["identifier"] as? String == "454")
    #expect(explanation["status"] as? Int == 17)
    let causes = try #require(explanation["causes"] as? [[String: Any]])
    #expect(causes.allSatisfy { ["likely", "possible", "unlikely"].contains($0["likelihood"] as? String) })
  }

  @Test("takes what is known of the session into account")
  func circumstances() throws {
    func identifier(_ options: String...) throws -> String? {
      let outcome = try sample.run(
        ["explain", "--format", "json"] + options + [
          "535 5.7.8 Error: authentication failed: no mechanism available"
        ])
      return outcome.output.firstMatch(of: /"identifier":"([a-z0-9-]+)"/).map { String($0.output.1) }
    }
    #expect(try identifier() == "no-mechanism-available")
    #expect(try identifier("--mech", "plain", "--offered", "PLAIN, LOGIN") == "verifier-unknown")
    #expect(try identifier("--mech", "XOAUTH2", "--offered", "PLAIN LOGIN") == "mechanism-not-offered-535")
    let late = try sample.run(["explain", "--phase", "STARTTLS", "502"])
    #expect(late.output.contains("The server does not do STARTTLS, or not now."))
  }

  @Test("explains a log, each thing once, and passes over the rest")
  func log() throws {
    let line =
      "Nov 22 13:41:21 mail postfix/smtpd[1]: warning: SASL authentication failure: Password verification failed\n"
    let log =
      "Nov 22 13:41:21 mail postfix/smtpd[1]: connect from localhost[127.0.0.1]\n" + line + line + line
    let outcome = try sample.run(["explain", "-"], reading: log)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix(line + "(and 2 more of the kind)\n\nCyrus SASL could not confirm"))
  }

  /// A log of a forum thread, in which libsasl2-modules was installed in vain.
  private static let dovecotLog = """
    May 20 12:47:48 server postfix/smtpd[28448]: connect from client.example.net[192.0.2.200]
    May 20 12:47:48 server postfix/smtpd[28448]: fatal: no SASL authentication mechanisms
    May 20 12:47:49 server postfix/master[16926]: warning: process /usr/lib/postfix/smtpd pid 28448 exit status 1
    May 20 12:47:49 server postfix/master[16926]: warning: /usr/lib/postfix/smtpd: bad command startup -- throttling

    """

  @Test("finds the line of a log that says what is wrong, and names it where others only say what came of it")
  func cause() throws {
    let head = "May 20 12:47:48 server postfix/smtpd[28448]: "
    let line = head + "warning: SASL: Connect to private/auth failed: No such file or directory"
    let log = Self.dovecotLog.replacing(head + "fatal", with: line + "\n" + head + "fatal")
    let outcome = try sample.run(["explain", "-", "--format", "json"], reading: log)
    let questions = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(questions.map { $0["because_of"] as? String } == [nil, line, line, line])
    #expect(questions.first?["question"] as? String == line)
    #expect(!outcome.output.contains("libsasl2-modules"))
    let text = try sample.run(["explain", "-"], reading: log).output
    #expect(text.hasPrefix(line + "\n\nPostfix finds no socket of Dovecot"))
    #expect(text.components(separatedBy: "\nProbably because of:\n  \(line)\n").count == 4)
    // Alone, it is explained itself.
    let alone = try sample.run(["explain", "-"], reading: Self.dovecotLog).output
    #expect(alone.contains("libsasl2-modules"))
    #expect(!alone.contains("Probably"))
  }

  @Test("explains a dialogue, the lines of one reply together")
  func dialogue() throws {
    let dialogue = """
      S: 220 mail.sample.test ESMTP Postfix
      C: EHLO blah
      S: 250-mail.sample.test
      S: 250-STARTTLS
      S: 250 CHUNKING
      C: AUTH PLAIN AHVzZXIAcGFzcw==
      S: 503 5.5.1 Error: authentication not enabled
      """
    let outcome = try sample.run(["explain", "-", "--format", "json", "--no-tls"], reading: dialogue)
    let names = outcome.output.matches(of: /"identifier":"([a-z0-9-]+)"/).map { String($0.output.1) }
    #expect(names == ["greeting", "no-auth-line-before-tls", "auth-not-enabled"])
    #expect(outcome.status == 0)
  }

  @Test("says so when there is nothing to explain")
  func unknown() throws {
    #expect(
      try sample.run(["explain", "what", "is\u{1B}[1mthis"])
        == Outcome(
          errors:
            "smtp-auth-test: 'what (10 bytes, not shown)': neither a reply nor a known line of a log\n",
          status: 1))
    #expect(
      try sample.run(["explain", "-"], reading: "hello\n")
        == Outcome(errors: "smtp-auth-test: standard input: no line of it is known\n", status: 1))
  }

  @Test(
    "refuses what makes no sense",
    arguments: [
      (["-", "535"], "'-' (standard input) must be the only argument"),
      (["--phase", "lunch", "535"], "'lunch' is not a phase of a session"), ([], "Missing expected argument"),
    ])
  func usage(arguments: [String], message: String) throws {
    let outcome = try sample.run(["explain"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test("takes any input without harm, and ends with one line on what cannot be done")
  func anyInput() throws {
    let scratch = try Scratch()
    var random = SeededGenerator(seed: 32)
    var bytes = random.bytes(200_000...200_000)
    bytes += Array("\n535\n".utf8) + [UInt8](repeating: 0x41, count: 200_000)
    let file = try scratch.file("noise", bytes)
    let outcome = try sample.run(["explain", "-"], input: file)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("535\n"))
    #expect(try sample.shell("smtp-auth-test explain 535 > /dev/full").status == 1)
    #expect(
      try sample.shell("smtp-auth-test explain - < /").errors.hasPrefix("smtp-auth-test: standard input: "))
    #expect(try sample.shell("smtp-auth-test explain 535 | head -n 1; true") == Outcome("535\n"))
  }
}
