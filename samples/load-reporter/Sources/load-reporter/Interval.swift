import ProcStat

/// What a chart needs of a report.
struct Interval {
  let kind: Report.Kind

  /// When it began and ended, by ISO 8601, if that is known.
  let startTime: String?
  let endTime: String?

  /// Its length in nanoseconds, if that is known.
  let elapsed: UInt64?

  /// The nanoseconds for which the machine was suspended, which are not in its length.
  let suspended: UInt64

  /// The ticks of all CPUs in it, or nil when nobody can tell.
  let deltas: Counters?

  /// The states of which nobody can tell them.
  let unknown: Set<CPUState>
}

extension Interval {
  init(_ report: Report) {
    let all = report.comparison.all
    self.init(
      kind: report.kind, startTime: report.startTime, endTime: report.endTime, elapsed: report.elapsed,
      suspended: report.suspended ?? 0,
      deltas: all.deltas, unknown: all.unknown)
  }
}
