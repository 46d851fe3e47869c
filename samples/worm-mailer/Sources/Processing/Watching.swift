import FoundationEssentials
import Settings
public import Spool

extension Round {
  /// Stops when too much of what was sent comes back, and says so to the administrator.
  mutating func watchBounces() throws(SpoolProblem) {
    if let pause = notes.pause {
      // Whoever stopped it was killed before there was a notice.
      if pause.notice != nil { try notifyOfPause(pause) }
      return
    }
    if try reviewsComeBack() {
      return try pause("mail to the administrator, who is to see the first mails, comes back")
    }
    let rate = try BounceRate(spool, since: max(now - 7 * 86_400, notes.resumed ?? 0))
    guard rate.mails >= settings.bounceMinimum, rate.percent > settings.bounceLimit else { return }
    let reason = """
      \(rate.bounces) of \(rate.mails) mails of the last days came back, more than 'bounce_limit', \
      \(settings.bounceLimit) percent
      """
    let pause = Notes.Pause(since: now, reason: reason, notice: Self.newNumber)
    notes.pause = pause
    try save(notes)
    log(Event(.warning, "paused: \(reason); 'worm-mailer resume' goes on"))
    try notifyOfPause(pause)
  }

  /// Stops without a notice, because the administrator cannot be reached.
  mutating func pause(_ reason: String) throws(SpoolProblem) {
    guard notes.pause == nil else { return }
    notes.pause = Notes.Pause(since: now, reason: reason, notice: nil)
    try save(notes)
    log(Event(.warning, "paused: \(reason); 'worm-mailer resume' goes on"))
  }

  /// Whether a mail that went to the administrator for review was returned.
  private func reviewsComeBack() throws(SpoolProblem) -> Bool {
    let since = max(now - 7 * 86_400, notes.resumed ?? 0)
    let reviews = Set(sent.filter { $0.review == true && $0.created >= since }.map(\.id))
    guard !reviews.isEmpty else { return false }
    return try spool.replies(since: since).contains {
      $0.isPermanent && $0.report.map(reviews.contains) == true
    }
  }

  private mutating func notifyOfPause(_ pause: Notes.Pause) throws(SpoolProblem) {
    try notify(
      pause.notice, "worm-mailer has stopped sending",
      """
      \(pause.reason).

      Nothing is sent any more until you say so. 'worm-mailer queue' shows what waits, 'worm-mailer report' what came
      back, and 'worm-mailer resume' goes on.
      """)
  }

  /// Tells the administrator once a day of reports that were not made because there were too many.
  mutating func summarize() throws(SpoolProblem) {
    guard let overflow = notes.overflow else { return }
    guard abs(now - overflow.since) >= 86_400 || options.closesAll else { return }
    let examples = overflow.examples.map { "  \($0)" }.joined(separator: "\n")
    try notify(
      overflow.notice, "\(overflow.reports) attacks beyond the limits of worm-mailer",
      """
      There was no mail of their own about \(overflow.reports) attacks, because the limits 'per_recipient' or 'per_day'
      were reached:

      \(examples)
      """)
    notes.overflow = nil
    try save(notes)
  }

  /// A number for a report or a notice.
  static var newNumber: String { UUID().uuidString.lowercased() }

  /// Queues a mail to the local administrator, unless there is one of that number already.
  private mutating func notify(
    _ number: String?, _ subject: String, _ text: String
  ) throws(SpoolProblem) {
    guard let admin = settings.admin else { return }
    let number = number ?? Self.newNumber
    guard try !spool.reportNumbers().contains(number) else { return }
    let report = Report(id: number, created: now, notice: subject, text: text, to: admin)
    try save(report)
    queue.append(report)
  }
}

/// How much of what was sent came back.
public struct BounceRate: Sendable {
  public let mails: Int
  public let bounces: Int

  public var percent: Int { mails == 0 ? 0 : bounces * 100 / mails }

  /// Counts the mails that left since a time, and those of them that were refused or returned for good.
  public init(_ spool: Spool, since: Int64) throws(SpoolProblem) {
    let mails = try spool.sent(since: since).filter { report in
      report.kind == .attack && report.review != true && (report.state == .sent || report.state == .refused)
        && !report.recipients.isEmpty
    }
    let returned = Set(try spool.replies(since: since).filter(\.isPermanent).compactMap(\.report))
    self.mails = mails.count
    bounces = mails.count { $0.state == .refused || returned.contains($0.id) }
  }
}
