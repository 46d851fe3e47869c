import ProcStat
import SeededRandom
import Testing

@Suite("Other tools' rules")
struct ConventionTests {
  private func shares(
    _ convention: Convention, _ before: [UInt64], _ after: [UInt64], decimals: Int = 1
  ) -> [Int?]? {
    let comparison = Comparison(
      from: Reading(all: Counters(before), cpus: [0: Counters(before)]),
      to: Reading(all: Counters(after), cpus: [0: Counters(after)]), ticksPerSecond: 100)
    let shares = convention.shares(of: .cpu(0), in: comparison, decimals: decimals)
    return shares.map { shares in CPUState.allCases.map { shares[$0] } }
  }

  private let zero = [UInt64](repeating: 0, count: 10)

  @Test("agree where no tool has a fault: without guests, steps back and gaps")
  func agreement() {
    let after: [UInt64] = [300, 50, 150, 350, 100, 10, 20, 20, 0, 0]
    let before = [UInt64](repeating: 1, count: 8) + [0, 0]
    let now = zip(before, after).map { $0 + $1 }
    let expected: [Int?] = [300, 50, 150, 350, 100, 10, 20, 20]
    for convention in Convention.allCases {
      #expect(shares(convention, before, now)?.prefix(8).map(\.self) == expected, "\(convention)")
    }
  }

  @Test("round as C's printf does, each figure by itself")
  func rounding() {
    let before: [UInt64] = [1, 1, 1, 1, 1, 1, 1, 1, 0, 0]
    var after = before
    after[0] += 1
    after[1] += 1
    after[2] += 1
    #expect(shares(.mpstat, before, after, decimals: 2)?.prefix(3) == [3333, 3333, 3333])
    #expect(shares(.own, before, after, decimals: 2)?.prefix(3) == [3334, 3333, 3333])
    // 0.125: half to even.
    after[0] += 997
    #expect(shares(.top, before, after, decimals: 0)?.prefix(2) == [100, 0])
  }

  @Test("of mpstat take idle that fell for that of a CPU which was away")
  func mpstatOffline() {
    // 100 of user, and the 50 of idle since the CPU came back.
    #expect(
      shares(.mpstat, [100, 0, 0, 5000, 0, 0, 0, 0, 0, 0], [200, 0, 0, 50, 0, 0, 0, 0, 0, 0])?.prefix(4)
        == [667, 0, 0, 333])
  }

  @Test("of mpstat give a guest that outgrew its user no negative share")
  func mpstatGuest() {
    #expect(
      shares(.mpstat, [100, 1, 1, 1, 0, 0, 0, 0, 0, 0], [110, 1, 1, 91, 0, 0, 0, 0, 20, 0])?[0] == 0)
  }

  @Test("of top and htop show a CPU that appears since it started")
  func appeared() {
    let line = Counters([10, 0, 0, 30, 0, 0, 0, 0, 0, 0])
    let comparison = Comparison(
      from: Reading(all: line, cpus: [:]), to: Reading(all: line, cpus: [1: line]), ticksPerSecond: 100)
    for (convention, expected) in [(Convention.top, 250), (.htop, 250)] {
      #expect(convention.shares(of: .cpu(1), in: comparison, decimals: 1)?[.user] == expected)
      #expect(convention.shares(of: .cpu(2), in: comparison, decimals: 1) == nil)
    }
    #expect(Convention.mpstat.shares(of: .cpu(1), in: comparison, decimals: 1) == nil)
  }

  @Test("never trap, and give percentages, whatever the counters")
  func random() {
    var random = SeededGenerator(seed: 404)
    for _ in 0..<6000 {
      let count = [4, 7, 8, 9, 10, 12].randomElement(using: &random) ?? 8
      let (before, after) = (random.counters(count), random.counters(count))
      for convention in Convention.allCases {
        let shares = shares(convention, before, after, decimals: 2)
        #expect(convention == .own || count < 8 || shares != nil)
        let isPercentage = shares?.allSatisfy { share in share.map { (0...10_000).contains($0) } ?? true }
        #expect(
          isPercentage != false, "\(convention) of \(before) and \(after): \(String(describing: shares))")
      }
    }
  }
}
