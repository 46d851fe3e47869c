import ProcStat
import SeededRandom
import Testing

extension Change {
  /// The difference of two lines at 100 ticks a second.
  fileprivate static func between(_ before: [UInt64]?, _ after: [UInt64]?) -> Change {
    Change(name: .cpu(0), from: before.map(Counters.init), to: after.map(Counters.init), ticksPerSecond: 100)
  }
}

extension Reading {
  /// A reading whose `cpu` line is the sum of its CPUs, unless another is given.
  fileprivate init(_ cpus: [UInt32: [UInt64]], all: [UInt64]? = nil) {
    let sum = cpus.values.reduce([]) { sum, line in sum.isEmpty ? line : zip(sum, line).map { $0 &+ $1 } }
    self.init(all: Counters(all ?? sum), cpus: cpus.mapValues(Counters.init))
  }
}

extension Comparison {
  /// The comparison of two readings at 100 ticks a second.
  fileprivate static func between(_ before: Reading, _ after: Reading) -> Comparison {
    Comparison(from: before, to: after, ticksPerSecond: 100)
  }
}

@Suite("The difference of one CPU")
struct ChangeTests {
  @Test("is what each counter gained; guest and unknown fields stay out of the total")
  func plain() {
    let change = Change.between(
      [10, 5, 5, 50, 5, 0, 0, 0, 4, 2, 7], [110, 25, 15, 100, 15, 3, 4, 3, 64, 12, 9000])
    #expect(change.deltas?.fields == [100, 20, 10, 50, 10, 3, 4, 3, 60, 10, 8993])
    #expect(change.total == 200)
    #expect(change.flags.isEmpty)
    #expect(change.shares?[.user] == 500)
    #expect(change.shares?[.guest] == 300)
    #expect(change.shares?[.guestNice] == 50)
  }

  @Test("takes a small step back of iowait or idle as none", arguments: [UInt64(1), 299])
  func stepBack(ticks: UInt64) {
    let change = Change.between(
      [0, 0, 0, 1000, 1000, 0, 0, 0], [10, 0, 0, 1000 - ticks, 1000 - ticks, 0, 0, 0])
    #expect(change.deltas?.fields == [10, 0, 0, 0, 0, 0, 0, 0])
    #expect(change.flags == [.iowaitWentBack, .idleWentBack])
  }

  @Test("is unknown after a step back of idle of 3 seconds, of user or system, or of several counters")
  func reset() {
    #expect(Change.between([0, 0, 0, 1000], [10, 0, 0, 700]).flags == [.counterReset])
    // Nothing is said to count as 0 where nothing is compared.
    #expect(Change.between([5, 0, 0, 50, 50, 0, 0], [1, 0, 0, 49, 49, 0, 0]).flags == [.counterReset])
    for fallen in [[0], [2], [1, 5], [6, 7], [0, 8]] {
      let before = [UInt64](repeating: 100, count: 10)
      var after = [UInt64](repeating: 110, count: 10)
      for index in fallen { after[index] = 99 }
      let change = Change.between(before, after)
      #expect(change.flags == [.counterReset])
      #expect(change.total == nil)
      #expect(change.shares == nil)
    }
  }

