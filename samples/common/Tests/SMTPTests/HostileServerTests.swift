import ProgramTesting
import SMTP
import ServerTesting
import Testing
import Transport

@Suite("A hostile or broken server")
struct HostileServerTests {
  /// What the greeting of a server leads to.
  private func problem(
    _ script: Script, _ change: (inout SessionSettings) -> Void = { _ in }
  ) throws -> SMTPProblem? {
    var problem: SMTPProblem?
    try ScriptedServer.playing(script, isContent: false, settings: change) { session in
      problem = #expect(throws: SMTPProblem.self) { try session.open() }
      #expect(!session.isOpen)
    }
    return problem
  }

  @Test(
    "leads to a clear error at the greeting",
    arguments: [
      ("CLOSE", "greeting: the server closed the connection instead of an answer"),
      ("RAW: 22\nCLOSE", "greeting: the server closed the connection in the middle of an answer"),
      ("RAW: 220-hi\\r\\n\nCLOSE", "greeting: the server closed the connection in the middle of an answer"),
      (
        "S: SSH-2.0-OpenSSH_9.2",
        "greeting: the server sent something that is not an SMTP reply: 'SSH-2.0-OpenSSH_9.2'"
      ),
      ("S: \\x1B", "greeting: the server sent something that is not an SMTP reply: '\\x1B'"),
      ("RAW: \\x1B[2J\\0\\n", "greeting: the server sent something that is not an SMTP reply: '\\x1B[2J\\0'"),
      ("S: 220-a\nS: 554 b", "greeting: the lines of one reply have the codes 220 and 554"),
      ("S: 354 go on", "greeting: the reply '354 go on' does not belong here, where 220 means yes"),
      ("S: 250 hi", "greeting: the reply '250 hi' does not belong here, where 220 means yes"),
      ("S: 535 no", "greeting: the server refuses: 535 no"),
      ("S: 120 wait", "greeting: the server sent something that is not an SMTP reply: '120 wait'"),
      (
        TestText(
          "RAW: " + String(repeating: "220-" + String(repeating: "x", count: 1000) + "\\r\\n", count: 70)),
        "greeting: the server sent a reply longer than 65536 bytes"
      ),
      (
        TestText("RAW: 220 " + String(repeating: "x", count: 70_000)),
        "greeting: the server sent a line longer than 16384 bytes"
      ),
      (
        TestText("RAW: " + String(repeating: "220-\\r\\n", count: 600)),
        "greeting: the server sent a reply of more than 512 lines"
      ),
    ] as [(TestText, String)])
  func greeting(script: TestText, text: String) throws {
    #expect(try problem(Script(script.text))?.description == text)
  }

  @Test("leads to an error after a reset")
  func reset() throws {
    // Right at the beginning the reset could come before we know that we are connected.
    try ScriptedServer.playing("S: 220 hi\nC: EHLO *\nRESET") { session in
      try session.open()
      let error = #expect(throws: SMTPProblem.self) { try session.hello(as: "me") }
      #expect(error?.phase == .ehlo)
      #expect(error?.reason.hasSuffix("Connection reset by peer") == true)
      #expect(!session.isOpen)
    }
  }

  @Test("is tolerated as long as it can be understood")
  func deviations() throws {
    let script: Script = "RAW: 220 a\\0b\\xE4\\n\nC: EHLO *\nRAW: 250-hi\\r\\n250AUTH PLAIN\\n"
    try ScriptedServer.playing(script) { session in
      let greeting = try session.open()
      #expect(greeting.lines == ["a\\0b\\xE4"])
      #expect(greeting.deviations == [.bareLineFeed, .nulByte, .notUTF8])
      let capabilities = try session.hello(as: "me")
      #expect(capabilities.mechanisms == ["PLAIN"])
    }
  }

  @Test(
    "that is silent or slow is left at the time limit",
    arguments: [
      "SILENCE", "RAW: 220 no end\nSILENCE",
      TestText("TRICKLE 20: 220 \(String(repeating: "x", count: 5000))\\r\\n"),
    ])
  func slow(script: TestText) throws {
    let error = try problem(Script(script.text)) { $0.replySeconds = 0.3 }
    #expect(error == .timedOut(.greeting, seconds: 0.3, ofSession: false))
    #expect(error?.description == "greeting: no complete answer within 0.3 s")
  }

  @Test("that begins a reply of lines and does not end it is left at the time limit")
  func endless() throws {
    let error = try problem("FOREVER\nTRICKLE 1: 220-x\\r\\n") { $0.replySeconds = 0.3 }
    guard case .unfinished(.greeting, let lines, 0.3)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(lines > 0)
    #expect(
      error?.description
        == "greeting: the answer does not end: \(lines) line\(lines == 1 ? "" : "s") of it within 0.3 s")
  }

  @Test("cannot stretch a session beyond its own limit")
  func total() throws {
    let script: Script = "S: 220 hi\nFOREVER\nC: NOOP\nTRICKLE 10: 250 still here\\r\\n"
    try ScriptedServer.playing(script, settings: { $0.totalSeconds = 1.5 }) { session in
      try session.open()
      let error = #expect(throws: SMTPProblem.self) {
        while true { _ = try session.command("NOOP") }
      }
      #expect(error == .timedOut(.noop, seconds: 1.5, ofSession: true))
      #expect(error?.description == "NOOP: the limit of 1.5 s for the whole session is reached")
    }
  }

  @Test("that speaks out of turn is not believed, unless it says goodbye")
  func unsolicited() throws {
    try ScriptedServer.playing("RAW: 220 hi\\r\\n250 and more\\r\\n\nSILENCE") { session in
      let error = #expect(throws: SMTPProblem.self) { try session.open() }
      #expect(
        error?.description == "greeting: the server sent more than it was asked for: '250 and more\\r\\n'")
      #expect(!session.isOpen)
    }
    try ScriptedServer.playing("RAW: 220 hi\\r\\n421 4.3.2 shutting down\\r\\n\nC: *") { session in
      try session.open()
      #expect(try session.command("NOOP").code == 421)
    }
  }

  @Test("that closed the connection after its last word is still heard")
  func lastWord() throws {
    try ScriptedServer.playing("S: 220 hi\nS: 421 4.4.2 too slow\nCLOSE", isContent: false) { session in
      try session.open()
      // Whether both lines came at once does not matter.
      #expect(try session.command("NOOP").code == 421)
      #expect(throws: SMTPProblem.self) { _ = try session.command("NOOP") }
    }
  }

  @Test("that closes the connection instead of an answer is named with the phase")
  func closed() throws {
    try ScriptedServer.playing("S: 220 hi\nC: EHLO *\nCLOSE") { session in
      try session.open()
      #expect(throws: SMTPProblem.closed(.ehlo, insideReply: false)) { try session.hello(as: "me") }
    }
  }

  @Test("cannot make the transcript large")
  func transcript() throws {
    let line = "250-" + String(repeating: "x", count: 120) + "\\r\\n"
    let reply = "RAW: " + String(repeating: line, count: 500) + "250 x\\r\\n"
    try ScriptedServer.playing(Script("S: 220 hi\nFOREVER\nC: NOOP\n\(reply)")) { session in
      try session.open()
      for _ in 0..<10 { _ = try session.command("NOOP") }
      #expect(session.transcript.lines.count == 2000)
      #expect(session.transcript.omitted == 3022)
    }
  }
}
