import Attacks
import FoundationEssentials
import Spool

extension Case {
  /// Adds hits to the attack they belong to; an attack that is over is closed.
  ///
  /// An attack has all hits of its address within a window from its first hit on.
  mutating func collect(_ hits: [Hit], window: Int64) {
    for hit in hits.sorted(by: { $0.time < $1.time }) {
      self.hits += 1
      if let open, abs(hit.time.subtractingSaturated(open.first)) < window {
        self.open?.add(hit)
      } else {
        closeAttack()
        open = Attack(hit)
        openReport = UUID().uuidString.lowercased()
      }
    }
  }

  /// Closes the attack whose window is over, or any.
  ///
  /// One that began in the future, by a clock that was set back since, is over too.
  mutating func close(at now: Int64, window: Int64, all: Bool) {
    guard let open else { return }
    if all || abs(now.subtractingSaturated(open.first)) >= window { closeAttack() }
  }

  private mutating func closeAttack() {
    guard let attack = open else { return }
    open = nil
    totals[attack.mainSignature, default: 0] += 1
    closed.append(Closed(report: openReport ?? UUID().uuidString.lowercased(), attack: attack))
    openReport = nil
  }
}

extension Int64 {
  /// The difference, or the largest number there is: times come from files.
  func subtractingSaturated(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    // -max instead of min, so that its magnitude is a number, too.
    return overflow ? (self < other ? -.max : .max) : Swift.max(difference, -.max)
  }
}
