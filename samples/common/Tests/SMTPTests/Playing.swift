import Secrecy
import SASL
import SMTP
import ServerTesting
import Testing
import Transport

extension ScriptedServer {
  /// Lets a session speak with a server that plays a script, and expects that the script is played to its end.
  ///
  /// - Parameters:
  ///   - script: What the server plays.
  ///   - isContent: Whether the client has to say all that the script expects; hostile servers do not care.
  ///   - change: Changes the settings, which know the tests' authority and wait long enough for a busy machine.
  /// - Returns: What the client said.
  @discardableResult
  static func playing(
    _ script: Script, isContent: Bool = true, at location: SourceLocation = #_sourceLocation,
    settings change: (inout SessionSettings) throws -> Void = { _ in }, _ body: (Session) throws -> Void
  ) throws -> ScriptedServer.Recording {
    let server = try ScriptedServer(script)
    var settings = SessionSettings()
    settings.tls.trust = .authorities(file: try TestCertificates.shared.get().authorityFile)
    settings.replySeconds = 20
    try change(&settings)
    let session = Session(with: try Endpoint(host: "127.0.0.1", port: server.port), settings: settings)
    defer {
      session.close()
      server.finish()
    }
    try body(session)
    session.close()
    let failures = server.finish()
    if isContent { #expect(failures == [], sourceLocation: location) }
    return server.recordings.first ?? ScriptedServer.Recording()
  }
}

/// A mechanism that says what it is told to.
struct Puppet: Mechanism {
  var name = "PLAIN"
  /// Said before any challenge.
  var first: [UInt8]?
  /// The answers to the challenges; when there are no more it refuses.
  var answers: [[UInt8]] = []
  /// Thrown by `finish`.
  var doubt: SASLProblem?
  /// Thrown by `start`.
  var objection: SASLProblem?
  private(set) var challenges: [[UInt8]] = []

  init(first: String? = nil, answers: [String] = []) {
    self.first = first.map { Array($0.utf8) }
    self.answers = answers.map { Array($0.utf8) }
  }

  mutating func start() throws(SASLProblem) -> Message? {
    if let objection { throw objection }
    return first.map { Message(bytes: Secret($0), explanation: "first (\($0.count) bytes)") }
  }

  mutating func respond(to challenge: [UInt8]) throws(SASLProblem) -> Message {
    challenges.append(challenge)
    guard !answers.isEmpty else { throw .unexpectedChallenge("the puppet has nothing more to say") }
    let answer = answers.removeFirst()
    return Message(bytes: Secret(answer), explanation: "answer (\(answer.count) bytes)")
  }

  mutating func finish() throws(SASLProblem) {
    if let doubt { throw doubt }
  }
}

extension Session {
  /// Runs an exchange of a puppet.
  func authenticate(
    _ puppet: Puppet, hiding secrets: [String] = [], initialResponse: Bool = true
  ) throws -> Authentication {
    var mechanism: any Mechanism = puppet
    return try authenticate(
      with: &mechanism, hiding: secrets.map { Secret($0.utf8) }, initialResponse: initialResponse)
  }
}
