/// The percentages mpstat of sysstat 12.6.1 prints.
///
/// * user and nice have no guest in them; guest and guest_nice have columns of their own.
/// * The line for all CPUs is the sum of those in both readings, unless the machine has but one.
/// * iowait that fell while idle grew counts as 0; otherwise what idle and iowait have after a fall counts as
///   gained, as if the CPU had been offline meanwhile.
/// * An interval of no ticks is 100 % idle for a CPU, and 0 of everything for all of them.
func mpstatShares(of name: CPUName, from before: Reading, to after: Reading, decimals: Int) -> Shares? {
  let interval: MpstatInterval
  switch name {
  case .cpu(let number):
    guard let old = before.cpus[number], let new = after.cpus[number] else { return nil }
    interval = MpstatInterval(from: old, to: new)
  case .all where Set(before.cpus.keys).union(after.cpus.keys).count <= 1:
    interval = MpstatInterval(from: before.all, to: after.all)
  case .all:
    let both = before.cpus.keys.filter { after.cpus[$0] != nil }
    interval = both.reduce(MpstatInterval()) { sum, number in
      guard let old = before.cpus[number], let new = after.cpus[number] else { return sum }
      return sum.adding(MpstatInterval(from: old, to: new))
    }
  }
  return interval.shares(decimals: decimals, isOneCPU: name != .all)
}

/// Two lines with mpstat's corrections made.
private struct MpstatInterval {
  /// The counters by state, user and nice less the guests.
  var before = [UInt64](repeating: 0, count: CPUState.allCases.count)
  var after = [UInt64](repeating: 0, count: CPUState.allCases.count)
  var total: UInt64 = 0

  /// Counters this near the end of their 64 bits are taken to have wrapped, not to have begun anew.
  private static let nearTheEnd = UInt64.max - 0x7FFFF

  init() {}

  init(from old: Counters, to new: Counters) {
    for state in CPUState.allCases {
      before[state.rawValue] = old[state] ?? 0
      after[state.rawValue] = new[state] ?? 0
    }
    let (idle, iowait) = (CPUState.idle.rawValue, CPUState.iowait.rawValue)
    if after[iowait] < before[iowait], before[iowait] < Self.nearTheEnd {
      before[iowait] = after[idle] > before[idle] || before[idle] >= Self.nearTheEnd ? after[iowait] : 0
    }
    if after[idle] < before[idle], before[idle] < Self.nearTheEnd { before[idle] = 0 }
    for state in CPUState.counted { total &+= after[state.rawValue] &- before[state.rawValue] }
    for guest in [CPUState.guest, .guestNice] {
      guard let container = guest.container else { continue }
      before[container.rawValue] &-= before[guest.rawValue]
      after[container.rawValue] &-= after[guest.rawValue]
      if after[container.rawValue] < before[container.rawValue] {
        total &+= before[container.rawValue] &- after[container.rawValue]
      }
    }
  }

  func adding(_ other: MpstatInterval) -> MpstatInterval {
    var sum = self
    sum.before = zip(before, other.before).map { $0 &+ $1 }
    sum.after = zip(after, other.after).map { $0 &+ $1 }
    sum.total = total &+ other.total
    return sum
  }

  func shares(decimals: Int, isOneCPU: Bool) -> Shares {
    let units = CPUState.allCases.map { state in
      if total == 0, isOneCPU { return (state == .idle ? 100.0 : 0).units(decimals: decimals) }
      return percentage(of: state).units(decimals: decimals)
    }
    return Shares(units: units, decimals: decimals, containsGuests: false)
  }

  private func percentage(of state: CPUState) -> Double {
    let (old, new) = (before[state.rawValue], after[state.rawValue])
    // A counter that fell is 0, but the total has what it fell by taken out.
    return new < old ? 0 : Double(new - old) / Double(max(1, total)) * 100
  }
}
