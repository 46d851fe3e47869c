import Glibc
import SASL
import SMTP
import Secrecy
import SeededRandom
import ServerTesting
import Testing
import Transport

@Suite("Every code from 100 to 599, wherever a server can say it")
struct EveryCodeTests {
  /// What came of a dialogue.
  enum Outcome: Equatable {
    case yes
    case refused(Int)
    case protocolError
    /// The dialogue went on, and ended before its end.
    case wentOn
  }

  /// The codes that are tried at each place: all of them, or those with a meaning somewhere and some others.
  private static func codes(seed: UInt64) -> [Int] {
    if getenv("PKGH_THOROUGH") != nil { return Array(100...599) }
    var random = SeededGenerator(seed: seed)
    let some = (0..<30).map { _ in Int.random(in: 100...599, using: &random) }
    return [220, 221, 235, 250, 251, 252, 334, 354, 421, 432, 454, 530, 534, 535, 538] + some
  }

  /// What has to come of a code.
  private static func expected(_ code: Int, at place: Place) -> Outcome {
    if place.yes.contains(code) { return .yes }
    if place.goesOn.contains(code) { return .wentOn }
    return code >= 400 ? .refused(code) : .protocolError
  }

  @Test("means yes at its own place and nowhere else", arguments: Place.all)
  func code(at place: Place) throws {
    let codes = Self.codes(seed: 12)
    let server = try ScriptedServer(codes.map(place.script))
    var wrong: [String] = []
    for code in codes {
      var settings = SessionSettings()
      settings.tls.trust = .authorities(file: try TestCertificates.shared.get().authorityFile)
      settings.replySeconds = 20
      let session = Session(with: try Endpoint(host: "127.0.0.1", port: server.port), settings: settings)
      let outcome = Self.outcome { try place.run(session) }
      session.close()
      if outcome != Self.expected(code, at: place) { wrong.append("\(code): \(outcome)") }
    }
    #expect(wrong == [])
    #expect(server.finish().filter { !$0.contains("the client left") } == [])
  }

  private static func outcome(_ body: () throws -> Outcome) -> Outcome {
    do {
      return try body()
    } catch let problem as SMTPProblem {
      return switch problem {
      case .refused(_, let reply): .refused(reply.code)
      case .unexpected, .violation: .protocolError
      default: .wentOn
      }
    } catch {
      return .protocolError
    }
  }
}

/// A place in a dialogue, where a server says any code.
struct Place: Sendable, CustomTestStringConvertible {
  let testDescription: String

  /// What is said before; `*` is any text.
  let before: String
  let yes: [Int]

  /// The codes after which the client goes on, and finds that the server has gone.
  var goesOn: [Int] = []
  let run: @Sendable (Session) throws -> EveryCodeTests.Outcome

  func script(code: Int) -> Script { Script("\(before)S: \(code) b2s=\nCLOSE") }

  static let all = session + authentication + delivery

  private static let greeted = "S: 220 hi\nC: EHLO *\nS: 250-hi\nS: 250 AUTH PLAIN\n"

  private static let session = [
    Place(testDescription: "greeting", before: "", yes: [220]) { session in
      try session.open()
      return .yes
    },
    Place(testDescription: "EHLO", before: "S: 220 hi\nC: EHLO *\n", yes: [250]) { session in
      try session.open()
      try session.hello(as: "me")
      return .yes
    },
    Place(testDescription: "HELO", before: "S: 220 hi\nC: HELO *\n", yes: [250]) { session in
      try session.open()
      try session.helo(as: "me")
      return .yes
    },
    Place(testDescription: "STARTTLS", before: greeted + "C: STARTTLS\n", yes: [], goesOn: [220]) { session in
      try session.open()
      try session.hello(as: "me")
      try session.startTLS()
      return .yes
    },
    Place(testDescription: "NOOP", before: greeted + "C: NOOP\n", yes: [250]) { session in
      try session.open()
      try session.hello(as: "me")
      let reply = try session.command("NOOP")
      return reply.isPositive ? .yes : .refused(reply.code)
    },
  ]

  private static let joe = Credentials(user: "user", password: Secret("pencil".utf8))

