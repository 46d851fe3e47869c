public import Spool

/// Forgets what is older than it need be kept; counters go on.
public struct Purge {
  /// What was removed, or would be.
  public struct Count: Sendable, Equatable {
    public var cases = 0
    public var reports = 0
    public var suppressions = 0
  }

  private let spool: Spool
  private let before: Int64
  private let now: Int64
  private let isRehearsal: Bool

  /// - Parameters:
  ///   - keep: Seconds for which things are kept.
  ///   - isRehearsal: Whether nothing is removed.
  public init(_ spool: Spool, keep: Int64, now: Int64, isRehearsal: Bool) {
    self.spool = spool
    self.now = now
    before = now - keep
    self.isRehearsal = isRehearsal
  }

  /// Does it; the caller has the spool's lock.
  public func run() throws(SpoolProblem) -> Count {
    var count = Count()
    var notes = try spool.notes()
    let returned = Set(try spool.replies().filter(\.isPermanent).compactMap(\.report))
    let reports = try spool.sent().filter { $0.created < before }
    var cases: [Case] = []
    for address in try spool.allCases() {
      let kept = try spool.passingDamage { () throws(SpoolProblem) in try spool.case(of: address) }
      guard let known = kept, !known.isOpen, known.lastSeen < before else { continue }
      cases.append(known)
    }
    for report in reports where report.kind == .attack {
      if report.state == .sent { notes.tally.sent += 1 }
      if report.state == .givenUp { notes.tally.givenUp += 1 }
      if report.state == .refused || returned.contains(report.id) { notes.tally.bounces += 1 }
    }
    for known in cases {
      notes.tally.hits += known.hits
      notes.tally.attacks.merge(known.totals, uniquingKeysWith: +)
      notes.tally.untold.merge(known.untold, uniquingKeysWith: +)
    }
    count.reports = reports.count
    count.cases = cases.count
    let ended = try spool.suppressions().filter { !$0.holds(at: now) }
    count.suppressions = ended.count
    if isRehearsal { return count }
    // First the tally: a process that is killed in between counts twice instead of never, and a counter goes up.
    try spool.save(notes)
    for report in reports { try spool.remove(report) }
    for known in cases { try spool.remove(known) }
    for suppression in ended { _ = try spool.removeSuppression(of: suppression.subject) }
    try spool.removeReplies(before: before)
    // Nobody takes an hour to write a file.
    try spool.removeUnfinished(before: now - 3600)
    return count
  }
}
