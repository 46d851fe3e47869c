import SeededRandom

extension SeededGenerator {
  /// Counters as they may come: mostly small, some at the ends of 64 bits.
  mutating func counters(_ count: Int) -> [UInt64] {
    let limit: UInt64 = [9, 1000, 1 << 40, .max].randomElement(using: &self) ?? 9
    return (0..<count).map { _ in
      let value = UInt64.random(in: 0...limit, using: &self)
      return Int.random(in: 0..<8, using: &self) == 0 ? .max - value : value
    }
  }
}
