import SASL
import SMTP
import Secrecy
import ServerTesting
import Testing
import Transport

/// Servers that repeat what they were sent.
@Suite("A secret that comes back")
struct EchoTests {
  private let password = "correct-horse"
  private let first = "\0joe\0correct-horse"
  private let base64 = "AGpvZQBjb3JyZWN0LWhvcnNl"

  private func texts(
    _ script: String, _ puppet: Puppet, hiding secrets: [String]
  ) throws -> (texts: String, result: Authentication) {
    var all = ""
    var result: Authentication?
    try ScriptedServer.playing(Script("S: 220 hi\n" + script)) { session in
      try session.open()
      let found = try session.authenticate(puppet, hiding: secrets)
      result = found
      all = session.transcript.text + "\(found)"
    }
    return (all, try #require(result))
  }

  @Test(
    "is hidden in replies and transcript",
    arguments: [
      ("500 unknown command AUTH PLAIN AGpvZQBjb3JyZWN0LWhvcnNl", "unknown command AUTH PLAIN [hidden]"),
      ("500 auth plain agpvzqbjb3jyzwn0lwhvcnnl?", "auth plain [hidden]?"),
      ("500 unknown: AGpvZQBjb3Jy...", "unknown: [hidden]..."),
      ("535 wrong password 'correct-horse' for joe", "wrong password '[hidden]' for joe"),
      ("535 CORRECT-HORSE", "[hidden]"),
      ("535 password 636f72726563742d686f727365", "password [hidden]"),
      ("535 636F72726563742D686F727365?", "[hidden]?"),
      ("535 5.7.8 authentication failed", "5.7.8 authentication failed"),
    ])
  func reply(reply: String, shown: String) throws {
    let (texts, result) = try texts("C: AUTH *\nS: \(reply)", Puppet(first: first), hiding: [password])
    #expect(result.reply.text == shown)
    #expect(texts.contains(shown))
    #expect(!texts.lowercased().contains(password))
    #expect(!texts.lowercased().contains(base64.lowercased()))
  }

  @Test("is hidden in lines of many, with NULs around it, and in challenges")
  func others() throws {
    let script = """
      C: AUTH *
      S: 334 \(base64)
      C: *
      RAW: 535-you said \\0joe\\0correct-horse\\r\\n535 and AGpvZQBjb3JyZWN0LWhvcnNl\\r\\n
      """
    let (texts, result) = try texts(script, Puppet(first: first), hiding: [password])
    #expect(result.challenges.map(\.text) == ["[hidden]"])
    #expect(result.challenges.map(\.bytes) == [Array("[hidden]".utf8)])
    #expect(result.reply.lines == ["you said [hidden]", "and [hidden]"])
    #expect(!texts.contains(password))
    #expect(!texts.contains(base64))
  }

  @Test("is hidden in what is not a reply at all")
  func violation() throws {
    try ScriptedServer.playing("S: 220 hi\nC: AUTH *\nS: \(base64) yourself", isContent: false) { session in
      try session.open()
      let error = #expect(throws: SMTPProblem.self) {
        try session.authenticate(Puppet(first: first), hiding: [password])
      }
      #expect(error?.reason == "the server sent something that is not an SMTP reply: '[hidden] yourself'")
    }
  }

  @Test("is hidden before the rest is cut off", arguments: ["", "235 ok\\r\\n"])
  func cut(before: String) throws {
    let line = String(repeating: "x", count: 76) + password
    try ScriptedServer.playing(Script("S: 220 hi\nC: AUTH *\nRAW: \(before)\(line)\\r\\n"), isContent: false)
    { session in
      try session.open()
      let error = #expect(throws: SMTPProblem.self) {
        _ = try session.authenticate(Puppet(first: first), hiding: [password])
        _ = try session.command("NOOP")
      }
      #expect(error?.reason.contains("xxx") == true)
      #expect(error?.reason.contains("co") == false, "\(error?.reason ?? "")")
    }
  }

  @Test("is hidden as a challenge, although it could be base64")
  func challenge() throws {
    let (texts, result) = try texts(
      "C: AUTH *\nS: 334 Password1234\nC: *\nS: 501 no", Puppet(first: "\0joe\0Password1234"),
      hiding: ["Password1234"])
    #expect(result.challenges.map(\.text) == ["[hidden]"])
    #expect(!texts.contains("Password1234"))
  }

  @Test("is hidden from the first word on where it is known before")
  func early() throws {
    try ScriptedServer.playing(
      "S: 220 correct-horse\nC: EHLO *\nS: 250-hi correct-horse\nS: 250 AUTH=Y29ycmVjdC1ob3JzZQ==",
      settings: { $0.hiddenSecrets = [Secret("correct-horse".utf8)] }
    ) { session in
      try session.open()
      try session.hello(as: "me")
      #expect(session.transcript.text.contains("S: 220 [hidden]\n"))
      #expect(session.transcript.text.contains("S: 250-hi [hidden]\n"))
      #expect(session.transcript.text.contains("AUTH=[hidden]"))
    }
  }

  @Test("stays hidden for the rest of the session, and in AUTH commands of other making")
  func later() throws {
    let script: Script = """
      S: 220 hi
      C: AUTH PLAIN AGpvZQBjb3JyZWN0LWhvcnNl
      S: 535 no
      C: auth plain Z2VoZWltbmlz
      S: 535 no auth plain Z2VoZWltbmlz
      C: NOOP
      S: 250 you said correct-horse, Z2VoZWltbmlz
      """
    try ScriptedServer.playing(script) { session in
      try session.open()
      _ = try session.authenticate(Puppet(first: first), hiding: [password])
      #expect(try session.command("auth plain Z2VoZWltbmlz").text == "no auth plain [hidden]")
      #expect(try session.command("NOOP").text == "you said [hidden], [hidden]")
      #expect(session.transcript.text.contains("C: auth plain [hidden]\n"))
      #expect(!session.transcript.text.contains("Z2VoZWltbmlz"))
    }
  }

  @Test("does not keep the challenges of an honest exchange from being read")
  func honest() throws {
    var puppet = Puppet(
      first: "n,,n=user,r=rOprNGfwEbeRWgbNEkqO", answers: ["c=biws,r=rOprNGfwEbeRWgbNEkqO%hv,p=x"])
    puppet.name = "SCRAM-SHA-256"
    let challenge = Base64.encode(Array("r=rOprNGfwEbeRWgbNEkqO%hv,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096".utf8))
    let script = "C: AUTH *\nS: 334 \(challenge)\nC: *\nS: 235 ok"
    let (texts, result) = try texts(script, puppet, hiding: ["pencil"])
    #expect(result.hasSucceeded)
    #expect(result.challenges.map(\.text) == [challenge])
    #expect(texts.contains("S: 334 \(challenge)\n"))
  }
}
