import ProcStat
import Testing

/// Two `cpu` lines that a real machine showed, and where they are reported.
struct FaultyCounters: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let before: [UInt64]
  let after: [UInt64]
  let unknown: Set<CPUState>
  let flags: Set<Flag>

  init(
    _ source: String, _ before: [UInt64], _ after: [UInt64], unknown: Set<CPUState> = [], _ flags: Set<Flag>
  ) {
    testDescription = source
    self.before = before
    self.after = after
    self.unknown = unknown
    self.flags = flags
  }

  static let all = [
    FaultyCounters(
      "prometheus/node_exporter #742: steal falls by 792816603 ticks a second under KVM, Linux 4.4",
      [5_653_582, 827, 3_220_601, 1_281_540_974, 85144, 0, 90281, 35_312_117_399, 0, 0],
      [5_653_588, 827, 3_220_607, 1_281_541_073, 85144, 0, 90281, 34_519_300_796, 0, 0],
      unknown: [.steal], [.stealWentBack]),
    FaultyCounters(
      "influxdata/telegraf #3342: top shows -150635151360.0 % steal",
      [100, 0, 50, 30000, 0, 0, 0, 1_506_351_513_600, 0, 0], [101, 0, 50, 30300, 0, 0, 0, 1, 0, 0],
      unknown: [.steal], [.stealWentBack]),
    FaultyCounters(
      "prometheus/node_exporter #1853: iowait falls by 42 ticks, Linux 3.0",
      [100, 0, 50, 30000, 10_944_650, 0, 0, 0], [101, 0, 50, 31400, 10_944_608, 0, 0, 0], [.iowaitWentBack]),
    FaultyCounters(
      "prometheus/node_exporter #1372: iowait falls by a tick, Linux 3.10",
      [9, 0, 9, 1_000_000, 548_282, 0, 0, 0, 0, 0], [9, 0, 9, 1_001_000, 548_281, 0, 0, 0, 0, 0],
      [.iowaitWentBack]),
    FaultyCounters(
      "prometheus/node_exporter #1686: iowait falls far while idle goes on, Linux 3.10",
      [9, 0, 9, 1_000_000, 548_282, 0, 0, 0, 0, 0], [9, 0, 9, 1_001_000, 8281, 0, 0, 0, 0, 0],
      unknown: [.iowait], [.iowaitWentBack]),
    FaultyCounters(
      "netdata/netdata #729: guest gains a tick more than user",
      [3_644_262, 407_756, 1_810_922, 100_557_916, 21583, 0, 20305, 0, 3_388_311, 0],
      [3_644_306, 407_756, 1_810_928, 100_558_638, 21583, 0, 20305, 0, 3_388_356, 0], [.guestOverUser]),
    FaultyCounters(
      "lxc/lxcfs #311: idle runs below 0 and stays there", [1_091_037, 0, 0, 11_732_815_868_058_135_187],
      [1_091_137, 0, 0, 11_732_815_868_058_135_187], []),
  ]
}

@Suite("Counters that run back on machines that were reported")
struct FaultyCounterTests {
  @Test("are named, and the others have figures", arguments: FaultyCounters.all)
  func reported(_ counters: FaultyCounters) {
    let change = Change(
      name: .cpu(0), from: Counters(counters.before), to: Counters(counters.after), ticksPerSecond: 100)
    #expect(change.flags == counters.flags)
    #expect(change.unknown == counters.unknown)
    for state in CPUState.allCases where counters.before.indices.contains(state.rawValue) {
      #expect((change.shares?[state] == nil) == counters.unknown.contains(state), "\(state)")
      #expect((change.ticks(state) == nil) == counters.unknown.contains(state), "\(state)")
    }
  }

  @Test(
    "are named whichever it is; a guest counter leaves all others exact",
    arguments: [CPUState.nice, .iowait, .irq, .softirq, .steal, .guest, .guestNice])
  func alone(state: CPUState) {
    let before = [UInt64](repeating: 1000, count: 10)
    var after = [UInt64](repeating: 1100, count: 10)
    after[state.rawValue] = 1
    let change = Change(name: .all, from: Counters(before), to: Counters(after), ticksPerSecond: 100)
    #expect(change.flags.map(\.rawValue) == ["\(state.name)-went-back"])
    #expect(change.unknown == [state])
    #expect(change.total == (state.container == nil ? 700 : 800))
    #expect(change.shares?[.user] == (state.container == nil ? 143 : 125))
  }

  @Test(
    "leave no figures where they are user, system or idle and below 0",
    arguments: [CPUState.user, .system, .idle])
  func main(state: CPUState) {
    let zeros = [UInt64](repeating: 0, count: 10)
    var after = [UInt64](repeating: 1100, count: 10)
    after[state.rawValue] = 11_732_815_868_058_135_187
    // A single reading, since the machine started: no counter can have been reset.
    let change = Change(name: .all, from: Counters(zeros), to: Counters(after), ticksPerSecond: 100)
    #expect(change.flags.map(\.rawValue) == ["\(state.name)-went-back"])
    #expect(change.shares == nil)
  }

  @Test("or that gain more than the time that passed, as steal does on the same machines")
  func jumped() {
    func change(_ steal: UInt64, idle: UInt64 = 100, elapsed: UInt64? = 100) -> Change {
      Change(
        name: .cpu(0), from: Counters([1, 0, 1, 1, 0, 0, 0, 5]),
        to: Counters([1, 0, 1, 1 + idle, 0, 0, 0, 5 + steal]), ticksPerSecond: 100, elapsed: elapsed)
    }
    // A pause of the machine may be in steal and not in its clock: 3 seconds are nothing to wonder at.
    #expect(change(400).flags.isEmpty)
    #expect(change(401).flags == [.counterJumped])
    #expect(change(832_457_433).ticks(.steal) == nil)
    #expect(change(832_457_433).shares?[.idle] == 1000)
    #expect(change(832_457_433, elapsed: nil).flags.isEmpty)
    #expect(change(0, idle: 5000).shares == nil)
  }

  @Test("are unknown for all CPUs together when one of them has it")
  func together() {
    func reading(_ steal: UInt64, _ user: UInt64) -> Reading {
      let cpus = [0: Counters([user, 0, 0, 9, 0, 0, 0, steal]), 1: Counters([user, 0, 0, 9, 0, 0, 0, 7])]
      return Reading(
        all: Counters([2 * user, 0, 0, 18, 0, 0, 0, steal + 7]),
        cpus: Dictionary(uniqueKeysWithValues: cpus.map { (UInt32($0.key), $0.value) }))
    }
    let comparison = Comparison(from: reading(1000, 10), to: reading(10, 20), ticksPerSecond: 100)
    #expect(comparison.all.flags == [.stealWentBack, .rebuilt])
    #expect(comparison.all.ticks(.user) == 20)
    #expect(comparison.all.ticks(.steal) == nil)
    #expect(comparison.all.shares?[.steal] == nil)
    #expect(comparison.cpu(1).shares?[.steal] == 0)
  }
}
