import Addresses
import Attacks
import Letters
import Replies
import Secrecy
public import Settings
public import Spool

/// What is done about a mail that came back; it is never answered.
public struct ReturnedMail {
  /// What was made of it, for the log.
  public struct Outcome: Sendable {
    public var kind: String
    public var report: String?
    public var text: String
  }

  let settings: Settings
  let spool: Spool
  private let seal: Seal
  let now: Int64
  private let isRehearsal: Bool

  /// - Parameter isRehearsal: Whether nothing is to be changed.
  public init(_ settings: Settings, _ spool: Spool, now: Int64, isRehearsal: Bool = false) throws {
    self.settings = settings
    self.spool = spool
    self.now = now
    self.isRehearsal = isRehearsal
    seal = try Seal(key: Secret(try spool.secret()))
  }

  /// Takes a mail in.
  ///
  /// Only what can show a token of ours, or the number of a report, which nobody can guess, has consequences.
  ///
  /// - Parameters:
  ///   - bytes: The mail, or its beginning.
  ///   - recipient: To whom the mail server delivers it, if it says so.
  public func take(_ bytes: [UInt8], recipient: String?) throws(SpoolProblem) -> Outcome {
    let reading = Reply.classify(
      IncomingMail(bytes), recipient: recipient, own: Set([settings.from].compactMap(\.self)))
    let tokens = self.tokens(of: reading, recipient)
    // What is quoted only tells which report it is about: it has all our tokens, whoever sends it back.
    let report = try report(for: reading, tokens + seal.tokens(in: bytes.prefix(IncomingMail.maximumSize)))
    let outcome: Outcome
    // Mail to an address that stops mails says so by that, whatever else it says.
    let asked = seal.tokens(in: ([recipient ?? ""] + reading.clues.recipients).joined(separator: "\n").utf8)
      .compactMap(\.purpose.scope).first
    switch (reading.kind, asked) {
    case (.bounce(let bounce), _): outcome = try take(bounce, of: report)
    case (.automatic, _), (.unreadable, _):
      outcome = Outcome(kind: reading.kind.name, report: report?.id, text: reading.reason)
    case (.ticket(let number), _):
      outcome = Outcome(kind: "ticket", report: report?.id, text: "ticket \(number)")
    case (.form(let url), _): outcome = try takeForm(url, of: report, reading)
    case (.stop(let scope), _):
      let inSubject = tokens.compactMap(\.purpose.scope).first
      outcome = try takeStop(asked ?? inSubject ?? scope, of: report, reading, bytes)
    case (.person, let asked?): outcome = try takeStop(asked, of: report, reading, bytes)
    case (.person, nil): outcome = try takeAnswer(of: report, reading, bytes)
    }
    try keep(outcome, reading, of: report, bytes)
    return outcome
  }

  func keep(_ ban: Suppression) throws(SpoolProblem) { if !isRehearsal { try spool.keep(ban) } }
  func save(_ notice: Report) throws(SpoolProblem) { if !isRehearsal { try spool.save(notice) } }
  private func save(_ reply: StoredReply) throws(SpoolProblem) { if !isRehearsal { try spool.save(reply) } }

  // MARK: Whose answer it is

  private func tokens(of reading: Reading, _ recipient: String?) -> [Seal.Token] {
    let clues = reading.clues
    let texts =
      [recipient ?? ""] + clues.recipients + clues.returnedSenders + clues.messageIDs + [reading.subject]
    return seal.tokens(in: texts.joined(separator: "\n").utf8)
  }

  private func report(for reading: Reading, _ tokens: [Seal.Token]) throws(SpoolProblem) -> Report? {
    let numbers = try spool.reportNumbers()
    for token in tokens {
      for number in numbers where ReportID(number)?.brief == token.report {
        return try spool.report(number)
      }
    }
    for number in reading.clues.reports where numbers.contains(number) { return try spool.report(number) }
    return nil
  }

  // MARK: What follows

