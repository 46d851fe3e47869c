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

  /// The states whose counters fell or jumped, so that nobody can tell what they gained; their ticks in `deltas` are 0.
  public let unknown: Set<CPUState>

  /// What to know before trusting the figures.
  public let flags: Set<Flag>

  /// How far, in seconds, iowait and idle may step back before it counts as a reset.
  ///
  /// The kernel's own corrections are a few ticks; a CPU taken offline and back loses much more.
  public static let toleratedStepBackSeconds: UInt64 = 3

  /// The ticks spent in all states together, or nil when they cannot be told.
  public var total: UInt64? { deltas?.total }

  /// The share of each state, or nil when there is none to tell: no tick passed or the counters are unusable.
  public var shares: Shares? { shares(decimals: 1) }

  init(
    name: CPUName, before: Counters?, after: Counters?, deltas: Counters?, unknown: Set<CPUState> = [],
    flags: Set<Flag>
  ) {
    self.name = name
    self.before = before
    self.after = after
    self.deltas = deltas
    self.unknown = unknown
    self.flags = flags
  }

  /// The share of each state in units of 10^-decimals percent, or nil as for `shares`.
  ///
  /// Where some are unknown, they are shares of the time that the other counters gained.
  public func shares(decimals: Int) -> Shares? {
    deltas.flatMap { Shares(of: $0, decimals: decimals) }?.without(unknown)
  }

  /// The ticks of one state, or nil when they cannot be told or the kernel does not count them.
  public func ticks(_ state: CPUState) -> UInt64? { unknown.contains(state) ? nil : deltas?[state] }

  /// The same with another flag.
  func flagged(_ flag: Flag) -> Change {
    Change(
      name: name, before: before, after: after, deltas: deltas, unknown: unknown, flags: flags.union([flag]))
  }

  /// Compares the counters of one line.
  ///
  /// - Parameters:
  ///   - name: Whose line it is.
  ///   - before: The line in the first reading, if it was there.
  ///   - after: The line in the second reading, if it was there.
  ///   - ticksPerSecond: USER_HZ, from `sysconf(_SC_CLK_TCK)`.
  ///   - elapsed: The ticks that passed between the readings, of all the CPUs that the line is of, if that is known.
  public init(
    name: CPUName, from before: Counters?, to after: Counters?, ticksPerSecond: UInt64, elapsed: UInt64? = nil
  ) {
    guard let before, let after else {
      let flag: Flag = after != nil ? .appeared : before != nil ? .vanished : .absent
      self.init(name: name, before: before, after: after, deltas: nil, flags: [flag])
      return
    }
    let steps = Steps(from: before, to: after, ticksPerSecond: ticksPerSecond, elapsed: elapsed)
    let kinds: Set<Flag> = before.fields.count == after.fields.count ? [] : [.countersDiffer]
    if steps.isReset {
      // Nothing is said of single counters where nothing is compared.
      self.init(name: name, before: before, after: after, deltas: nil, flags: kinds.union([.counterReset]))
    } else if steps.isIncomplete {
      self.init(name: name, before: before, after: after, deltas: nil, flags: kinds.union(steps.flags))
    } else {
      self.init(
        name: name, before: before, after: after, differences: Counters(steps.gains), unknown: steps.unknown,
        flags: kinds.union(steps.flags))
    }
  }

  /// Settles what follows from the differences alone.
  init(
    name: CPUName, before: Counters, after: Counters, differences: Counters, unknown: Set<CPUState>,
    flags: Set<Flag>
  ) {
    var fields = differences.fields
    var flags = flags
    for state in CPUState.allCases {
      guard let container = state.container, !unknown.contains(container), let part = differences[state],
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
      self.init(
        name: name, before: before, after: after, deltas: deltas, unknown: unknown,
        flags: flags.union([.noTicks]))
    default:
      self.init(
        name: name, before: before, after: after, deltas: deltas, unknown: unknown, flags: flags)
    }
  }
}
