/// What happened to one CPU, or to all together, between two readings.
public struct Change: Sendable, Equatable {
  /// Whose counters these are.
  public let name: CPUName

  /// The counters of the first reading, or nil when the CPU was not there.
  public let before: Counters?

  /// The counters of the second reading, or nil when the CPU was not there.
  public let after: Counters?

  /// The ticks between the two, or nil when they cannot be told.
  public let deltas: Counters?

  /// What to know before trusting the figures.
  public let flags: Set<Flag>

  /// How far, in seconds, iowait and idle may step back before it counts as a reset.
  ///
  /// The kernel's own corrections are a few ticks; a CPU taken offline and back loses much more.
  public static let toleratedStepBackSeconds: UInt64 = 3

  /// The ticks spent in all states together, or nil when they cannot be told.
  public var total: UInt64? { deltas?.total }

  /// The share of each state, or nil when there is none to tell: no tick passed or the counters are unusable.
  public var shares: Shares? {
    deltas.flatMap { Shares(of: $0) }
  }

  init(name: CPUName, before: Counters?, after: Counters?, deltas: Counters?, flags: Set<Flag>) {
    self.name = name
    self.before = before
    self.after = after
    self.deltas = deltas
    self.flags = flags
  }

  /// The share of each state in units of 10^-decimals percent, or nil as for `shares`.
  public func shares(decimals: Int) -> Shares? {
    deltas.flatMap { Shares(of: $0, decimals: decimals) }
  }

  /// Compares the counters of one line.
  ///
  /// - Parameters:
  ///   - name: Whose line it is.
  ///   - before: The line in the first reading, if it was there.
  ///   - after: The line in the second reading, if it was there.
  ///   - ticksPerSecond: USER_HZ, from `sysconf(_SC_CLK_TCK)`.
  public init(name: CPUName, from before: Counters?, to after: Counters?, ticksPerSecond: UInt64) {
    guard let before, let after else {
      let flag: Flag = after != nil ? .appeared : before != nil ? .vanished : .absent
      self.init(name: name, before: before, after: after, deltas: nil, flags: [flag])
      return
    }
    let (tolerance, beyond) = Self.toleratedStepBackSeconds.multipliedReportingOverflow(by: ticksPerSecond)
    var deltas: [UInt64] = []
    var flags: Set<Flag> = before.fields.count == after.fields.count ? [] : [.countersDiffer]
    for (index, (old, new)) in zip(before.fields, after.fields).enumerated() {
      let state = CPUState(rawValue: index)
      // Counters are points on a circle of 2^64 ticks, half of which no machine has ever gone round: the shorter
      // way is the one that was taken. So a counter that wrapped has gone on, and one that a kernel's mistake took
      // below 0 has stepped back.
      let gain = new &- old
      if gain <= UInt64.max / 2 {
        deltas.append(gain)
        if new < old, state != nil { flags.insert(.counterWrapped) }
      } else if let state, state.mayStepBack, beyond || old &- new < tolerance {
        deltas.append(0)
        flags.insert(state == .idle ? .idleWentBack : .iowaitWentBack)
      } else if state == nil {
        // A field nobody has named yet need not be a counter, and no figure depends on it.
        deltas.append(0)
      } else {
        flags.insert(.counterReset)
      }
    }
    if flags.contains(.counterReset) {
      // Nothing was taken as 0 where nothing is compared.
      let rest = flags.subtracting([.iowaitWentBack, .idleWentBack, .counterWrapped])
      self.init(name: name, before: before, after: after, deltas: nil, flags: rest)
    } else {
      self.init(name: name, before: before, after: after, differences: Counters(deltas), flags: flags)
    }
  }

  /// Settles what follows from the differences alone.
  init(name: CPUName, before: Counters, after: Counters, differences: Counters, flags: Set<Flag>) {
    var fields = differences.fields
    var flags = flags
    for state in CPUState.allCases {
      guard let container = state.container, let part = differences[state],
        let whole = differences[container], part > whole
      else { continue }
      fields[state.rawValue] = whole
      flags.insert(.guestOverUser)
    }
    let deltas = Counters(fields)
    switch deltas.total {
    case nil:
      self.init(name: name, before: before, after: after, deltas: nil, flags: flags.union([.overflow]))
    case 0:
      self.init(name: name, before: before, after: after, deltas: deltas, flags: flags.union([.noTicks]))
    default:
      self.init(name: name, before: before, after: after, deltas: deltas, flags: flags)
    }
  }
}
