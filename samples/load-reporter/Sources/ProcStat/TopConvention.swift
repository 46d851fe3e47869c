/// The percentages top of procps-ng 4.0.2 prints.
///
/// * guest and guest_nice are added to the total, which has them in user and nice already.
/// * What a counter stepped back by is taken out of the total, though the counter itself shows 0.
/// * If user and nice together, the three kernel states together, idle and iowait together, the rest or the total
///   fell, the whole interval counts as none; and an interval of no ticks is 100 % idle.
/// * A line of fewer than eight counters is not read. A CPU that appears is shown since it started.
func topShares(of name: CPUName, from before: Reading, to after: Reading, decimals: Int) -> Shares? {
  guard let new = after[name], new.fields.count >= 8 else { return nil }
  let old = before[name] ?? new.atBoot
  let sums = zip(TopSums(old).all, TopSums(new).all)
  let starts = sums.contains { $1 < $0 } ? new : old
  func gain(_ before: UInt64, _ after: UInt64) -> Int64 { max(0, Int64(bitPattern: after &- before)) }

  var total = gain(TopSums(starts).total, TopSums(new).total)
  var ticks = CPUState.counted.map { gain(starts[$0] ?? 0, new[$0] ?? 0) }
  if total < 1 {
    total = 1
    ticks[CPUState.idle.rawValue] = 1
  }
  // top reckons in single precision.
  let scale = Float(100.0 / Double(Float(total)))
  let units = ticks.map { Double(Float($0) * scale).units(decimals: decimals) }
  return Shares(units: units, decimals: decimals, containsGuests: true)
}

/// The sums top watches for a step back.
private struct TopSums {
  let total: UInt64

  /// Programs, kernel, idle, busy, total.
  let all: [UInt64]

  init(_ counters: Counters) {
    func sum(_ states: CPUState...) -> UInt64 { states.reduce(0) { $0 &+ (counters[$1] ?? 0) } }
    let idle = sum(.idle, .iowait)
    total = sum(.user, .nice, .system, .irq, .softirq, .steal, .guest, .guestNice) &+ idle
    all = [sum(.user, .nice), sum(.system, .irq, .softirq), idle, total &- idle, total]
  }
}
