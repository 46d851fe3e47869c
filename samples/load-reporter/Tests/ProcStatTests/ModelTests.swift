import ProcStat
import SeededRandom
import Testing

/// The percentages by arithmetic that cannot overflow, as plain as it can be written.
private enum Model {
  /// The tenths of the eight states: whole ones first, then one each to the largest remainders.
  static func tenths(_ deltas: [UInt64]) -> [UInt128] {
    let total = deltas.reduce(UInt128(0)) { $0 + UInt128($1) }
    var tenths = deltas.map { UInt128($0) * 1000 / total }
    var left = 1000 - tenths.reduce(0, +)
    while left > 0 {
      // The largest remainder of those that have not had theirs; the first among equals.
      let rests = zip(deltas, tenths).map { delta, tenth -> UInt128? in
        let due = UInt128(delta) * 1000
        return tenth * total <= due ? due - tenth * total : nil
      }
      var best: Int?
      for (index, rest) in rests.enumerated() {
        guard let rest else { continue }
        if let sofar = best.flatMap({ rests[$0] }), sofar >= rest { continue }
        best = index
      }
      guard let best else { break }
      tenths[best] += 1
      left -= 1
    }
    return tenths
  }

  /// What a counter gained, on a circle of 2^64, or nil when it went back.
  static func gain(_ before: UInt64, _ after: UInt64) -> UInt64? {
    let circle = UInt128(1) << 64
    let gain = (circle + UInt128(after) - UInt128(before)) % circle
    return gain < circle / 2 ? UInt64(gain) : nil
  }
}

@Suite("Against a model of 128 bits")
struct ModelTests {
  @Test("shares are the model's, and 100.0 in all")
  func shares() throws {
    var random = SeededGenerator(seed: 128)
    for _ in 0..<8000 {
      let deltas = (random.counters(8)).map { $0 / 8 }
      guard deltas.contains(where: { $0 > 0 }) else { continue }
      let shares = try #require(Shares(of: Counters(deltas)))
      let ours = CPUState.counted.compactMap { shares[$0] }
      #expect(ours.map { UInt128($0) } == Model.tenths(deltas))
      #expect(ours.reduce(0, +) == 1000)
    }
  }

  @Test("differences are the model's")
  func differences() {
    var random = SeededGenerator(seed: 64)
    for _ in 0..<8000 {
      let (before, after) = (random.counters(8), random.counters(8))
      let change = Change(name: .all, from: Counters(before), to: Counters(after), ticksPerSecond: 0)
      let gains = zip(before, after).map { Model.gain($0, $1) }
      // With a tolerance of 0 seconds nothing may step back.
      let fallen = Set(gains.indices.filter { gains[$0] == nil })
      let lower = fallen.filter { after[$0] < before[$0] }
      let main: Set = [0, 2, 3]
      if lower.count > 1 || !lower.isDisjoint(with: main) {
        #expect(change.deltas == nil && change.flags == [.counterReset])
        continue
      }
      if !fallen.isDisjoint(with: main) {
        #expect(change.deltas == nil && !change.flags.contains(.counterReset) && !change.flags.isEmpty)
        continue
      }
      let sum = gains.reduce(UInt128(0)) { $0 + UInt128($1 ?? 0) }
      #expect(change.deltas?.fields == (sum > UInt128(UInt64.max) ? nil : gains.map { $0 ?? 0 }))
      #expect(sum > UInt128(UInt64.max) || change.unknown == Set(fallen.compactMap(CPUState.init(rawValue:))))
      #expect(change.flags.contains(.overflow) == (sum > UInt128(UInt64.max)))
      #expect(
        change.flags.contains(.counterWrapped)
          == gains.indices.contains { gains[$0] != nil && after[$0] < before[$0] } || sum == 0)
    }
  }

  @Test("fractions are rounded to the nearest, and none is made up")
  func fractions() {
    var random = SeededGenerator(seed: 10)
    for _ in 0..<8000 {
      let numbers = random.counters(3)
      let result = numbers[0].scaled(by: numbers[1], over: numbers[2])
      guard numbers[2] > 0 else {
        #expect(result == nil)
        continue
      }
      let doubled = UInt128(numbers[0]).multipliedReportingOverflow(by: UInt128(numbers[1]) * 2)
      if doubled.overflow { continue }
      let exact = (doubled.partialValue + UInt128(numbers[2])) / (UInt128(numbers[2]) * 2)
      #expect(result == UInt64(exactly: exact))
    }
  }
}

@Suite("The order of the CPUs")
struct PermutationTests {
  @Test("changes no figure for all of them, and each CPU keeps its own")
  func permuted() {
    var random = SeededGenerator(seed: 4096)
    for _ in 0..<1000 {
      let count = Int.random(in: 1...6, using: &random)
      let lines = (0..<count).map { _ in (random.counters(10), random.counters(10)) }
      let (all, next) = (random.counters(10), random.counters(10))
      func compare(_ numbers: [UInt32]) -> Comparison {
        func reading(_ all: [UInt64], _ cpus: [[UInt64]]) -> Reading {
          Reading(
            all: Counters(all), cpus: Dictionary(uniqueKeysWithValues: zip(numbers, cpus.map(Counters.init))))
        }
        return Comparison(
          from: reading(all, lines.map(\.0)), to: reading(next, lines.map(\.1)), ticksPerSecond: 100)
      }
      let numbers = (0..<UInt32(count)).map { $0 }
      let shuffled = numbers.shuffled(using: &random)
      let (straight, permuted) = (compare(numbers), compare(shuffled))
      #expect(straight.all == permuted.all)
      for (number, other) in zip(numbers, shuffled) {
        #expect(straight.cpu(number).deltas == permuted.cpu(other).deltas)
        #expect(straight.cpu(number).flags == permuted.cpu(other).flags)
      }
    }
  }
}
