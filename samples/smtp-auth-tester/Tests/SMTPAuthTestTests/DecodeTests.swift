import Foundation
import ProgramTesting
import SeededRandom
import Testing

@Suite("decode")
struct DecodeTests {
  @Test(
    "shows what a message says, and masks what is secret",
    arguments: [
      ("334 VXNlcm5hbWU6", "LOGIN: the server asks for the user's name or the password\n  Username:\n"),
      (
        "S: 334 VXNlciBOYW1lAA==",
        "LOGIN: the server asks for the user's name or the password\n  User Name\\0\n"
      ),
      (
        "AUTH PLAIN dXNlcgB1c2VyAHBhc3M=",
        "PLAIN: authorization identity, user and password, with NULs between them\n  user\\0user\\0********\n"
      ),
      (
        "C: auth plain AHVzZXIAcGFzcw==",
        "PLAIN: authorization identity, user and password, with NULs between them\n  \\0user\\0********\n"
      ),
      (
        "eyJzdGF0dXMiOiI0MDAifQ==",
        "JSON, as servers explain why they refuse a token\n  {\"status\":\"400\"}\n"
      ),
      ("334", "nothing\n"), ("AUTH PLAIN =", "nothing\n"),
    ])
  func message(line: String, text: String) throws {
    #expect(try sample.run(["decode"] + line.split(separator: " ").map(String.init)) == Outcome(text))
    #expect(try sample.run(["decode", "-"], reading: line + "\n") == Outcome(text))
  }

  @Test("shows a password when asked to")
  func shown() throws {
    #expect(
      try sample.run(["decode", "--show-password", "AHVzZXIAcGFzcw=="])
        == Outcome(
          "PLAIN: authorization identity, user and password, with NULs between them\n  \\0user\\0pass\n"))
  }

  @Test("tells the mistakes that are made by hand")
  func mistakes() throws {
    func notes(_ base64: String) throws -> String { try sample.run(["decode", base64]).output }
    #expect(try notes("AHVzZXIAcGFzcwo=").contains("there is a line's end at the end"))
    #expect(try notes("dXNlcnVzZXJwYXNz").contains("no NUL"))
    #expect(try notes("AHVzZXIKMzQ=").contains("only one NUL"))
    #expect(try !notes("AHVzZXIAcGFzcw==").contains("note"))
  }

  @Test("says why a message is not base64, without showing it")
  func notBase64() throws {
    #expect(
      try sample.run(["decode", "AHVzZXIA", "cGFzcw=="])
        == Outcome(
          "not base64: character 0x20 at position 9 (a blank)\n",
          errors: "smtp-auth-test: the message cannot be decoded\n", status: 1))
    #expect(
      try sample.run(["decode", "QUIT"])
        == Outcome(errors: "smtp-auth-test: there is no message in the line\n", status: 1))
    #expect(try sample.run(["decode", "535 5.7.8 no"]).status == 1)
  }

  @Test("finds the messages of a dialogue")
  func dialogue() throws {
    let dialogue = """
      S: 220 mail.sample.test ESMTP Postfix
      C: EHLO blah
      S: 250-AUTH PLAIN LOGIN
      S: 250 CHUNKING
      C: auth login
      S: 334 VXNlcm5hbWU6
      C: dXNlcg==
      S: 334 UGFzc3dvcmQ6
      C: czNjcjN0
      S: 235 2.7.0 Authentication successful
      C: QUIT
      """
    let outcome = try sample.run(["decode", "-", "--format", "json"], reading: dialogue)
    let messages = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(messages.map { $0["line"] as? Int } == [6, 7, 8, 9])
    #expect(messages.map { $0["kind"] as? String } == ["loginPrompt", "text", "loginPrompt", "text"])
    #expect(messages.map { $0["text"] as? String } == ["Username:", "********", "Password:", "********"])
    #expect(!outcome.output.contains("s3cr3t"))
    #expect(outcome.status == 0)
  }

  @Test("takes any input without harm, and not more than there should be")
  func anyInput() throws {
    let scratch = try Scratch()
    var random = SeededGenerator(seed: 31)
    let noise = try scratch.file("noise", random.bytes(100_000...100_000))
    let outcome = try sample.run(["decode", "-"], input: noise)
    #expect(outcome.status == 1)
    let flood = try scratch.file("flood", [UInt8](repeating: 0x41, count: 1_100_000))
    #expect(
      try sample.run(["decode", "-"], input: flood)
        == Outcome(errors: "smtp-auth-test: standard input: File too large\n", status: 1))
    #expect(
      try sample.run(["decode", "-"])
        == Outcome(errors: "smtp-auth-test: standard input: no line has a message\n", status: 1))
  }
}
