public import SASL
public import Secrecy
import Transport

extension Session {
  /// The longest line of an exchange with its end (RFC 4954, section 4).
  static let maximumOfAuthenticationLine = 12_288

  /// No mechanism has more than four.
  static let maximumOfChallenges = 32

  /// Runs one exchange of a mechanism, whether the server offered it or not.
  ///
  /// - Parameters:
  ///   - mechanism: Made for this exchange; what it learned can be asked for afterwards.
  ///   - secrets: The password or token, which is then hidden wherever the server repeats it.
  ///   - initialResponse: Whether the first message goes with the command. One that does not fit waits for the server's
  ///     first challenge in any case.
  /// - Returns: How it went, also when the server said no.
  public func authenticate(
    with mechanism: inout any Mechanism, hiding secrets: [Secret], initialResponse: Bool = true
  ) throws(SMTPProblem) -> Authentication {
    if let exposure { throw exposure }
    for secret in secrets { dialogue.hide(password: secret) }
    var pending: Message?
    do {
      pending = try mechanism.start()
    } catch {
      throw .mechanism(error.rephrased(masked))
    }
    let command = "AUTH \(mechanism.name)"
    var exchange = Exchange(name: mechanism.name)
    if initialResponse, let first = pending, Self.fits(command, first) {
      pending = nil
      exchange.messages += 1
      let base64 = hidden(first)
      // Nothing at all would not be a message (RFC 4954, section 4).
      let text = base64.count == 0 ? Secret("=".utf8) : base64
      exchange.reply = try send(
        [Secret("\(command) ".utf8), text], as: "\(command) [\(first.explanation)]")
    } else {
      exchange.reply = try self.exchange(command, .auth)
    }
    try goOn(&exchange, &mechanism, pending)
    return exchange.result
  }

  /// What has happened in an exchange so far.
  private struct Exchange {
    var name: String
    var reply = Reply(code: 0, lines: [])
    var challenges: [Authentication.Challenge] = []
    var messages = 0
    var problem: Authentication.Problem?

    var result: Authentication {
      Authentication(
        mechanism: name, reply: reply, challenges: challenges, messages: messages, problem: problem)
    }
  }

  /// Answers challenges until the server or the mechanism has had enough.
  private func goOn(
    _ exchange: inout Exchange, _ mechanism: inout any Mechanism, _ pending: Message?
  ) throws(SMTPProblem) {
    var pending = pending
    while exchange.reply.code == 334 {
      let answer: Message
      switch next(&exchange, &mechanism, &pending) {
      case .success(let message): answer = message
      case .failure(let problem):
        exchange.problem = problem.reason
        return cancel(&exchange)
      }
      let base64 = hidden(answer)
      guard base64.count + 2 <= Self.maximumOfAuthenticationLine else {
        exchange.problem = .tooLong(base64.count)
        return cancel(&exchange)
      }
      exchange.messages += 1
      exchange.reply = try send([base64], as: "[\(answer.explanation)]")
    }
    if exchange.reply.code == 235 {
      guard pending == nil else {
        exchange.problem = .mechanism(.serverNotAuthentic(SASLProblem.yesWithoutCredentials))
        return
      }
      do {
        try mechanism.finish()
      } catch {
        exchange.problem = .mechanism(error.rephrased(masked))
      }
    }
  }

  /// Carries a problem as `Result` wants it.
  private struct Stop: Error {
    let reason: Authentication.Problem
  }

  /// The answer to the challenge in the last reply.
  private func next(
    _ exchange: inout Exchange, _ mechanism: inout any Mechanism, _ pending: inout Message?
  ) -> Result<Message, Stop> {
    let raw = dialogue.lastChallenge
    let bytes = try? Base64.decode(raw)
    exchange.challenges.append(
      Authentication.Challenge(text: exchange.reply.text, bytes: bytes.map { dialogue.hidden($0) }))
    guard exchange.challenges.count <= Self.maximumOfChallenges else {
      return .failure(Stop(reason: .tooManyChallenges(Self.maximumOfChallenges)))
    }
    // The first message was ready before the server spoke: whatever it said to get it, `334 go ahead`, is not a challenge.
    if let first = pending {
      pending = nil
      return .success(first)
    }
    guard let bytes else { return .failure(Stop(reason: .badBase64(exchange.reply.text))) }
    do {
      return .success(try mechanism.respond(to: bytes))
    } catch {
      return .failure(Stop(reason: .mechanism(error.rephrased(masked))))
    }
  }

  /// Ends the exchange from our side (RFC 4954, section 4).
  ///
  /// Why we do stays the outcome when the server does not answer: one that is not authentic could else hang up, and
  /// pass for one that broke down.
  private func cancel(_ exchange: inout Exchange) {
    if let reply = try? send([Secret("*".utf8)], as: "*") { exchange.reply = reply }
    // A server that still wants an answer would take the next command for it, and one that says yes did not understand.
    if exchange.reply.isPositive { close() }
  }

  /// Sends a line of an exchange and waits for the answer.
  private func send(_ parts: [Secret], as shown: String) throws(SMTPProblem) -> Reply {
    try exchange(Secret(joining: parts + [Secret("\r\n".utf8)]), as: shown, .auth)
  }

  /// The base64 of a message, which from now on is hidden.
  private func hidden(_ message: Message) -> Secret {
    let base64 = Base64.encode(message.bytes)
    dialogue.hide(message, base64: base64)
    return base64
  }

  private static func fits(_ command: String, _ first: Message) -> Bool {
    let size = (first.bytes.count + 2) / 3 * 4
    return command.utf8.count + 1 + max(1, size) + 2 <= maximumOfAuthenticationLine
  }

  /// Why credentials could fall into wrong hands in this session as it is, and are not sent by `authenticate`; nil where
  /// they cannot.
  public var exposure: SMTPProblem? {
    Self.exposure(tls: tls, isLoopback: peer?.isLoopback == true, settings: settings)
  }

  /// Every mechanism counts: those that do not send the password let whoever listens try passwords.
  static func exposure(tls: TLSState?, isLoopback: Bool, settings: SessionSettings) -> SMTPProblem? {
    guard let tls else { return isLoopback || settings.allowsCleartext ? nil : .cleartext }
    return tls.isTrusted || settings.untrustedCertificate == .accepted ? nil : .untrusted(tls.problems)
  }
}
