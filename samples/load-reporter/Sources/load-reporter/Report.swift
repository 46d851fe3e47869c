import ProcStat
import Reporting

/// One comparison, ready to be written in some format.
struct Report {
  /// What kind of two readings were compared; the raw values appear in JSON and do not change.
  enum Kind: String {
    case interval
    case average
    case sinceBoot = "since-boot"
    case files
  }

  let kind: Kind
  let before: Observation
  let after: Observation
  let comparison: Comparison
  let ticksPerSecond: UInt64

  init(kind: Kind, before: Observation, after: Observation, ticksPerSecond: UInt64) {
    self.kind = kind
    self.before = before
    self.after = after
    self.comparison = Comparison(from: before.reading, to: after.reading, ticksPerSecond: ticksPerSecond)
    self.ticksPerSecond = ticksPerSecond
  }

  /// The lines to show: all together and, if wished, each CPU.
  func changes(perCPU: Bool) -> [Change] {
    [comparison.all] + (perCPU ? comparison.cpus : [])
  }

  /// The nanoseconds between the readings by the monotonic clock, or nil when one is a saved copy.
  var elapsed: UInt64? {
    guard let start = before.moment?.monotonic, let end = after.moment?.monotonic, end >= start else {
      return nil
    }
    return end - start
  }

  /// When the time reported on began, by ISO 8601, if it is known.
  var startTime: String? {
    kind == .sinceBoot
      ? after.reading.bootTime.flatMap { Moment.iso8601(seconds: $0) } : before.moment?.iso8601
  }

  /// When the time reported on ended, by ISO 8601, if it is known.
  var endTime: String? { after.moment?.iso8601 }
}

extension Change {
  /// The names of the flags in their fixed order.
  var flagNames: [String] {
    Flag.allCases.filter(flags.contains).map(\.rawValue)
  }
}
