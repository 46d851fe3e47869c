import ProgramTesting
import ServerTesting
import Testing

/// A dialogue as Postfix 3.7.11 has it, and what `auth` must make of it.
struct AnswerCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var script: Script
  var options: [String] = []
  var status: Int32
  var identifier: String

  /// - Parameters:
  ///   - offer: What the reply to EHLO ends with.
  ///   - answer: The dialogue after that.
  init(
    _ name: String, offer: String = "AUTH PLAIN LOGIN", _ answer: String, _ options: [String] = [],
    _ status: Int32, _ identifier: String
  ) {
    testDescription = name
    let greeting = """
      S: 220 mail.sample.test ESMTP Postfix
      C: EHLO *
      S: 250-mail.sample.test
      S: 250-PIPELINING
      S: 250 \(offer)

      """
    script = Script(greeting + answer)
    self.options = options
    self.status = status
    self.identifier = identifier
  }

  static let failed = "S: 535 5.7.8 Error: authentication failed: authentication failure\n"
  static let quit = "C: QUIT\nS: 221 2.0.0 Bye"

  static let all = [
    AnswerCase(
      "good PLAIN",
      "C: AUTH PLAIN AGpvZQBUcm9tbWVsLUZpc2NoXzQ3MTErVWZlcg==\nS: 235 2.7.0 Authentication successful\n\(quit)",
      [], 0, "auth-works"),
    AnswerCase(
      "LOGIN that asks for a User Name with NUL", offer: "AUTH LOGIN",
      """
      C: AUTH LOGIN
      S: 334 VXNlciBOYW1lAA==
      C: am9l
      S: 334 UGFzc3dvcmQA
      C: VHJvbW1lbC1GaXNjaF80NzExK1VmZXI=
      S: 235 2.7.0 Authentication successful
      \(quit)
      """, [], 0, "auth-works"),
    AnswerCase(
      "wrong password", "C: AUTH PLAIN *\n\(failed)\(quit)", ["--mech", "plain"], 16, "credentials-rejected"),
    AnswerCase(
      "mechanism that is not offered, all the same",
      "C: AUTH SCRAM-SHA-256\nS: 535 5.7.8 Error: authentication failed: no mechanism available\n\(quit)",
      ["--mech", "SCRAM-SHA-256", "--force"], 15, "mechanism-not-offered-535"),
    AnswerCase("mechanism that is not offered", quit, ["--mech", "CRAM-MD5"], 15, "mechanism-not-offered"),
    AnswerCase(
      "another step is needed",
      "C: AUTH PLAIN *\nS: 535 5.7.8 Error: authentication failed: another step is needed in authentication\n\(quit)",
      ["--mech", "PLAIN"], 18, "message-incomplete"),
    AnswerCase(
      "back end broken",
      "C: AUTH PLAIN *\nS: 454 4.7.0 Temporary authentication failure: generic failure\n\(quit)",
      ["--mech", "PLAIN"], 17, "back-end-failed"),
    AnswerCase(
      "no AUTH", offer: "CHUNKING", quit, [], 14, "no-auth-line"),
    AnswerCase(
      "no AUTH, asked all the same", offer: "CHUNKING",
      "C: AUTH PLAIN\nS: 503 5.5.1 Error: authentication not enabled\n\(quit)",
      ["--mech", "PLAIN", "--force"], 14, "auth-not-enabled"),
    AnswerCase(
      "no AUTH line, and AUTH works", offer: "CHUNKING",
      "C: AUTH PLAIN\nS: 334 \nC: *\nS: 235 2.7.0 Authentication successful\n\(quit)",
      ["--mech", "PLAIN", "--force"], 0, "auth-works-unoffered"),
    AnswerCase(
      "only AUTH=", offer: "AUTH=PLAIN LOGIN", quit, [], 14, "only-auth-equals"),
    AnswerCase(
      "TLS is required, and not wanted", offer: "STARTTLS",
      "C: AUTH PLAIN\nS: 530 5.7.0 Must issue a STARTTLS command first\n\(quit)",
      ["--mech", "PLAIN", "--force", "--tls", "none"], 13, "starttls-required"),
    AnswerCase(
      "STARTTLS is wanted, and not offered", quit, ["--tls", "starttls"], 13, "starttls-not-offered"),
    AnswerCase(
      "token that is refused", offer: "AUTH XOAUTH2",
      "C: AUTH XOAUTH2 *\nS: 334 eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=\nC:\nS: 535 5.7.8 Error: authentication failed:\n\(quit)",
      ["--token"], 16, "token-refused"),
    AnswerCase(
      "authorization identity that nothing offered can carry", offer: "AUTH LOGIN", quit,
      ["--authzid", "ann"], 15, "authzid-not-carried"),
    AnswerCase(
      "too many errors", "C: AUTH PLAIN *\nS: 421 4.7.0 mail.sample.test Error: too many errors\nCLOSE",
      ["--mech", "PLAIN"], 16, "too-many-errors"),
  ]
}

@Suite("auth explains what Postfix answers")
struct AuthAnswersTests {
  @Test("in every case of its transcripts", arguments: AnswerCase.all)
  func answer(_ answer: AnswerCase) throws {
    let server = try ScriptedServer(answer.script)
    let outcome = try Secretive.usual.auth([server.endpoint, "--format", "json"] + answer.options)
    #expect(server.finish() == [])
    let report = try Report(outcome)
    #expect(report.identifier == answer.identifier)
    #expect(outcome.status == answer.status)
  }

  @Test("and says when a process died before the greeting")
  func closedBeforeGreeting() throws {
    let server = try ScriptedServer("CLOSE")
    let outcome = try Secretive.usual.auth([server.endpoint, "--format", "json"])
    #expect(server.finish() == [])
    #expect(outcome.status == 11)
    #expect(try Report(outcome).identifier == "closed-before-greeting")
  }

  @Test("and says when nobody listens")
  func refused() throws {
    // tcpmux, which nobody has run for decades.
    let outcome = try Secretive.usual.auth(["127.0.0.1:1", "--format", "json"])
    #expect(outcome.status == 10)
    #expect(try Report(outcome).identifier == "connection-refused")
  }

  @Test("a monitoring system gets one line, critical when nobody is let in")
  func nagios() throws {
    let hello = "S: 220 x ESMTP\nC: EHLO *\nS: 250-x\nS: 250 AUTH PLAIN\nC: AUTH PLAIN *\n"
    for (answer, status, line) in [
      ("S: 235 2.7.0 ok", Int32(0), "SMTP AUTH OK - PLAIN over no TLS | connect="),
      (
        "S: 535 5.7.8 no | more", 2,
        "SMTP AUTH CRITICAL - 535 5.7.8 no   more: The server rejects user and password "
      ),
    ] {
      let server = try ScriptedServer(Script(hello + answer + "\nC: QUIT\nS: 221 bye"))
      let outcome = try Secretive.usual.auth([server.endpoint, "--format", "nagios"])
      #expect(server.finish() == [])
      #expect(outcome.status == status)
      #expect(outcome.output.hasPrefix(line), "\(outcome)")
      #expect(outcome.output.split(separator: "\n").count == 1)
    }
  }
}
