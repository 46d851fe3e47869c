import ProcStat

/// What a control group did between two readings.
struct CgroupFigures {
  /// The group's directory.
  let path: String

  /// The counters at the second reading, or nil when the group was gone.
  let usage: CgroupUsage?

  /// The differences, or nil when there are none.
  let gained: CgroupUsage?

  /// Why there are no differences: a group that is there at one reading only, or another one of the same name.
  let flag: Flag?

  /// What its tasks waited for, as far as the second reading tells.
  let pressures: [PressureFigures]
  private let elapsed: UInt64?

  init?(from before: Observation, to after: Observation, elapsed: UInt64?) {
    guard let old = before.cgroup, let new = after.cgroup else { return nil }
    path = new.path
    usage = new.usage
    gained = old.usage.flatMap { new.usage?.since($0) }
    switch (old.usage, new.usage) {
    case (nil, nil): flag = .absent
    case (_, nil): flag = .vanished
    case (nil, _): flag = .appeared
    default: flag = gained == nil ? .counterReset : nil
    }
    pressures = PressureFigures.all(from: old.pressures, to: new.pressures, elapsed: elapsed)
    self.elapsed = elapsed
  }

  /// Microseconds as a share of the time one CPU has, in tenths of a percent; several CPUs make more than 1000.
  func tenthsOfOneCPU(_ microseconds: UInt64?) -> UInt64? {
    microseconds.flatMap { time in elapsed.flatMap { time.scaled(by: 1_000_000, over: $0) } }
  }
}
