import HostileText
import ProgramTesting
import ServerTesting
import Testing

@Suite("Characters that a terminal acts on are not passed on")
struct ForeignTextsTests {
  private static let text = "a" + ActingCharacters.all.replacing("\r", with: "") + "b"

  /// The same with NUL and bytes that are not UTF-8.
  private static let bytes = ActingCharacters.bytes.filter { $0 != 0x0D }

  private func expectNone(_ outcome: Outcome, _ place: String) {
    let text = outcome.output + outcome.errors
    #expect(ActingCharacters.found(in: text) == [], "\(place)")
    #expect(!text.contains("\u{FFFD}"), "\(place)")
  }

  @Test("that a server says, in any format", arguments: ["text", "json", "nagios"])
  func server(format: String) throws {
    let text = Self.text
    let server = try ScriptedServer(
      Script.raw(Array("220-mail \(text)\r\n220 ".utf8) + Self.bytes + [13, 10])
        + Script.answer { _ in "250 \(text)" } + "C: QUIT\nS: 221 Bye")
    expectNone(try smtpAuthTest("probe", server.endpoint, "--format", format, "--timeout", "2"), format)
  }

  @Test("that a server answers to a password", arguments: ["text", "json", "nagios"])
  func answers(format: String) throws {
    let answer = "S: 250-mail\nS: 250 AUTH PLAIN LOGIN\nC: AUTH *\n"
    let server = try ScriptedServer(
      Script("S: 220 mail\nC: EHLO *\n" + answer)
        + Script.raw(
          Array("535-5.7.8 ".utf8) + Self.bytes + [13, 10] + Array("535 5.7.8 \(Self.text)\r\n".utf8))
        + "C: QUIT\nS: 221 Bye")
    let scratch = try Scratch()
    try scratch.file("password", "secret\n", mode: 0o600)
    let outcome = try smtpAuthTest(
      "auth", server.endpoint, "--user", "joe", "--password-file", scratch.path + "/password", "--mech",
      "plain",
      "--tls", "none", "--format", format, "--timeout", "2")
    expectNone(outcome, format)
    #expect(outcome.output.contains("535") || outcome.output.contains("reject"), "\(outcome)")
  }

  @Test("that a line or a message has, or an argument")
  func lines() throws {
    for format in ["text", "json"] {
      for line in ["535 5.7.8 \(Self.text)", Self.text, "535 password \(Self.text)"] {
        expectNone(try smtpAuthTest("explain", "--format", format, line), "explain")
      }
      expectNone(try smtpAuthTest("decode", "--format", format, Self.text), "decode")
    }
    let scratch = try Scratch()
    let lines = ["", "535 5.7.8 ", "535 password ", "postfix/smtpd[1]: warning: SASL "].map { Array($0.utf8) }
    let input = try scratch.file("input", Array(lines.map { $0 + Self.bytes + [10] }.joined()))
    for command in ["explain", "decode"] {
      expectNone(try sample.run([command, "-"], input: input), command)
    }
    expectNone(try smtpAuthTest(Self.text), "the sub-command")
    expectNone(try smtpAuthTest("probe", Self.text), "the server")
    expectNone(try smtpAuthTest("doctor", "--postfix-dir", "/nonexistent/" + Self.text), "the directory")
  }
}
