import ProcStat
import SeededRandom
import Testing

@Suite("Percentages")
struct SharesTests {
  /// The tenths of the eight states that share the time out.
  private func eight(_ shares: Shares) -> [Int] { CPUState.counted.compactMap { shares[$0] } }

  @Test("give the odd tenth to the largest remainder, the first of equals")
  func thirds() throws {
    #expect(eight(try #require(Shares(of: Counters([1, 1, 1, 0])))) == [334, 333, 333, 0])
    #expect(eight(try #require(Shares(of: Counters([0, 1, 1, 1])))) == [0, 334, 333, 333])
    // 16.66, 16.66, 66.66: each by itself would be rounded up, to 100.1 in all.
    #expect(eight(try #require(Shares(of: Counters([1, 1, 0, 4])))) == [167, 167, 0, 666])
  }

  @Test("never show as spent what was not")
  func zeros() throws {
    let shares = try #require(Shares(of: Counters([0, 7, 0, 0, 0, 0, 0, 3])))
    #expect(eight(shares) == [0, 700, 0, 0, 0, 0, 0, 300])
  }

  @Test("are not made up from nothing")
  func nothing() {
    #expect(Shares(of: Counters([0, 0, 0, 0, 0, 0, 0, 0, 5, 5])) == nil)
    #expect(Shares(of: Counters([.max, .max, 0, 0])) == nil)
  }

  @Test("make 100.0 exactly, are within a tenth of the true value and keep guest within user")
  func random() throws {
    var random = SeededGenerator(seed: 1_000_003)
    for round in 0..<20_000 {
      let limit: UInt64 = [10, 1000, 1 << 40, UInt64.max / 8][round % 4]
      var fields = (0..<8).map { _ in
        Bool.random(using: &random) ? 0 : UInt64.random(in: 0...limit, using: &random)
      }
      fields.append(UInt64.random(in: 0...fields[0], using: &random))
      fields.append(UInt64.random(in: 0...fields[1], using: &random))
      let counters = Counters(fields)
      guard let total = counters.total, total > 0 else { continue }
      let shares = try #require(Shares(of: counters))
      #expect(eight(shares).reduce(0, +) == 1000)
      for state in CPUState.allCases {
        let share = try #require(shares[state])
        let exact = 1000 * Double(counters[state] ?? 0) / Double(total)
        #expect(abs(Double(share) - exact) < 1.0001)
      }
      #expect((shares[.guest] ?? 0) <= (shares[.user] ?? 0))
      #expect((shares[.guestNice] ?? 0) <= (shares[.nice] ?? 0))
    }
  }

  @Test("order the states as their ticks do")
  func monotonic() throws {
    var random = SeededGenerator(seed: 77)
    for _ in 0..<5000 {
      let fields = (0..<8).map { _ in UInt64.random(in: 1...5000, using: &random) }
      let tenths = eight(try #require(Shares(of: Counters(fields))))
      for (left, right) in zip(fields.indices, fields.indices.dropFirst()) where fields[left] > fields[right]
      {
        #expect(tenths[left] >= tenths[right])
      }
    }
  }
}
