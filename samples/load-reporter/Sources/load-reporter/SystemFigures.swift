import ProcStat

/// What a report says of the machine besides its CPUs; nil for what the machine, or a saved copy, does not tell.
struct SystemFigures {
  /// The averages over 1, 5 and 15 minutes at the second reading, in hundredths.
  let loadAverage: [UInt64]?

  /// The tasks running or ready to at the second reading, less the reader.
  let running: UInt64?

  /// The tasks waiting for a disk at the second reading.
  let blocked: UInt64?
  let contextSwitches: Gain
  let forks: Gain

  /// What tasks waited for, as far as the second reading tells.
  let pressures: [PressureFigures]

  init(from before: Observation, to after: Observation, elapsed: UInt64?) {
    let (old, new) = (before.reading.activity, after.reading.activity)
    loadAverage = after.loadAverage?.hundredths
    running = new.othersRunning
    blocked = new.blocked
    contextSwitches = Gain(old.contextSwitches, new.contextSwitches, elapsed)
    forks = Gain(old.forks, new.forks, elapsed)
    pressures = PressureFigures.all(from: before.pressures, to: after.pressures, elapsed: elapsed)
  }
}

/// What a counter gained between two readings.
struct Gain {
  /// The difference, or nil when it cannot be told: the counter fell, or is not in both readings.
  let count: UInt64?

  /// The difference to the time of the monotonic clock, in nanoseconds, if that is known.
  private let elapsed: UInt64?

  init(_ before: UInt64?, _ after: UInt64?, _ elapsed: UInt64?) {
    count = before.flatMap { before in after.flatMap { $0 >= before ? $0 - before : nil } }
    self.elapsed = elapsed
  }

  /// How much it gained in a second, in tenths.
  var tenthsPerSecond: UInt64? {
    count.flatMap { count in elapsed.flatMap { count.scaled(by: 10_000_000_000, over: $0) } }
  }

  /// A counter of microseconds as a share of the time passed, in tenths of a percent.
  ///
  /// The kernel adds the time up now and then, so that in a short interval more may be added than has passed.
  var tenthsOfPercent: UInt64? {
    let tenths = count.flatMap { count in elapsed.flatMap { count.scaled(by: 1_000_000, over: $0) } }
    return tenths.map { min(1000, $0) }
  }
}