  @Test("lets an unknown field do as it likes")
  func unknownBackwards() {
    #expect(
      Change.between([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50], [1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3]).flags.isEmpty)
  }

  @Test("makes nothing up when no tick passed")
  func noTicks() {
    let change = Change.between([5, 5, 5, 5], [5, 5, 5, 5])
    #expect(change.flags == [.noTicks])
    #expect(change.total == 0)
    #expect(change.shares == nil)
  }

  @Test("goes on where a counter wrapped at 2^64")
  func wrapped() {
    let change = Change.between([.max - 99, 0, 0, 50], [100, 0, 0, 250])
    #expect(change.deltas?.fields == [200, 0, 0, 200])
    #expect(change.flags == [.counterWrapped])
    // The same counter a step below 0, as faulty kernels have written it, stepped back and gained nothing.
    #expect(Change.between([5, 0, 0, 50], [.max, 0, 0, 250]).flags == [.userWentBack])
    #expect(
      Change.between([5, 0, 0, 2, 2], [105, 0, 0, .max, .max]).flags == [.idleWentBack, .iowaitWentBack])
    // An unknown field may do so too, but no figure depends on it.
    #expect(
      Change.between(Array(repeating: 1, count: 10) + [.max], Array(repeating: 2, count: 11)).flags == [])
  }

  @Test("does not overflow")
  func overflow() {
    let half = UInt64.max / 2
    #expect(Change.between([0, 0, 0, 0], [half, half, 2, 0]).flags == [.overflow])
    #expect(Change.between([0, 0, 0, 0], [half, half, 1, 0]).shares?[.user] == 500)
    #expect(Change.between([0, 0, 0, 0], [half, half, half, half]).total == nil)
    let huge = Change(
      name: .all, from: Counters([0, 0, 0, half]), to: Counters([1, 0, 0, 0]), ticksPerSecond: .max)
    #expect(huge.flags == [.idleWentBack])
  }

  @Test("cuts a guest that outgrew its user")
  func guestOverUser() {
    let change = Change.between(Array(repeating: 0, count: 10), [10, 5, 0, 85, 0, 0, 0, 0, 12, 6])
    #expect(change.deltas?[.guest] == 10)
    #expect(change.deltas?[.guestNice] == 5)
    #expect(change.flags == [.guestOverUser])
  }

  @Test("knows the states both lines have")
  func differentKernels() {
    let change = Change.between([0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1])
    #expect(change.total == 4)
    #expect(change.shares?[.iowait] == nil)
    #expect(change.flags == [.countersDiffer])
  }

  @Test("needs both lines")
  func comeAndGo() {
    #expect(Change.between(nil, [1, 2, 3, 4]).flags == [.appeared])
    #expect(Change.between([1, 2, 3, 4], nil).flags == [.vanished])
    #expect(Change.between(nil, nil).flags == [.absent])
  }
}

@Suite("All CPUs together")
struct ComparisonTests {
  @Test("are the file's own line while every CPU moves forward")
  func own() {
    // The kernel rounds the sum, not its parts: its line may be a tick ahead of what the parts make.
    let comparison = Comparison.between(
      Reading([0: [10, 0, 0, 10], 1: [10, 0, 0, 10]]),
      Reading([0: [20, 0, 0, 20], 1: [20, 0, 0, 20]], all: [41, 0, 0, 40]))
    #expect(comparison.all.deltas?.fields == [21, 0, 0, 20])
    #expect(comparison.all.flags.isEmpty)
  }

  @Test("are rebuilt without a CPU that went offline")
  func vanished() {
    let comparison = Comparison.between(
      Reading([0: [1000, 0, 0, 1000], 1: [1000, 0, 0, 1000]]), Reading([0: [1100, 0, 0, 1300]]))
    #expect(comparison.all.deltas?.fields == [100, 0, 0, 300])
    #expect(comparison.all.before?.fields == [1000, 0, 0, 1000])
    #expect(comparison.all.flags == [.rebuilt, .vanished, .counterReset])
    #expect(comparison.cpus.map(\.flags) == [[], [.vanished]])
  }

  @Test("are rebuilt without a CPU that came online, though the file's line moved forward")
  func appeared() {
    let comparison = Comparison.between(
      Reading([0: [10, 0, 0, 10]]), Reading([0: [20, 0, 0, 40], 3: [9000, 0, 0, 9000]]))
    #expect(comparison.all.deltas?.fields == [10, 0, 0, 30])
    #expect(comparison.all.flags == [.rebuilt, .appeared])
  }

  @Test("are rebuilt when one CPU's iowait stepped back behind another's gain")
  func hiddenStepBack() {
    let comparison = Comparison.between(
      Reading([0: [0, 0, 0, 0, 100, 0, 0], 1: [0, 0, 0, 0, 0, 0, 0]]),
      Reading([0: [50, 0, 0, 0, 90, 0, 0], 1: [0, 0, 0, 0, 50, 0, 0]]))
    #expect(comparison.all.deltas?.fields == [50, 0, 0, 0, 50, 0, 0])
    #expect(comparison.all.flags == [.rebuilt, .iowaitWentBack])
  }

  @Test("keep the flag of a counter that wrapped, and sums past 2^64, when rebuilt")
  func wrapped() {
    let comparison = Comparison.between(
      Reading([0: [.max - 9, 0, 0, 5], 1: [.max, 0, 0, 5], 2: [1, 0, 0, 0]]),
      Reading([0: [10, 0, 0, 5], 1: [19, 0, 0, 5]]))
    #expect(comparison.all.deltas?.fields == [40, 0, 0, 0])
    #expect(comparison.all.flags.isSuperset(of: [.rebuilt, .vanished]))
    #expect(comparison.cpus[0].flags == [.counterWrapped])
  }