  /// Each exchange up to each of its replies; the last is the only one at which a yes counts.
  ///
  /// - Parameter doubted: Whether not even that is believed.
  private static func exchange(
    _ name: String, _ lines: [String], initialResponse: Bool = true, doubted: Bool = false,
    _ mechanism: @escaping @Sendable () -> any Mechanism
  ) -> [Place] {
    lines.indices.map { index in
      let isLast = index == lines.count - 1
      let before = lines.prefix(index).joined()
      return Place(
        testDescription: "AUTH \(name), reply \(index + 1)",
        before: greeted + before + lines[index], yes: isLast && !doubted ? [235] : [],
        // A yes that is not believed, and a challenge that is answered or ends the exchange.
        goesOn: isLast && !doubted ? [334] : [235, 334]
      ) { session in
        try session.open()
        try session.hello(as: "me")
        var mechanism = mechanism()
        let result = try session.authenticate(
          with: &mechanism, hiding: [], initialResponse: initialResponse)
        if result.hasSucceeded { return .yes }
        return result.problem == nil ? .refused(result.reply.code) : .wentOn
      }
    }
  }

  private static let authentication =
    exchange("PLAIN", ["C: AUTH PLAIN *\n"]) { Plain(joe) }
    + exchange(
      "PLAIN without initial response", ["C: AUTH PLAIN\n", "S: 334 \nC: *\n"], initialResponse: false
    ) { Plain(joe) }
    + exchange(
      "LOGIN", ["C: AUTH LOGIN\n", "S: 334 VXNlcm5hbWU6\nC: *\n", "S: 334 UGFzc3dvcmQ6\nC: *\n"],
      initialResponse: false
    ) { Login(joe) }
    + exchange("LOGIN with initial response", ["C: AUTH LOGIN *\n", "S: 334 UGFzc3dvcmQ6\nC: *\n"]) {
      Login(joe, initialResponse: true)
    }
    + exchange(
      "LOGIN that asks for the password first",
      ["C: AUTH LOGIN\n", "S: 334 UGFzc3dvcmQ6\nC: *\n", "S: 334 VXNlcm5hbWU6\nC: *\n"],
      initialResponse: false
    ) { Login(joe) }
    + exchange("CRAM-MD5", ["C: AUTH CRAM-MD5\n", "S: 334 PDEuMkBtPg==\nC: *\n"], initialResponse: false) {
      CramMD5(joe)
    }
    + exchange("XOAUTH2", ["C: AUTH XOAUTH2 *\n"]) { XOAuth2(joe) }
    + exchange("XOAUTH2 after an error", ["C: AUTH XOAUTH2 *\nS: 334 e30=\nC: *\n"], doubted: true) {
      XOAuth2(joe)
    }
    + exchange("OAUTHBEARER", ["C: AUTH OAUTHBEARER *\n"]) { OAuthBearer(joe) }
    + exchange("OAUTHBEARER after an error", ["C: AUTH OAUTHBEARER *\nS: 334 e30=\nC: *\n"], doubted: true) {
      OAuthBearer(joe)
    }
    // The example of RFC 5802, section 5.
    + exchange(
      "SCRAM-SHA-1",
      [
        "C: AUTH SCRAM-SHA-1 *\n",
        "S: 334 cj1meWtvK2QybGJiRmdPTlJ2OXFreGRhd0wzcmZjTkhZSlkxWlZ2V1ZzN2oscz1RU1hDUitRNnNl"
          + "azhiZjkyLGk9NDA5Ng==\nC: *\n",
        "S: 334 dj1ybUY5cHFWOFM3c3VBb1pXamE0ZEpSa0ZzS1E9\nC:\n",
      ]
    ) { Scram(.sha1, joe, nonce: "fyko+d2lbbFgONRv9qkxdawL") }

  /// A message up to each reply, which is taken when the last is 250.
  private static let delivery: [Place] = {
    let steps: [(name: String, said: String, yes: [Int], goesOn: [Int])] = [
      ("MAIL", greeted + "C: MAIL *\n", [], [250]),
      ("RCPT", "S: 250 ok\nC: RCPT *\n", [], [250, 251, 252]),
      ("DATA", "S: 250 ok\nC: DATA\n", [], [354]),
      ("message", "S: 354 go\nMESSAGE\n", [250], []),
    ]
    return steps.indices.map { index in
      let step = steps[index]
      return Place(
        testDescription: step.name, before: steps[...index].map(\.said).joined(), yes: step.yes,
        goesOn: step.goesOn
      ) { session in
        try session.open()
        try session.hello(as: "me")
        // Of a single recipient who is refused the session is told by RSET, which nobody answers here.
        let delivery = Result { try session.deliver(Array("\nx\n".utf8), from: "a@x.test", to: ["b@y.test"]) }
        if let refused = session.unfinishedDelivery?.recipients.last?.reply, !refused.isPositive {
          return .refused(refused.code)
        }
        let result = try delivery.get()
        if !result.accepted.isEmpty { return .yes }
        return .refused(result.message?.code ?? result.sender.code)
      }
    }
  }()
}
