/// What one reading of `/proc/stat` says about the CPUs.
public struct Reading: Sendable, Equatable {
  /// The `cpu` line: all CPUs together.
  public let all: Counters

  /// The `cpuN` lines by CPU number; offline CPUs have none, so there may be holes.
  public let cpus: [UInt32: Counters]

  /// When the machine started, in seconds since 1970 (the `btime` line), if the file says so.
  public let bootTime: Int64?

  /// Creates a reading from its lines.
  public init(all: Counters, cpus: [UInt32: Counters], bootTime: Int64? = nil) {
    self.all = all
    self.cpus = cpus
    self.bootTime = bootTime
  }

  /// The reading the same machine would have given at the moment it started: every counter at 0.
  public var atBoot: Reading {
    Reading(all: all.atBoot, cpus: cpus.mapValues(\.atBoot), bootTime: bootTime)
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
