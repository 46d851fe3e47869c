import SMTP
import ServerTesting
import Testing
import Transport

@Suite("A session")
struct SessionTests {
  @Test("is a greeting, EHLO and QUIT, with a transcript and times")
  func plain() throws {
    let script: Script = """
      S: 220-mail.sample.test ESMTP
      S: 220 hello
      C: EHLO client.test
      S: 250-mail.sample.test
      S: 250-SIZE 1000
      S: 250 AUTH PLAIN
      C: NOOP
      S: 250 2.0.0 Ok
      C: QUIT
      S: 221 2.0.0 Bye
      """
    let recording = try ScriptedServer.playing(script) { session in
      #expect(!session.isOpen)
      let greeting = try session.open()
      #expect(greeting == Reply(code: 220, lines: ["mail.sample.test ESMTP", "hello"]))
      #expect(session.greeting == greeting)
      #expect(session.peer?.host == "127.0.0.1")
      let capabilities = try session.hello(as: "client.test")
      #expect(capabilities.mechanisms == ["PLAIN"])
      #expect(session.capabilities == capabilities)
      #expect(try session.command("NOOP").enhancedCode == "2.0.0")
      #expect(session.quit()?.code == 221)
      #expect(!session.isOpen)
      #expect(session.quit() == nil)
      let lines = session.transcript.text.split(separator: "\n").dropFirst()
      #expect(session.transcript.lines.first?.text == "connected to 127.0.0.1:\(session.endpoint.port)")
      #expect(
        lines.joined(separator: "\n") == """
          S: 220-mail.sample.test ESMTP
          S: 220 hello
          C: EHLO client.test
          S: 250-mail.sample.test
          S: 250-SIZE 1000
          S: 250 AUTH PLAIN
          C: NOOP
          S: 250 2.0.0 Ok
          C: QUIT
          S: 221 2.0.0 Bye
          """)
      #expect(session.timings.phases.map(\.phase) == [.connect, .greeting, .ehlo, .noop, .quit])
      #expect(session.timings.phases.allSatisfy { (0..<20_000).contains($0.milliseconds) })
      #expect(session.timings[.tls] == nil)
    }
    #expect(recording.texts == ["EHLO client.test", "NOOP", "QUIT"])
  }

  @Test("falls back to HELO when it is told to and not otherwise")
  func fallBack() throws {
    let old: Script = "S: 220 old\nC: EHLO *\nS: 500 what\nC: HELO me\nS: 250 old"
    try ScriptedServer.playing(old) { session in
      try session.open()
      #expect(try session.hello(as: "me", orHELO: true).extensions == [])
    }
    try ScriptedServer.playing("S: 220 old\nC: EHLO *\nS: 550 5.7.1 go away\nC: QUIT\nS: 221 bye") {
      session in
      try session.open()
      let refused = SMTPProblem.refused(.ehlo, Reply(code: 550, lines: ["5.7.1 go away"]))
      #expect(throws: refused) { try session.hello(as: "me") }
      #expect(refused.description == "EHLO: the server refuses: 550 5.7.1 go away")
      // A refusal does not end the session.
      #expect(session.quit()?.code == 221)
    }
  }

  @Test("ends at a greeting that refuses us")
  func noService() throws {
    try ScriptedServer.playing("S: 554 5.7.1 no service") { session in
      let refused = SMTPProblem.refused(.greeting, Reply(code: 554, lines: ["5.7.1 no service"]))
      #expect(throws: refused) { try session.open() }
      #expect(!session.isOpen)
      #expect(throws: SMTPProblem.outOfOrder(.noop, "there is no connection")) { try session.command("NOOP") }
      #expect(throws: SMTPProblem.self) { try session.open() }
    }
  }

  @Test("says that nobody listens")
  func refused() throws {
    // Whatever listened there before does so no more.
    let server = try ScriptedServer()
    let port = server.port
    server.finish()
    let session = Session(with: try Endpoint(host: "localhost.invalid", port: port))
    let error = #expect(throws: SMTPProblem.self) { try session.open() }
    #expect(error?.phase == .connect)
    #expect(error?.description.hasPrefix("connect: 'localhost.invalid': ") == true)
    #expect(session.timings[.connect] != nil)
  }

  @Test("refuses commands that would be two", arguments: ["NOOP\r\nQUIT", "NOOP\n", "NO\rOP", "NOOP\0"])
  func injection(command: String) throws {
    let recording = try ScriptedServer.playing("S: 220 hi\nC: EHLO *\nS: 250 hi\nC: QUIT\nS: 221 bye") {
      session in
      try session.open()
      try session.hello(as: "me")
      let error = #expect(throws: SMTPProblem.self) { try session.command(command) }
      #expect(error?.reason == "a command cannot have a CR, LF or NUL in it")
      #expect(throws: SMTPProblem.self) { try session.hello(as: "me\r\nMAIL FROM:<>") }
      #expect(throws: SMTPProblem.self) { try session.mail(from: "a@b>\r\nRCPT TO:<c") }
      #expect(throws: SMTPProblem.self) { try session.mail(from: "a@b", parameters: ["X\r\nY"]) }
      #expect(throws: SMTPProblem.self) { try session.recipient("a@b\r\nDATA") }
      #expect(throws: SMTPProblem.self) { try session.command(String(repeating: "x", count: 2049)) }
      session.quit()
    }
    #expect(recording.texts == ["EHLO me", "QUIT"])
  }

  @Test("is TLS from the beginning if wanted")
  func implicit() throws {
    let script: Script = "TLS\nS: 220 hi\nC: EHLO *\nS: 250 hi\nC: QUIT\nS: 221 bye"
    let recording = try ScriptedServer.playing(script) { session in
      try session.open(.implicitTLS)
      #expect(session.tls?.isTrusted == true)
      try session.hello(as: "me")
      #expect(throws: SMTPProblem.outOfOrder(.startTLS, "there is TLS already")) { try session.startTLS() }
      session.quit()
      #expect(session.timings[.tls] != nil)
      #expect(session.transcript.lines[1].text.hasPrefix("TLSv1.3 with TLS_"))
    }
    #expect(recording.lines.map(\.isEncrypted) == [true, true])
  }

  @Test("hides names of users when it is told to")
  func names() throws {
    let script: Script = "S: 220 hi\nC: VRFY *\nS: 252 joe.bloggs@example.org might be here"
    try ScriptedServer.playing(script, settings: { $0.hiddenNames = ["joe.bloggs"] }) { session in
      try session.open()
      #expect(try session.command("VRFY joe.bloggs").text == "[hidden]@example.org might be here")
      #expect(session.transcript.lines.map(\.text).contains("VRFY [hidden]"))
      #expect(!session.transcript.text.contains("bloggs"))
    }
  }
}
