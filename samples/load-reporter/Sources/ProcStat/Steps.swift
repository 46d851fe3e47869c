/// How each counter of a line went from one reading to the next.
struct Steps {
  /// The ticks that each counter gained; 0 for one that fell.
  private(set) var gains: [UInt64] = []

  /// The states whose counters fell, or jumped, further than they may, so that what they gained is not known.
  private(set) var unknown: Set<CPUState> = []

  /// Those of them that have a lower value now, as all have after a start.
  private var lower: Set<CPUState> = []

  /// What is to be said of single counters.
  private(set) var flags: Set<Flag> = []

  /// Compares counter by counter.
  ///
  /// Counters are points on a circle of 2^64 ticks, half of which no machine has ever gone round: the shorter way is the
  /// one that was taken. So a counter that wrapped has gone on, and one that a kernel's mistake took below 0 has stepped
  /// back.
  ///
  /// - Parameters:
  ///   - ticksPerSecond: USER_HZ.
  ///   - elapsed: The ticks between the readings, if they are known.
  init(from before: Counters, to after: Counters, ticksPerSecond: UInt64, elapsed: UInt64?) {
    let (tolerance, beyond) = Change.toleratedStepBackSeconds.multipliedReportingOverflow(by: ticksPerSecond)
    let (most, endless) = (elapsed ?? .max).addingReportingOverflow(tolerance)
    for (index, (old, new)) in zip(before.fields, after.fields).enumerated() {
      let gain = new &- old
      let isForward = gain <= UInt64.max / 2
      let isPossible = endless || beyond || gain <= most
      gains.append(isForward && isPossible ? gain : 0)
      // A field nobody has named yet need not be a counter, and no figure depends on it.
      guard let state = CPUState(rawValue: index) else { continue }
      if isForward {
        if !isPossible {
          flags.insert(.counterJumped)
          unknown.insert(state)
        } else if new < old {
          flags.insert(.counterWrapped)
        }
        continue
      }
      if let flag = Flag.wentBack(state) { flags.insert(flag) }
      if state.mayStepBack, beyond || old &- new < tolerance { continue }
      unknown.insert(state)
      if new < old { lower.insert(state) }
    }
  }

  /// The states that nearly all of the time is spent in: without one of them the others would share out its time among
  /// them.
  private static let main: Set<CPUState> = [.user, .system, .idle]

  /// Whether the CPU, or the machine, was started in between.
  ///
  /// A start takes all counters back, and a CPU that was offline comes back without its idle time. Another that fell alone
  /// is the kernel's mistake: steal on Xen and KVM ran back for as long as the machine was up (node_exporter #742).
  var isReset: Bool { !lower.isDisjoint(with: Self.main) || lower.intersection(CPUState.counted).count > 1 }

  /// Whether there is too little to tell shares.
  var isIncomplete: Bool { !unknown.isDisjoint(with: Self.main) }
}