  private func take(_ bounce: Bounce, of report: Report?) throws(SpoolProblem) -> Outcome {
    let words = bounce.recipients.first.map { first in
      [first.address, first.status, first.diagnostic].compactMap { $0?.isEmpty == true ? nil : $0 }
        .joined(separator: " ")
    }
    let outcome = Outcome(
      kind: "bounce", report: report?.id, text: "\(bounce.weight.rawValue): \(words ?? "no recipient named")")
    // A mail that went to the administrator instead says nothing of those it was for; `Round` stops then.
    guard let report, bounce.weight == .permanent, report.review != true else { return outcome }
    for recipient in Self.affected(bounce, of: report) {
      try suppressDomain(of: recipient, because: "returned mail: \(words ?? "")")
    }
    return outcome
  }

  /// Those recipients of a report whom a bounce names; all when it names none of them, an alias's target, say.
  private static func affected(_ bounce: Bounce, of report: Report) -> [String] {
    let named = Set(
      bounce.recipients.filter { $0.weight == .permanent }.flatMap { [$0.address, $0.original ?? ""] }.map {
        $0.lowercased()
      })
    let all = report.recipients.map { $0.address.lowercased() }
    let both = all.filter { named.contains($0) }
    return both.isEmpty ? all : both
  }

  private func takeForm(
    _ url: String, of report: Report?, _ reading: Reading
  ) throws(SpoolProblem) -> Outcome {
    let outcome = Outcome(kind: "form", report: report?.id, text: url)
    guard let report, report.review != true else { return outcome }
    for recipient in report.recipients {
      try suppressDomain(of: recipient.address, because: "wants reports by the form at \(url)")
    }
    try notify(
      "reports are wanted by a form", about: report,
      "\(report.recipients.map(\.address).joined(separator: ", ")) takes reports by a form only; no more mail is sent there:\n\n  \(url)",
      nil)
    return outcome
  }

  /// Passes on to the administrator what a person wrote.
  private func takeAnswer(
    of report: Report?, _ reading: Reading, _ bytes: [UInt8]
  ) throws(SpoolProblem) -> Outcome {
    let isTold = try notify(
      "an answer to a worm report: \(reading.subject)", about: report, "A person has answered.", bytes)
    // What belongs to a report is kept with it; of the rest nothing would be left.
    guard isTold || report != nil else {
      throw SpoolProblem(
        spool.path, "today the administrator cannot be told of more answers; try again later")
    }
    return Outcome(kind: "person", report: report?.id, text: "from \(reading.sender ?? "somebody")")
  }

  private func suppressDomain(of recipient: String, because reason: String) throws(SpoolProblem) {
    guard let domain = recipient.split(separator: "@").last,
      let subject = Suppression.Subject(String(domain))
    else { return }
    let text = String(printing: reason.utf8, limit: 300)
    try keep(Suppression(subject, reason: text, since: now, until: now + settings.bounceKeep))
  }

  /// Keeps what belongs to a report; what belongs to none would let anybody fill the disk.
  private func keep(
    _ outcome: Outcome, _ reading: Reading, of report: Report?, _ bytes: [UInt8]
  ) throws(SpoolProblem) {
    guard let report else { return }
    var isPermanent = false
    var recipients = report.recipients.map(\.address)
    if case .bounce(let bounce) = reading.kind {
      isPermanent = bounce.weight == .permanent
      recipients = Self.affected(bounce, of: report)
    }
    try save(
      StoredReply(
        time: now, report: report.id, kind: outcome.kind, isPermanent: isPermanent, recipients: recipients,
        text: String(printing: outcome.text.utf8, limit: 300),
        mail: outcome.kind == "person" || outcome.kind == "stop" ? Self.quoted(bytes) : nil))
  }
}

extension Reading.Kind {
  var name: String {
    switch self {
    case .bounce: "bounce"
    case .automatic: "automatic"
    case .form: "form"
    case .ticket: "ticket"
    case .stop: "stop"
    case .person: "person"
    case .unreadable: "unreadable"
    }
  }
}

extension Seal.Purpose {
  /// What a mail to an address with such a token asks for.
  var scope: StopScope? {
    switch self {
    case .stopAddress: .address
    case .stopNetwork: .network
    case .stopAll: .all
    case .bounce, .message: nil
    }
  }
}
