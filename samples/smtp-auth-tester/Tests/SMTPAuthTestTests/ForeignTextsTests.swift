import HostileText
import ProgramTesting
import ServerTesting
import Testing

@Suite("Characters that a terminal acts on are not passed on")
struct ForeignTextsTests {
  private static let text = "a" + ActingCharacters.all.replacing("\r", with: "") + "b"

  private func expectNone(_ outcome: Outcome, _ place: String) {
    #expect(ActingCharacters.found(in: outcome.output + outcome.errors) == [], "\(place)")
  }

  @Test("that a server says, in any format", arguments: ["text", "json", "nagios"])
  func server(format: String) throws {
    let text = Self.text
    let server = try ScriptedServer(
      Script.raw(Array("220 mail \(text)\r\n".utf8))
        + Script.answer { _ in "250 \(text)" } + "C: QUIT\nS: 221 Bye")
    expectNone(try smtpAuthTest("probe", server.endpoint, "--format", format, "--timeout", "2"), format)
  }

  @Test("that a line or a message has, or an argument")
  func lines() throws {
    for format in ["text", "json"] {
      for line in ["535 5.7.8 \(Self.text)", Self.text, "535 password \(Self.text)"] {
        expectNone(try smtpAuthTest("explain", "--format", format, line), "explain")
      }
      expectNone(try smtpAuthTest("decode", "--format", format, Self.text), "decode")
    }
    expectNone(try smtpAuthTest(Self.text), "the sub-command")
    expectNone(try smtpAuthTest("probe", Self.text), "the server")
    expectNone(try smtpAuthTest("doctor", "--postfix-dir", "/nonexistent/" + Self.text), "the directory")
  }
}
