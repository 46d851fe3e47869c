import FileSystem
import ProcStat
import Reporting

/// A reading with what is known of its circumstances.
struct Observation {
  let reading: Reading

  /// When it was made; nil for a saved copy, whose age nobody knows.
  let moment: Moment?

  /// What to call it in an explanation.
  let label: String

  /// The load averages, where there are any and they were not asked of a saved copy.
  var loadAverage: LoadAverage?

  /// Pressure stall information, likewise.
  var pressures: [Pressure.Resource: Pressure] = [:]

  /// The control group that is watched, if one is.
  var cgroup: Cgroup?

  /// The processes by their numbers, if they are wanted.
  var tasks: [ByteString: Consumer] = [:]

  /// The control groups by their paths, likewise.
  var groups: [ByteString: Consumer] = [:]

  /// A control group by its directory.
  struct Cgroup {
    let path: String

    /// Its counters, or nil when there is no such group any more.
    let usage: CgroupUsage?

    /// Pressure stall information of its tasks, where there is any.
    var pressures: [Pressure.Resource: Pressure] = [:]
  }

  /// The time since an earlier reading by the monotonic clock, or nil when one is a saved copy.
  func nanoseconds(since earlier: Observation) -> UInt64? {
    guard let start = earlier.moment?.monotonic, let end = moment?.monotonic, end >= start else { return nil }
    return end - start
  }

  /// The time since an earlier reading for which the machine was suspended, which is not in ``nanoseconds(since:)``.
  func suspension(since earlier: Observation) -> UInt64? {
    guard let elapsed = nanoseconds(since: earlier), let start = earlier.moment?.boot, let end = moment?.boot
    else { return nil }
    // The clocks are read one after the other.
    let whole = end >= start ? end - start : 0
    return whole > elapsed + 100_000_000 ? whole - elapsed : 0
  }

  /// What the same machine would have shown at the moment it started.
  var atBoot: Observation {
    Observation(reading: reading.atBoot, moment: nil, label: "the start of the machine")
  }
}
