import Foundation
import ProgramTesting
import ServerTesting
import Testing

@Suite("A user's name that is not to be shown")
struct MaskedUserTests {
  private static let user = "joseph-the-user"

  private func outcome(of mechanism: String, _ challenge: String, format: String) throws -> Outcome {
    let server = try ScriptedServer(
      Script(
        """
        S: 220 mail.sample.test ESMTP
        C: EHLO *
        S: 250-mail.sample.test
        S: 250 AUTH \(mechanism)
        C: AUTH *
        S: 334 \(Data(challenge.utf8).base64EncodedString())
        C: *
        S: 535 5.7.8 no \(Self.user)
        C: QUIT
        S: 221 bye
        """))
    let scratch = try Scratch()
    let file = try scratch.file("password", "token-or-password", mode: 0o600)
    let outcome = try smtpAuthTest(
      "auth", server.endpoint, "--user", Self.user, "--password-file", file, "--mech", mechanism,
      "--mask-user",
      "--transcript", "--format", format)
    #expect(server.finish() == [])
    return outcome
  }

  @Test(
    "is not in transcripts, answers, remarks and problems",
    arguments: [
      ("CRAM-MD5", "<\(user)@sample.test>"), ("XOAUTH2", "{\"user\":\"\(user)\"}"),
      ("SCRAM-SHA-256", "unknown \(user)"),
    ], ["text", "json", "nagios"])
  func hidden(exchange: (mechanism: String, challenge: String), format: String) throws {
    let outcome = try outcome(of: exchange.mechanism, exchange.challenge, format: format)
    #expect(!outcome.output.contains(Self.user), "\(outcome)")
    #expect(outcome.output.contains("[hidden]"), "\(outcome)")
  }
}
