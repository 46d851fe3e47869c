import SASL
import SMTP
import ServerTesting
import Testing
import Transport

@Suite("STARTTLS")
struct StartTLSTests {
  private let upTo = "S: 220 hi\nC: EHLO *\nS: 250-hi\nS: 250-AUTH PLAIN\nS: 250 STARTTLS\nC: STARTTLS\n"

  @Test("protects what comes after it, and forgets what came before")
  func good() throws {
    let script = Script(upTo + "S: 220 go\nTLS\nC: EHLO *\nS: 250-hi\nS: 250 AUTH LOGIN\nC: QUIT\nS: 221 bye")
    let recording = try ScriptedServer.playing(script) { session in
      try session.open()
      #expect(try session.hello(as: "me").offersStartTLS)
      #expect(session.channelBindings == [])
      let state = try session.startTLS()
      #expect(state.isTrusted)
      #expect(session.tls == state)
      #expect(session.capabilities == nil)
      #expect(session.channelBindings.map(\.kind) == [.exporter, .serverEndPoint])
      #expect(try session.hello(as: "me").mechanisms == ["LOGIN"])
      session.quit()
      #expect(session.timings[.tls] != nil)
    }
    #expect(
      recording.lines == [
        .init(text: "EHLO me", isEncrypted: false), .init(text: "STARTTLS", isEncrypted: false),
        .init(text: "EHLO me", isEncrypted: true), .init(text: "QUIT", isEncrypted: true),
      ])
  }

  @Test(
    "is the end when something is sent in the clear after the answer, a goodbye too",
    arguments: ["250-evil\\r\\n250 AUTH PLAIN\\r\\n", "421 evil\\r\\n", "2", "\\0"])
  func injection(bytes: String) throws {
    let script = Script(upTo + "RAW: 220 go\\r\\n\(bytes)\nSILENCE")
    try ScriptedServer.playing(script) { session in
      try session.open()
      try session.hello(as: "me")
      let error = #expect(throws: SMTPProblem.self) { try session.startTLS() }
      #expect(error?.description == "STARTTLS: the server sent more than it was asked for: '\(bytes)'")
      #expect(session.tls == nil)
      #expect(!session.isOpen)
    }
  }

  @Test("that is refused leaves the session as it was", arguments: ["454 4.7.0 TLS not available", "550 no"])
  func refused(reply: String) throws {
    try ScriptedServer.playing(Script(upTo + "S: \(reply)\nC: NOOP\nS: 250 ok")) { session in
      try session.open()
      try session.hello(as: "me")
      let error = #expect(throws: SMTPProblem.self) { try session.startTLS() }
      #expect(error?.description == "STARTTLS: the server refuses: \(reply)")
      #expect(session.capabilities?.offersStartTLS == true)
      #expect(try session.command("NOOP").code == 250)
    }
  }

  @Test("is the end when what follows is not TLS")
  func noTLS() throws {
    try ScriptedServer.playing(Script(upTo + "S: 220 go\nSILENCE"), settings: { $0.replySeconds = 1.5 }) {
      session in
      try session.open()
      try session.hello(as: "me")
      #expect(throws: SMTPProblem.timedOut(.tls, seconds: 1.5, ofSession: false)) { try session.startTLS() }
      #expect(!session.isOpen)
    }
    try ScriptedServer.playing(Script(upTo + "S: 220 go\nCLOSE")) { session in
      try session.open()
      try session.hello(as: "me")
      let error = #expect(throws: SMTPProblem.self) { try session.startTLS() }
      #expect(error?.phase == .tls)
    }
  }

  @Test("ends the session when the certificate is not trusted, which can be looked at then")
  func untrusted() throws {
    let recording = try ScriptedServer.playing(Script(upTo + "S: 220 go\nTLS expired")) { session in
      try session.open()
      try session.hello(as: "me")
      let error = #expect(throws: SMTPProblem.self) { try session.startTLS() }
      #expect(error?.description == "TLS: the certificate is not trusted: certificate has expired")
      #expect(session.tls?.problems.map(\.kind) == [.expired])
      #expect(session.tls?.certificate?.subject == "CN=localhost")
      #expect(!session.isOpen)
    }
    #expect(recording.texts == ["EHLO me", "STARTTLS"])
  }

  @Test("can be looked behind with any certificate, and gets no credentials then")
  func looking() throws {
    let script = Script(upTo + "S: 220 go\nTLS self-signed-expired\nC: EHLO *\nS: 250-hi\nS: 250 AUTH PLAIN")
    let recording = try ScriptedServer.playing(script, settings: { $0.untrustedCertificate = .lookedAt }) {
      session in
      try session.open()
      try session.hello(as: "me")
      #expect(try session.startTLS().problems.count == 3)
      #expect(try session.hello(as: "me").mechanisms == ["PLAIN"])
      let error = #expect(throws: SMTPProblem.self) {
        try session.authenticate(Puppet(first: "\0joe\0secret"))
      }
      guard case .untrusted? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(session.isOpen)
    }
    #expect(recording.texts.count == 3)
  }

  @Test("sends credentials to anybody only when it is told to")
  func accepting() throws {
    let script = Script(
      upTo + "S: 220 go\nTLS self-signed-expired\nC: AUTH PLAIN AGpvZQBzZWNyZXQ=\nS: 235 ok")
    try ScriptedServer.playing(script, settings: { $0.untrustedCertificate = .accepted }) { session in
      try session.open()
      try session.hello(as: "me")
      try session.startTLS()
      #expect(try session.authenticate(Puppet(first: "\0joe\0secret")).hasSucceeded)
    }
  }
}
