import FoundationEssentials
import Settings
public import Spool

extension Round {
  /// Stops when too much of what was sent comes back, and says so to the administrator.
  mutating func watchBounces() throws(SpoolProblem) {
    guard notes.pause == nil else { return }
    let rate = try BounceRate(spool, since: max(now - 7 * 86_400, notes.resumed ?? 0))
    guard rate.mails >= settings.bounceMinimum, rate.percent > settings.bounceLimit else { return }
    let reason = """
      \(rate.bounces) of \(rate.mails) mails of the last days came back, more than 'bounce_limit', \
      \(settings.bounceLimit) percent
      """
    notes.pause = Notes.Pause(since: now, reason: reason)
    try save(notes)
    log(Event(.warning, "paused: \(reason); 'worm-mailer resume' goes on"))
    try notify(
      "worm-mailer has stopped sending",
      """
      \(reason).

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
      "\(overflow.reports) attacks beyond the limits of worm-mailer",
      """
      There was no mail of their own about \(overflow.reports) attacks, because the limits 'per_recipient' or 'per_day'
      were reached:

      \(examples)
      """)
    notes.overflow = nil
    try save(notes)
  }

  /// Queues a mail to the local administrator.
  mutating func notify(_ subject: String, _ text: String) throws(SpoolProblem) {
    guard let admin = settings.admin else { return }
    let report = Report(
      id: UUID().uuidString.lowercased(), created: now, notice: subject, text: text, to: admin)
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