  @Test("are rebuilt where the file's line stands still")
  func standing() {
    let comparison = Comparison.between(
      Reading([0: [10, 0, 0, 10]], all: [0, 0, 0, 0]), Reading([0: [20, 0, 0, 40]], all: [0, 0, 0, 0]))
    #expect(comparison.all.deltas?.fields == [10, 0, 0, 30])
    #expect(comparison.all.flags == [.rebuilt])
  }

  @Test("say when the machine may have been started in between, though every counter is higher")
  func bootTime() {
    func flags(_ before: Int64?, _ after: Int64?) -> Set<Flag> {
      let (one, other) = (Counters([1, 0, 0, 1]), Counters([9, 0, 0, 9]))
      return Comparison.between(
        Reading(all: one, cpus: [:], bootTime: before), Reading(all: other, cpus: [:], bootTime: after)
      ).all.flags
    }
    #expect(flags(1_139_000_000, 1_139_000_005).isEmpty)
    #expect(flags(1_139_000_000, nil).isEmpty)
    #expect(flags(1_139_000_000, 1_139_000_006) == [.bootTimeChanged])
    #expect(flags(.min, .max) == [.bootTimeChanged])
  }

  @Test("know a CPU that is in neither reading")
  func absent() {
    let same = Reading([0: [1, 2, 3, 4]])
    #expect(Comparison.between(same, same).cpu(7).flags == [.absent])
    #expect(Comparison.between(same, same).cpu(0).flags == [.noTicks])
  }

  @Test("are unknown when no CPU is left")
  func none() {
    let comparison = Comparison.between(Reading([0: [10, 0, 0, 10]]), Reading([1: [20, 0, 0, 20]]))
    #expect(comparison.all.shares == nil)
    #expect(comparison.all.flags == [.vanished, .appeared])
    #expect(comparison.cpus.count == 2)
  }

  @Test("can be had from a file that has no other line")
  func alone() {
    let comparison = Comparison.between(Reading([:], all: [1, 1, 1, 1]), Reading([:], all: [2, 2, 2, 2]))
    #expect(comparison.all.total == 4)
    #expect(comparison.cpus.isEmpty)
  }

  @Test("do not overflow when rebuilt")
  func overflow() {
    let half = UInt64.max / 2
    let comparison = Comparison.between(
      Reading([0: [0, 0, 0, 0], 1: [0, 0, 0, 0], 3: [0, 0, 0, 0], 2: [1, 0, 0, 0]]),
      Reading([0: [half, 0, 0, 0], 1: [half, 0, 0, 0], 3: [2, 0, 0, 0]]))
    #expect(comparison.all.shares == nil)
    #expect(comparison.all.flags.contains(.overflow))
    #expect(comparison.cpus[0].shares?[.user] == 1000)
  }

  @Test("since boot are the counters themselves")
  func sinceBoot() {
    let now = Reading([0: [30, 0, 10, 60]])
    let comparison = Comparison.between(now.atBoot, now)
    #expect(comparison.all.deltas == now.all)
    #expect(comparison.all.shares?[.idle] == 600)
  }

  @Test("does not care in which order the CPUs come, and never traps, whatever the counters")
  func random() {
    var random = SeededGenerator(seed: 2006)
    for _ in 0..<2000 {
      let width = [4, 7, 8, 9, 10, 12].randomElement(using: &random) ?? 8
      let limit: UInt64 = Bool.random(using: &random) ? 1000 : .max
      let lines = (0..<8).map { _ in (0..<width).map { _ in UInt64.random(in: 0...limit, using: &random) } }
      let before = Reading([0: lines[0], 1: lines[1], 2: lines[2]], all: lines[6])
      let after = Reading([0: lines[3], 1: lines[4], 3: lines[5]], all: lines[7])
      let comparison = Comparison.between(before, after)
      for change in [comparison.all] + comparison.cpus {
        #expect((change.shares == nil) == ((change.total ?? 0) == 0))
        #expect(change.shares != nil || !change.flags.isEmpty)
      }
    }
  }
}
