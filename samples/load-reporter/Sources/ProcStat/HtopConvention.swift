/// The percentages the CPU meters of htop 3.2.2 show in detailed mode.
///
/// * user and nice have no guest in them; guest is guest and guest_nice together.
/// * A counter that fell counts as 0, but the total is that of the counters, so a step back of iowait makes the other
///   shares too large.
/// * An interval of no ticks is 0 of everything.
func htopShares(of name: CPUName, from before: Reading, to after: Reading, decimals: Int) -> Shares? {
  guard let new = after[name] else { return nil }
  let (old, next) = (HtopCounters(before[name] ?? new.atBoot), HtopCounters(new))
  let total = max(1, next.total.gain(since: old.total))
  let units = CPUState.allCases.map { state -> Int? in
    if state == .guestNice { return nil }
    let gain = next.states[state.rawValue].gain(since: old.states[state.rawValue])
    return (Double(gain) / Double(total) * 100).units(decimals: decimals)
  }
  return Shares(units: units, decimals: decimals, containsGuests: false)
}

extension UInt64 {
  /// The difference, or 0 when it would be negative.
  fileprivate func gain(since old: UInt64) -> UInt64 { self > old ? self - old : 0 }
}

/// The counters as htop keeps them.
private struct HtopCounters {
  var states: [UInt64]
  var total: UInt64

  init(_ counters: Counters) {
    var states = CPUState.allCases.map { counters[$0] ?? 0 }
    total = CPUState.counted.reduce(0) { $0 &+ states[$1.rawValue] }
    for guest in [CPUState.guest, .guestNice] {
      if let container = guest.container { states[container.rawValue] &-= states[guest.rawValue] }
    }
    states[CPUState.guest.rawValue] &+= states[CPUState.guestNice.rawValue]
    self.states = states
  }
}
