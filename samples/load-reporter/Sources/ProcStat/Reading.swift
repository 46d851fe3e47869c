/// What one reading of `/proc/stat` says about the CPUs.
public struct Reading: Sendable, Equatable {
  /// The `cpu` line: all CPUs together.
  public let all: Counters

  /// The `cpuN` lines by CPU number; offline CPUs have none, so there may be holes.
  public let cpus: [UInt32: Counters]

  /// Whether the file has two `cpu` lines, of which the first is in `all`: lxcfs 4.0.3 writes one of zeros before its own.
  public let hasTwoTotals: Bool

  /// When the machine started, in seconds since 1970 (the `btime` line), if the file says so.
  public let bootTime: Int64?

  /// What the file says of the machine besides.
  public let activity: Activity

  /// Creates a reading from its lines.
  public init(
    all: Counters, cpus: [UInt32: Counters], hasTwoTotals: Bool = false, bootTime: Int64? = nil,
    activity: Activity = Activity()
  ) {
    self.all = all
    self.cpus = cpus
    self.hasTwoTotals = hasTwoTotals
    self.bootTime = bootTime
    self.activity = activity
  }

  /// The line of one name, if the file has it.
  public subscript(name: CPUName) -> Counters? {
    switch name {
    case .all: all
    case .cpu(let number): cpus[number]
    }
  }

  /// The reading the same machine would have given at the moment it started: every counter at 0.
  public var atBoot: Reading {
    var activity = Activity()
    activity.contextSwitches = self.activity.contextSwitches.map { _ in 0 }
    activity.forks = self.activity.forks.map { _ in 0 }
    return Reading(
      all: all.atBoot, cpus: cpus.mapValues(\.atBoot), hasTwoTotals: hasTwoTotals, bootTime: bootTime,
      activity: activity)
  }
}

/// Which line a number belongs to.
public enum CPUName: Sendable, Hashable, CustomStringConvertible {
  case all
  case cpu(UInt32)

  /// `all`, or the name the file uses: `cpu0`.
  public var description: String {
    switch self {
    case .all: "all"
    case .cpu(let number): "cpu\(number)"
    }
  }
}
