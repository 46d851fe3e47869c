/// Two readings compared: each CPU for itself, and all together.
public struct Comparison: Sendable, Equatable {
  /// The first reading.
  public let before: Reading

  /// The second reading.
  public let after: Reading

  /// All CPUs together.
  public let all: Change

  /// Every CPU that is in either reading, by number.
  public let cpus: [Change]

  /// Where each CPU is in `cpus`: a saved copy may have more of them than can be searched for each.
  private let places: [UInt32: Int]

  /// Compares two readings.
  ///
  /// The file's own `cpu` line is used for `all` while every CPU only moved forward. When one vanished, appeared or
  /// stepped back, that line mixes good counters with bad, and the sum of the good CPUs takes its place; so it does where
  /// there are two such lines, or where that line stands still and a CPU does not.
  ///
  /// - Parameters:
  ///   - before: The first reading.
  ///   - after: The second reading.
  ///   - ticksPerSecond: USER_HZ, from `sysconf(_SC_CLK_TCK)`.
  ///   - elapsed: The nanoseconds between the readings, if they are known.
  public init(from before: Reading, to after: Reading, ticksPerSecond: UInt64, elapsed: UInt64? = nil) {
    let ticks = elapsed.flatMap { $0.scaled(by: ticksPerSecond, over: 1_000_000_000) }
    let numbers = Set(before.cpus.keys).union(after.cpus.keys).sorted()
    let cpus = numbers.map { number in
      Change(
        name: .cpu(number), from: before.cpus[number], to: after.cpus[number],
        ticksPerSecond: ticksPerSecond, elapsed: ticks)
    }
    // Nobody knows how many CPUs a line is of that stands alone.
    let inAll = cpus.isEmpty ? nil : ticks.flatMap { $0.scaled(by: UInt64(cpus.count), over: 1) }
    let own = Change(
      name: .all, from: before.all, to: after.all, ticksPerSecond: ticksPerSecond, elapsed: inAll)
    var doubts = cpus.reduce(into: own.flags) { $0.formUnion($1.flags) }.intersection(Self.doubts)
    if before.hasTwoTotals || after.hasTwoTotals { doubts.insert(.twoTotals) }
    self.before = before
    self.after = after
    self.cpus = cpus
    self.places = Dictionary(uniqueKeysWithValues: zip(numbers, cpus.indices))
    let stands = own.total == 0 && cpus.contains { ($0.total ?? 0) > 0 }
    let all =
      doubts.isEmpty && !stands || cpus.isEmpty
      ? own : Self.rebuilt(from: cpus, because: doubts, own: own)
    self.all = Self.isOneBoot(before.bootTime, after.bootTime) ? all : all.flagged(.bootTimeChanged)
  }

  /// One CPU, whether it is in a reading or not.
  public func cpu(_ number: UInt32) -> Change {
    places[number].map { cpus[$0] }
      ?? Change(name: .cpu(number), before: nil, after: nil, deltas: nil, flags: [.absent])
  }

  /// Whether two readings may be of one run of a machine: `btime` is rounded, and moves when the clock is set.
  private static func isOneBoot(_ before: Int64?, _ after: Int64?) -> Bool {
    guard let before, let after else { return true }
    let (difference, overflow) = after.subtractingReportingOverflow(before)
    return !overflow && difference.magnitude <= 5
  }

  /// The flags that say the `cpu` line cannot be trusted either.
  private static let doubts = Flag.wentBack.union([
    .counterReset, .counterJumped, .vanished, .appeared, .overflow,
  ])

  /// The sum of the CPUs whose differences can be told.
  private static func rebuilt(from cpus: [Change], because doubts: Set<Flag>, own: Change) -> Change {
    var sum: (before: Counters, after: Counters, deltas: Counters)?
    var unknown: Set<CPUState> = []
    for cpu in cpus {
      guard let before = cpu.before, let after = cpu.after, let deltas = cpu.deltas else { continue }
      unknown.formUnion(cpu.unknown)
      guard let sofar = sum else {
        sum = (before, after, deltas)
        continue
      }
      guard let deltas = sofar.deltas.adding(deltas) else {
        return unusable(own, flags: doubts.union([.overflow]))
      }
      sum = (sofar.before.addingWrapped(before), sofar.after.addingWrapped(after), deltas)
    }
    guard let sum else { return unusable(own, flags: doubts) }
    return Change(
      name: .all, before: sum.before, after: sum.after, differences: sum.deltas, unknown: unknown,
      flags: doubts.union([.rebuilt]).union(own.flags.intersection([.counterWrapped])))
  }

  /// `all` when not one CPU is left to build it from.
  private static func unusable(_ own: Change, flags: Set<Flag>) -> Change {
    Change(name: .all, before: own.before, after: own.after, deltas: nil, flags: flags)
  }
}
