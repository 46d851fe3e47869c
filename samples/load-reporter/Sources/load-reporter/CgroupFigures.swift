import ProcStat

/// What a control group did between two readings.
struct CgroupFigures {
  /// The group's directory.
  let path: String

  /// The counters at the second reading.
  let usage: CgroupUsage

  /// The differences, or nil when a counter fell: it is another group of the same name.
  let gained: CgroupUsage?
  private let elapsed: UInt64?

  init?(from before: Observation, to after: Observation, elapsed: UInt64?) {
    guard let old = before.cgroup, let new = after.cgroup else { return nil }
    path = new.path
    usage = new.usage
    gained = new.usage.since(old.usage)
    self.elapsed = elapsed
  }

  /// Microseconds as a share of the time one CPU has, in tenths of a percent; several CPUs make more than 1000.
  func tenthsOfOneCPU(_ microseconds: UInt64?) -> UInt64? {
    microseconds.flatMap { time in elapsed.flatMap { scaled(time, by: 1_000_000, over: $0) } }
  }
}
