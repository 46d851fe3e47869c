import SASL
import ServerTesting
import Testing
import Transport

@testable import SMTP

@Suite("Authentication")
struct AuthenticationTests {
  private let upTo = "S: 220 hi\nC: EHLO *\nS: 250-hi\nS: 250 AUTH PLAIN LOGIN\n"

  /// Runs an exchange of a puppet with a server that has greeted us.
  private func authenticate(
    _ script: String, _ puppet: Puppet, hiding secrets: [String] = [], initialResponse: Bool = true,
    also body: (Session) throws -> Void = { _ in }
  ) throws -> (Authentication, ScriptedServer.Recording) {
    var result: Authentication?
    let recording = try ScriptedServer.playing(Script(upTo + script)) { session in
      try session.open()
      try session.hello(as: "me")
      result = try session.authenticate(puppet, hiding: secrets, initialResponse: initialResponse)
      try body(session)
    }
    return (try #require(result), recording)
  }

  @Test(
    "sends the first message with the command or after the server's question, whatever that is",
    arguments: [
      (true, "C: AUTH PLAIN AGpvZQBzZWNyZXQ="),
      (false, "C: AUTH PLAIN\nS: 334 \nC: AGpvZQBzZWNyZXQ="),
      (false, "C: AUTH PLAIN\nS: 334 ok, go on\nC: AGpvZQBzZWNyZXQ="),
      (false, "C: AUTH PLAIN\nRAW: 334\\r\\n\nC: AGpvZQBzZWNyZXQ="),
    ])
  func first(initialResponse: Bool, script: String) throws {
    let (result, _) = try authenticate(
      script + "\nS: 235 2.7.0 Authentication successful", Puppet(first: "\0joe\0secret"),
      initialResponse: initialResponse)
    #expect(result.hasSucceeded)
    #expect(result.reply.enhancedCode == "2.7.0")
    #expect(result.messages == 1)
    #expect(result.mechanism == "PLAIN")
    #expect(result.challenges.count == (initialResponse ? 0 : 1))
  }

  @Test("answers challenges, which are kept")
  func challenges() throws {
    var puppet = Puppet(answers: ["joe", "secret"])
    puppet.name = "LOGIN"
    let script = """
      C: AUTH LOGIN
      S: 334 VXNlciBOYW1lAA==
      C: am9l
      S: 334 UGFzc3dvcmQ6
      C: c2VjcmV0
      S: 535 5.7.8 no
      """
    let (result, _) = try authenticate(script, puppet) { session in
      let shown = session.transcript.lines.suffix(6).map(\.description)
      #expect(
        shown == [
          "C: AUTH LOGIN", "S: 334 VXNlciBOYW1lAA==", "C: [answer (3 bytes)]", "S: 334 UGFzc3dvcmQ6",
          "C: [answer (6 bytes)]", "S: 535 5.7.8 no",
        ])
      #expect(session.timings[.auth] != nil)
      #expect(session.isOpen)
    }
    #expect(!result.hasSucceeded)
    #expect(result.problem == nil)
    #expect(result.reply == Reply(code: 535, lines: ["5.7.8 no"]))
    #expect(result.messages == 2)
    #expect(result.challenges.map(\.text) == ["VXNlciBOYW1lAA==", "UGFzc3dvcmQ6"])
    #expect(result.challenges.map(\.bytes) == [Array("User Name\0".utf8), Array("Password:".utf8)])
  }

  @Test("sends an empty first message as =, and an empty answer as an empty line")
  func empty() throws {
    let (result, _) = try authenticate(
      "C: AUTH PLAIN =\nS: 334 \nC:\nS: 235 ok", Puppet(first: "", answers: [""]))
    #expect(result.hasSucceeded)
  }

  @Test("works after HELO and without a word of AUTH")
  func helo() throws {
    try ScriptedServer.playing("S: 220 hi\nC: HELO *\nS: 250 hi\nC: AUTH PLAIN *\nS: 235 ok") { session in
      try session.open()
      try session.helo(as: "me")
      #expect(try session.authenticate(Puppet(first: "x")).hasSucceeded)
    }
  }

