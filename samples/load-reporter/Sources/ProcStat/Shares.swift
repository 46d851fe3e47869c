/// The shares of a CPU's time, in fractions of a percent.
///
/// Unless they follow another tool's rules (`Convention`), the eight states make exactly 100 %.
public struct Shares: Sendable, Equatable {
  private let units: [Int?]

  /// How many decimals of a percent the shares have: a unit is 10^-decimals percent.
  public let decimals: Int

  /// Whether user contains guest and nice contains guest_nice, as in the file.
  public let containsGuests: Bool

  /// Shares out the ticks of an interval, or gives nil when there is none to share.
  ///
  /// - Parameters:
  ///   - deltas: The ticks.
  ///   - decimals: How many decimals the percentages are to have, from 0 to 6.
  public init?(of deltas: Counters, decimals: Int = 1) {
    guard let total = deltas.total, total > 0, (0...6).contains(decimals) else { return nil }
    let hundred = (0..<decimals).reduce(100) { hundred, _ in hundred * 10 }
    let known = CPUState.counted.compactMap { deltas[$0] }
    var units = Self.apportion(hundred, among: known, total: total)
    for state in [CPUState.guest, .guestNice] {
      guard let part = deltas[state], let container = state.container, let whole = deltas[container] else {
        break
      }
      // A part is rounded by itself, but never shown as more than the whole it is in.
      let rounded = min(part, whole).scaled(by: UInt64(hundred), over: total).map { Int(clamping: $0) }
      units.append(min(rounded ?? 0, units[container.rawValue]))
    }
    self.init(units: units, decimals: decimals, containsGuests: true)
  }

  /// Takes shares that were worked out by other rules, in the order of the states.
  init(units: [Int?], decimals: Int, containsGuests: Bool) {
    self.units = units
    self.decimals = decimals
    self.containsGuests = containsGuests
  }

  /// The share of one state in units of 10^-decimals percent, or nil when it was not counted.
  ///
  /// user contains guest and nice contains guest_nice, as in the file and in top's `us` and `ni`, if
  /// `containsGuests` says so.
  public subscript(state: CPUState) -> Int? {
    state.rawValue < units.count ? units[state.rawValue] : nil
  }

  /// The same without the states that nobody can tell, and without the guests of those.
  public func without(_ unknown: Set<CPUState>) -> Shares {
    let isUnknown = { (state: CPUState) in
      unknown.contains(state) || state.container.map(unknown.contains) == true
    }
    return Shares(
      units: units.indices.map { CPUState(rawValue: $0).map(isUnknown) == true ? nil : units[$0] },
      decimals: decimals, containsGuests: containsGuests)
  }

  /// Divides a number of units in proportion to the parts by the method of the largest remainder.
  ///
  /// Everyone gets the whole units due; those left over go to the largest fractions, the earlier first among equals.
  /// Rounding each by itself would give sums like 99.9 or 100.2.
  ///
  /// - Parameters:
  ///   - units: What there is to divide, from 0 to 2^32.
  ///   - parts: The claims.
  ///   - total: The sum of the claims; without any, nobody gets anything.
  public static func apportion(_ units: Int, among parts: [UInt64], total: UInt64) -> [Int] {
    guard total > 0, units > 0 else { return parts.map { _ in 0 } }
    let claims = parts.map { part in
      (UInt128(min(part, total)) * UInt128(units)).quotientAndRemainder(dividingBy: UInt128(total))
    }
    var result = claims.map { Int(clamping: $0.quotient) }
    let left = units - result.reduce(0, +)
    let order = claims.indices.sorted {
      (claims[$1].remainder, $0) < (claims[$0].remainder, $1)
    }
    for index in order.prefix(max(0, left)) { result[index] += 1 }
    return result
  }
}
