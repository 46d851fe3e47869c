import ProgramTesting
import ServerTesting
import Testing

@Suite("A server that does not speak SMTP gets a clear verdict, and never the last word")
struct HostileServerTests {
  /// What a server does, and the line in which the program says what was wrong with it.
  struct Behaviour: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: Script
    let status: Int32
    let says: String

    init(_ name: String, _ script: Script, _ status: Int32, _ says: String) {
      testDescription = name
      self.script = script
      self.status = status
      self.says = says
    }
  }

  private static let hello: Script = """
    S: 220 mail.sample.test ESMTP
    C: EHLO *
    S: 250-mail.sample.test
    S: 250 AUTH PLAIN LOGIN

    """

  private static func line(of count: Int) -> Script {
    .raw(Array("220 ".utf8) + Array(repeating: UInt8(ascii: "x"), count: count) + [13, 10])
  }

  static let behaviours = [
    Behaviour("a line of 100 KiB", line(of: 102_400), 18, "longer than"),
    Behaviour(
      "a line without an end", .raw(Array(repeating: UInt8(ascii: "2"), count: 1_000_000)) + "SILENCE", 18,
      "longer than"),
    Behaviour("a reply without an end", "S: 220-x\nFOREVER\nS: 220-x", 18, "lines"),
    Behaviour(
      "two codes in one reply", "S: 220-mail.sample.test\nS: 250 mail.sample.test\nSILENCE", 18, "220 and 250"
    ),
    Behaviour("no SMTP at all", "S: HTTP/1.1 400 Bad Request\nSILENCE", 18, "HTTP/1.1 400 Bad Request"),
    Behaviour("silence", "SILENCE", 11, "no complete answer within 1 s"),
    Behaviour("an answer in drops", "TRICKLE 300: 220 mail.sample.test ESMTP\\r\\n", 11, "within 1 s"),
    Behaviour("an end in mid-reply", "RAW: 220-mail\nCLOSE", 11, "in the middle of an answer"),
    Behaviour(
      "challenges for ever", hello + "C: AUTH PLAIN *\nS: 334 \nFOREVER\nC: *\nS: 334 ", 18, "asks for more"),
    Behaviour(
      "a challenge that is not base64",
      hello + "C: AUTH LOGIN\nS: 334 User?\nC: *\nS: 501 5.7.0 Authentication aborted\nC: QUIT\nS: 221 Bye",
      18,
      "not base64"),
  ]

  @Test("however it behaves", arguments: behaviours)
  func behaves(_ behaviour: Behaviour) throws {
    let server = try ScriptedServer(behaviour.script, repeatsLast: true)
    let mechanism = behaviour.testDescription.hasSuffix("base64") ? "LOGIN" : "PLAIN"
    let outcome = try Secretive.usual.auth([server.endpoint, "--timeout", "1", "--mech", mechanism])
    #expect(outcome.status == behaviour.status, "\(outcome)")
    let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(behaviour.says), "\(outcome)")
    #expect(outcome.errors == "")
    // The length depends on the behaviour and the port; no server can make the report long.
    #expect(outcome.output.utf8.count < 20_000)
    #expect(outcome.output.allSatisfy { $0.isNewline || $0.isASCII && ($0.asciiValue ?? 0) >= 0x20 })
  }

  @Test("NULs and control characters are shown as what they are")
  func controls() throws {
    let server = try ScriptedServer(
      """
      RAW: 220 mail\\0\\x1B[31m.sample.test\\r\\n
      C: EHLO *
      S: 250 CHUNKING
      C: QUIT
      S: 221 Bye
      """)
    let outcome = try smtpAuthTest("probe", server.endpoint)
    #expect(server.finish() == [])
    #expect(outcome.output.contains("220 mail\\0\\x1B[31m.sample.test"), "\(outcome)")
  }

  @Test("a password that a server repeats is not shown")
  func echo() throws {
    let secret = Secretive.usual
    let script =
      Self.hello + .answer { "500 5.5.2 unknown command '\($0)', password \(secret.password)" }
      + "C: QUIT\nS: 221 Bye"
    for format in ["text", "json", "nagios"] {
      let server = try ScriptedServer(script)
      let outcome = try secret.auth([
        server.endpoint, "--mech", "PLAIN", "--transcript", "--format", format,
      ])
      #expect(server.finish() == [])
      #expect(outcome.output.contains("unknown command"))
    }
  }
}