  @Test("does not believe a yes that the mechanism does not believe")
  func doubt() throws {
    var puppet = Puppet(first: "x")
    puppet.doubt = .serverNotAuthentic("no proof")
    let (result, _) = try authenticate("C: AUTH *\nS: 235 ok", puppet)
    #expect(!result.hasSucceeded)
    #expect(result.reply.code == 235)
    #expect(result.problem == .mechanism(.serverNotAuthentic("no proof")))
  }

  @Test(
    "says why it ended an exchange, also when the server does not answer to that",
    arguments: ["CLOSE", "RESET"])
  func unansweredEnd(end: String) throws {
    try ScriptedServer.playing(Script(upTo + "C: AUTH PLAIN\nS: 334 Zm9v\nC: *\n\(end)")) { session in
      try session.open()
      try session.hello(as: "me")
      let result = try session.authenticate(Puppet())
      #expect(!result.hasSucceeded)
      #expect(result.reply == Reply(code: 334, lines: ["Zm9v"]))
      #expect(result.problem == .mechanism(.unexpectedChallenge("the puppet has nothing more to say")))
      #expect(!session.isOpen)
    }
  }

  @Test(
    "takes no other yes than 235, and none that is taken back",
    arguments: [
      ("S: 250 ok", "the reply '250 ok' does not belong here, where 235 or 334 means yes"),
      ("S: 354 ok", "the reply '354 ok' does not belong here, where 235 or 334 means yes"),
      ("S: 235 5.7.8 ok", "the reply '235 5.7.8 ok' says yes by its code and no by its enhanced code"),
      (
        "S: 235-4.7.0 no\nS: 235 2.7.0 ok",
        "the reply '235 4.7.0 no 2.7.0 ok' says yes by its code and no by its enhanced code"
      ),
      ("S: 235-ok\nS: 535 no", "the lines of one reply have the codes 235 and 535"),
      ("RAW: 235 ok\\r\\n535 no\\r\\n", "the server sent more than it was asked for: '535 no\\r\\n'"),
      ("RAW: 2350 ok\\r\\n", "the server sent something that is not an SMTP reply: '2350 ok'"),
    ])
  func otherYes(script: String, reason: String) throws {
    try ScriptedServer.playing(Script(upTo + "C: AUTH *\n\(script)\nSILENCE")) { session in
      try session.open()
      try session.hello(as: "me")
      let error = #expect(throws: SMTPProblem.self) { try session.authenticate(Puppet(first: "x")) }
      #expect(error?.description == "AUTH: \(reason)")
      #expect(!session.isOpen)
    }
  }

