import SASL
import Secrecy
import Transport

/// Lines to and replies from a server, each with its deadline, kept in a transcript that has no secrets.
struct Dialogue {
  private(set) var transcript = Transcript()
  private(set) var timings = Timings()
  private let settings: SessionSettings
  private var whole: Deadline
  private var parser = ReplyParser()
  /// What has been read and belongs to no reply yet.
  private var unread: ArraySlice<UInt8> = []
  private var secrets = Redaction()
  /// What of the secrets is not only our messages' base64.
  private var passwords = Redaction()
  private var names = Redaction()

  /// What followed 334 in the last reply, as it came.
  private(set) var lastChallenge: [UInt8] = []

  /// What is spoken over, nil before and after.
  private(set) var connection: (any Connection)?

  /// A time limit: its end, its seconds, and whether it is that of the whole session.
  struct Limit {
    var end: Deadline
    var seconds: Double
    var isOfSession: Bool
  }

  init(_ settings: SessionSettings) {
    self.settings = settings
    whole = Deadline(seconds: settings.totalSeconds)
    for secret in settings.hiddenSecrets { hide(password: secret) }
    for name in settings.hiddenNames {
      names.hideWhole(Secret(name.utf8))
      names.hideWhole(Base64.encode(Secret(name.utf8)))
    }
  }

  /// From now on the session's time counts.
  mutating func begin() { whole = Deadline(seconds: settings.totalSeconds) }

  /// The limit for one step.
  func limit(_ seconds: Double) -> Limit {
    let own = Deadline(seconds: seconds)
    return own <= whole
      ? Limit(end: own, seconds: seconds, isOfSession: false)
      : Limit(end: whole, seconds: settings.totalSeconds, isOfSession: true)
  }

  /// Speaks over a connection from now on.
  mutating func use(_ connection: any Connection) { self.connection = connection }

  mutating func close() {
    connection?.close()
    connection = nil
  }

  /// Hides a secret in all that is shown from now on.
  mutating func hide(_ secret: Secret) { secrets.hide(secret) }

  /// Hides a password or token in all that is shown from now on.
  mutating func hide(password: Secret) {
    secrets.hide(password: password)
    passwords.hide(password: password)
  }

  /// Hides what is sent in one step of an exchange.
  mutating func hide(_ message: Message, base64: Secret) {
    secrets.hide(base64)
    // A bare word may be a user's name, without which many an answer is not understood; passwords come by `hide`.
    if message.bytes.withBytes({ $0.contains { $0 <= UInt8(ascii: " ") } }) {
      secrets.hideWhole(message.bytes)
    }
  }

  /// Bytes from the server with a mark in the place of all that is secret.
  func hidden(_ bytes: [UInt8]) -> [UInt8] { names.apply(to: secrets.apply(to: bytes)) }

  /// Our own text, which has no secrets, fit to be shown.
  func shown(own text: String) -> String { names.text(text.utf8) }

  mutating func note(_ phase: Phase, _ text: String) { transcript.add(.event, phase, shown(own: text)) }

  /// Runs a step and keeps the time that it took.
  mutating func timed<Result>(
    _ phase: Phase, _ body: (inout Dialogue) throws(SMTPProblem) -> Result
  ) throws(SMTPProblem) -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    defer { timings.add(clock.now - start, to: phase) }
    return try body(&self)
  }

  /// Sends bytes, whatever they are, and shows a text in their place, or nothing.
  mutating func send(_ bytes: Secret, as text: String?, _ phase: Phase, _ limit: Limit) throws(SMTPProblem) {
    guard let connection else { throw .outOfOrder(phase, "there is no connection") }
    if let text { transcript.add(.client, phase, shown(own: text)) }
    do {
      try bytes.withBytes { buffer throws(TransportProblem) in try connection.write(buffer, by: limit.end) }
    } catch {
      throw problem(error, phase, limit)
    }
  }

  /// Waits for a whole reply.
  ///
  /// - Parameter codes: Those that mean yes, where not all of the phase do.
  /// - Returns: A refusal, or a yes that belongs to the phase; nothing follows it that nobody asked for.
  mutating func reply(
    _ phase: Phase, _ limit: Limit, allowing codes: [Int]? = nil
  ) throws(SMTPProblem) -> Reply {
    let reply = try wholeReply(phase, limit)
    if let objection = reply.objection(in: phase, allowing: codes) {
      throw .unexpected(phase, reply, objection)
    }
    try expectSilence(phase)
    return reply
  }

  private mutating func wholeReply(_ phase: Phase, _ limit: Limit) throws(SMTPProblem) -> Reply {
    guard let connection else { throw .outOfOrder(phase, "there is no connection") }
    while true {
      do {
        if let raw = try parser.parse(&unread) { return keep(raw, phase) }
      } catch {
        throw .violation(phase, shown(error))
      }
      do {
        unread = try connection.read(atMost: 16_384, by: limit.end)[...]
      } catch {
        throw problem(error, phase, limit)
      }
      if unread.isEmpty { throw .closed(phase, insideReply: parser.isInsideReply) }
    }
  }

  /// Throws when the server has said something that nobody asked for, other than goodbye (RFC 5321, section 3.8).
  func expectSilence(_ phase: Phase) throws(SMTPProblem) {
    if unread.starts(with: "421".utf8) { return }
    try expectNothing(beside: [], phase)
  }

  /// Throws when the server has said anything that nobody asked for.
  ///
  /// - Parameter bytes: What has arrived and was not read by `reply`.
  func expectNothing(beside bytes: [UInt8], _ phase: Phase) throws(SMTPProblem) {
    let all = unread + bytes
    guard !all.isEmpty else { return }
    throw .violation(phase, .unsolicited(String(printing: hidden(Array(all)), limit: 80), count: all.count))
  }

  private mutating func keep(_ raw: ReplyParser.RawReply, _ phase: Phase) -> Reply {
    lastChallenge = raw.code == 334 ? raw.lines.last ?? [] : []
    let masked = names.apply(toLines: secrets.apply(toLines: raw.lines)).map { String(printing: $0) }
    let lines = zip(raw.lines, masked).map { line, masked in
      guard raw.code == 334, let challenge = try? Base64.decode(line) else { return masked }
      // A challenge that happens to contain a part of our answers' base64 says nothing; what it stands for counts.
      return secrets.finds(in: challenge) || names.finds(in: challenge) || passwords.finds(in: line)
        ? Redaction.mark : String(printing: line)
    }
    for (index, line) in lines.enumerated() {
      transcript.add(.server, phase, "\(raw.code)\(index + 1 < lines.count ? "-" : " ")\(line)")
    }
    return Reply(code: raw.code, lines: lines, deviations: raw.deviations)
  }

  /// A violation shows a part of what was sent, which is cut off after it was searched for secrets.
  private func shown(_ violation: ReplyViolation) -> ReplyViolation {
    guard case .notAReply = violation else { return violation }
    return .notAReply(String(printing: hidden(parser.line), limit: 80))
  }

  private func problem(_ problem: TransportProblem, _ phase: Phase, _ limit: Limit) -> SMTPProblem {
    switch problem {
    case .timedOut where parser.countOfLines > 0 && !limit.isOfSession:
      .unfinished(phase, lines: parser.countOfLines, seconds: limit.seconds)
    case .timedOut: .timedOut(phase, seconds: limit.seconds, ofSession: limit.isOfSession)
    default: .broken(phase, problem)
    }
  }
}
