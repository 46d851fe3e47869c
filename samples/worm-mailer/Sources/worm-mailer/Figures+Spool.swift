import Processing
import Overview
import Spool

extension Figures {
  /// Counts what is in a spool.
  init(_ spool: Spool, now: Int64) throws {
    self.init()
    let notes = try spool.notes()
    var attacks = notes.tally.attacks
    var untold = notes.tally.untold
    for address in try spool.allCases() {
      guard let known = try spool.passingDamage({ () throws(SpoolProblem) in try spool.case(of: address) })
      else {
        continue
      }
      attacks.merge(known.totals, uniquingKeysWith: +)
      untold.merge(known.untold, uniquingKeysWith: +)
    }
    self.attacks = attacks.mapValues { UInt64(max(0, $0)) }
    suppressed = untold.mapValues { UInt64(max(0, $0)) }
    let queue = try spool.queue()
    queueLength = UInt64(queue.count)
    queueOldest = UInt64(max(0, queue.map { now - max(0, $0.created) }.max() ?? 0))
    let sent = try spool.sent().filter { $0.kind == .attack }
    let all = try BounceRate(spool, since: 0)
    mailsSent = UInt64(notes.tally.sent + sent.count { $0.state == .sent })
    mailsGivenUp = UInt64(notes.tally.givenUp + sent.count { $0.state == .givenUp })
    bounces = UInt64(notes.tally.bounces + all.bounces)
    let recent = try BounceRate(spool, since: max(now - 7 * 86_400, notes.resumed ?? 0))
    recentMails = UInt64(recent.mails)
    recentBounces = UInt64(recent.bounces)
    pause = notes.pause?.reason
    lastRun = notes.lastRun
  }
}