  @Test("does not believe a yes to a cancelled exchange, nor one before anything was sent")
  func earlyYes() throws {
    let (cancelled, _) = try authenticate(
      "C: AUTH PLAIN eA==\nS: 334 @\nC: *\nS: 235 ok\nSILENCE", Puppet(first: "x")
    ) { session in #expect(!session.isOpen) }
    #expect(!cancelled.hasSucceeded)
    let (early, _) = try authenticate("C: AUTH PLAIN\nS: 235 ok", Puppet(first: "x"), initialResponse: false)
    #expect(!early.hasSucceeded)
    #expect(early.problem == .mechanism(.serverNotAuthentic(SASLProblem.yesWithoutCredentials)))
  }

  @Test("sends nothing when the mechanism has nothing to begin with")
  func objection() throws {
    var puppet = Puppet()
    puppet.objection = .unusableCredentials("no NUL, please")
    let recording = try ScriptedServer.playing(Script(upTo)) { session in
      try session.open()
      try session.hello(as: "me")
      let error = #expect(throws: SMTPProblem.self) { try session.authenticate(puppet) }
      #expect(error?.description == "AUTH: no NUL, please")
      #expect(session.isOpen)
    }
    #expect(recording.texts == ["EHLO me"])
  }

  @Test(
    "is cancelled when a challenge is not base64", arguments: ["@@@@", "VXN", "VXNlcm5hbWU6 VXN", "\u{FC}"])
  func badBase64(challenge: String) throws {
    let (result, _) = try authenticate(
      "C: AUTH PLAIN eA==\nS: 334 \(challenge)\nC: *\nS: 501 5.7.0 Authentication aborted", Puppet(first: "x")
    )
    #expect(result.problem == .badBase64(challenge))
    #expect(result.problem?.description == "the server's challenge is not base64: '\(challenge)'")
    #expect(result.reply.code == 501)
    #expect(result.challenges.map(\.bytes) == [nil])
  }

  @Test("is cancelled when the mechanism refuses to go on")
  func cancelled() throws {
    let (result, _) = try authenticate(
      "C: AUTH PLAIN eA==\nS: 334 \nC: *\nS: 501 aborted\nC: NOOP\nS: 250 ok", Puppet(first: "x")
    ) { session in
      let reply = try session.command("NOOP")
      #expect(reply.code == 250)
    }
    #expect(result.problem == .mechanism(.unexpectedChallenge("the puppet has nothing more to say")))
    #expect(result.messages == 1)
  }

  @Test("comes to an end with a server that never does")
  func endless() throws {
    let many = [String](repeating: "again", count: 1000)
    let (result, recording) = try authenticate(
      "FOREVER\nC: *\nS: 334 QWdhaW4/", Puppet(first: "x", answers: many)
    ) { session in #expect(!session.isOpen) }
    #expect(result.problem == .tooManyChallenges(32))
    #expect(result.messages == 33)
    #expect(result.challenges.count == 33)
    #expect(recording.texts.last == "*")
    #expect(recording.texts.count == 35)
    #expect(result.reply.code == 334)
  }

  @Test("keeps to the longest line that the standard allows")
  func lengths() throws {
    // 12288 with AUTH PLAIN, a space and CR LF leaves 12275, of which base64 can use 12272 for 9204 bytes.
    let largest = String(repeating: "x", count: 9204)
    let (fits, recording) = try authenticate("C: AUTH PLAIN *\nS: 235 ok", Puppet(first: largest))
    #expect(fits.hasSucceeded)
    #expect(recording.texts.last?.utf8.count == 11 + 12_272)
    let (waits, _) = try authenticate(
      "C: AUTH PLAIN\nS: 334 \nC: eHh4*\nS: 235 ok", Puppet(first: largest + "x"))
    #expect(waits.hasSucceeded)
    let tooLong = String(repeating: "x", count: 9216)
    let (never, _) = try authenticate(
      "C: AUTH PLAIN\nS: 334 \nC: *\nS: 501 aborted", Puppet(first: tooLong))
    #expect(never.problem == .tooLong(12_288))
    #expect(never.messages == 0)
  }

  @Test("is not done in the clear with another machine, unless it is told to")
  func cleartext() throws {
    // Loopback is the only machine that tests speak to, so the rule itself is asked.
    for (isLoopback, allows) in [(false, false), (true, false), (false, true)] {
      var settings = SessionSettings()
      settings.allowsCleartext = allows
      let exposure = Session.exposure(tls: nil, isLoopback: isLoopback, settings: settings)
      #expect(exposure == (isLoopback || allows ? nil : .cleartext))
    }
    #expect(
      SMTPProblem.cleartext.description
        == "AUTH: without TLS everybody on the way could have the password, or try passwords")
  }

  @Test("ends with the phase when the server leaves in the middle")
  func closed() throws {
    try ScriptedServer.playing(Script(upTo + "C: AUTH *\nS: 334 \nC: *\nCLOSE")) { session in
      try session.open()
      try session.hello(as: "me")
      #expect(throws: SMTPProblem.closed(.auth, insideReply: false)) {
        try session.authenticate(Puppet(first: "x", answers: ["y"]))
      }
    }
  }
}
