/// The shares of a CPU's time, in tenths of a percent, rounded so that the eight states make exactly 1000.
public struct Shares: Sendable, Equatable {
  private let tenths: [Int]

  /// Shares out the ticks of an interval, or gives nil when there is none to share.
  public init?(of deltas: Counters) {
    guard let total = deltas.total, total > 0 else { return nil }
    let known = CPUState.counted.compactMap { deltas[$0] }
    var tenths = Self.apportion(1000, among: known, total: total)
    for state in [CPUState.guest, .guestNice] {
      guard let part = deltas[state], let container = state.container, let whole = deltas[container] else {
        break
      }
      // A part is rounded by itself, but never shown as more than the whole it is in.
      let (units, rest) = Self.scaled(min(part, whole), by: 1000, over: total)
      let rounded = units + (rest >= total - rest ? 1 : 0)
      tenths.append(min(rounded, tenths[container.rawValue]))
    }
    self.tenths = tenths
  }

  /// The share of one state in tenths of a percent, or nil when the kernel did not count it.
  ///
  /// user contains guest and nice contains guest_nice, as in the file and in top's `us` and `ni`.
  public subscript(state: CPUState) -> Int? {
    state.rawValue < tenths.count ? tenths[state.rawValue] : nil
  }

  /// Divides a number of units in proportion to the parts by the method of the largest remainder.
  ///
  /// Everyone gets the whole units due; those left over go to the largest fractions, the earlier first among equals.
  /// Rounding each by itself would give sums like 99.9 or 100.2.
  ///
  /// - Parameters:
  ///   - units: What there is to divide, at most 2^32.
  ///   - parts: The claims.
  ///   - total: The sum of the claims, above 0.
  static func apportion(_ units: Int, among parts: [UInt64], total: UInt64) -> [Int] {
    let claims = parts.map { scaled($0, by: units, over: total) }
    var result = claims.map(\.units)
    let left = units - result.reduce(0, +)
    let order = claims.indices.sorted {
      (claims[$1].rest, $0) < (claims[$0].rest, $1)
    }
    for index in order.prefix(max(0, left)) { result[index] += 1 }
    return result
  }

  /// `part * factor / total` and the remainder of the division, through 128 bits.
  ///
  /// The division cannot trap: `part` is at most `total`, so the quotient is at most `factor`.
  private static func scaled(
    _ part: UInt64, by factor: Int, over total: UInt64
  ) -> (units: Int, rest: UInt64) {
    let product = min(part, total).multipliedFullWidth(by: UInt64(factor.magnitude))
    guard product.high < total else { return (factor, 0) }
    let (quotient, remainder) = total.dividingFullWidth(product)
    return (Int(clamping: quotient), remainder)
  }
}
