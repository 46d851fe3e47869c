import ProcStat
import Reporting

/// The sentences under an explained table.
struct Lesson {
  let change: Change
  let ticksPerSecond: UInt64

  /// Whether to begin with what holds for every table, or to say only what is special about this one.
  let isFirst: Bool

  /// All that applies to the case, a paragraph each.
  var text: String {
    let general = isFirst ? [counting, sharing, iowait, steal] : []
    return ((general + [guests, unknownFields]).compactMap(\.self) + warnings)
      .map { "\n" + Wrapping(width: 78).paragraph($0) }
      .joined()
  }

  /// What a counter is.
  private var counting: String? {
    let since =
      "Since it started, the kernel has kept a counter for each state a CPU can be in and adds to it what "
      + "time the CPU spends there. The unit is the tick, or jiffy, and \(ticksPerSecond) of them make a "
      + "second (USER_HZ)"
    guard let total = change.total, total > 0 else { return since + "." }
    let tenths = total.multipliedFullWidth(by: 10)
    guard tenths.high == 0 else { return since + "." }
    let time = tenths.low / ticksPerSecond
    return since + ", so \(total) ticks are \(time / 10).\(time % 10) seconds of CPU time."
  }

  /// How a share comes about.
  private var sharing: String? {
    guard let deltas = change.deltas, let total = deltas.total, total > 0, let shares = change.shares,
      let state = CPUState.counted.max(by: { (deltas[$0] ?? 0) < (deltas[$1] ?? 0) }),
      let ticks = deltas[state], let share = shares[state]
    else { return nil }
    return
      "A single value says little; what a counter gained between two readings, divided by what all eight "
      + "gained, is the share of the time in between: "
      + "\(state.name) is \(ticks) / \(total) = \(String(tenths: share))%. "
      + "The unit cancels out, so percentages do not depend on how long a tick is. They are rounded such that the "
      + "eight make 100.0 exactly."
  }

  /// Why guest is not added.
  private var guests: String? {
    guard let deltas = change.deltas, let guest = deltas[.guest], let guestNice = deltas[.guestNice],
      guest > 0 || guestNice > 0
    else { return nil }
    return "The \(guest) ticks of guest are among the \(deltas[.user] ?? 0) of user, and the \(guestNice) of "
      + "guest_nice among the \(deltas[.nice] ?? 0) of nice: adding them to the total would count them twice."
  }

  /// How far to trust iowait.
  private var iowait: String? {
    guard let ticks = change.deltas?[.iowait], ticks > 0 else { return nil }
    return
      "iowait is idle time, too: the CPU was free and would have run any program that was ready. "
      + "The kernel's documentation calls the value unreliable, so take it as a hint."
  }

  /// Who is to blame for steal.
  private var steal: String? {
    guard let ticks = change.ticks(.steal), ticks > 0 else { return nil }
    return
      "steal is the time the CPU had work to do while the hypervisor ran something else. No program of this "
      + "machine can change that: the host has more virtual CPUs to run than it can."
  }

  private var unknownFields: String? {
    guard let count = change.after?.unknownFieldCount, count > 0 else { return nil }
    return
      "This kernel writes \(count) more \(count == 1 ? "counter" : "counters") than the ten known ones; the "
      + "total leaves \(count == 1 ? "it" : "them") out."
  }

  /// A sentence for each flag.
  private var warnings: [String] {
    Flag.allCases.filter(change.flags.contains).map { "Note (\($0.rawValue)): \(sentence(for: $0))" }
  }

  /// The states whose counters are lower in the second reading.
  private var lower: String {
    CPUState.allCases.filter { state in
      (change.after?[state]).flatMap { after in change.before?[state].map { after < $0 } } == true
    }.map(\.name).joined(separator: ", ")
  }

  /// The states whose counters gained more than there was to gain.
  private var jumped: String {
    change.unknown.filter { state in
      (change.after?[state]).flatMap { after in change.before?[state].map { after > $0 } } == true
    }.sorted { $0.rawValue < $1.rawValue }.map(\.name).joined(separator: ", ")
  }

  /// What is to be known of a counter that fell.
  private func sentence(for state: CPUState) -> String {
    if change.deltas != nil, !change.unknown.contains(state) {
      return "\(state.name) stepped back a little, as the kernel lets it; it counts as 0 here."
    }
    let fall = "\(state.name) fell or is below 0, which a counter cannot be; this is a mistake of the kernel"
    let known = state == .steal ? ", known of machines under Xen and KVM with Linux 3 and 4" : ""
    let rest = "what it gained is not known, and the shares are of the time of the other counters."
    return "\(fall)\(known); " + (change.deltas == nil ? "without it there are no shares." : rest)
  }

  private func sentence(for flag: Flag) -> String {
    switch flag {
    case .userWentBack: sentence(for: .user)
    case .niceWentBack: sentence(for: .nice)
    case .systemWentBack: sentence(for: .system)
    case .idleWentBack: sentence(for: .idle)
    case .iowaitWentBack: sentence(for: .iowait)
    case .irqWentBack: sentence(for: .irq)
    case .softirqWentBack: sentence(for: .softirq)
    case .stealWentBack: sentence(for: .steal)
    case .guestWentBack: sentence(for: .guest)
    case .guestNiceWentBack: sentence(for: .guestNice)
    case .counterReset:
      (lower.isEmpty ? "a counter" : lower)
        + " fell, so it was reset in between; what was gained is not known."
    case .counterJumped:
      "\(jumped) gained more than the time that passed, which is a mistake of the kernel; what it really gained is "
        + "not known, and the shares are of the time of the other counters."
    case .counterWrapped:
      "a counter went past the end of its 64 bits and began at 0; the difference takes that into account."
    case .absent: "there is no such CPU in either reading."
    case .vanished: "a CPU went offline between the readings and cannot be compared."
    case .appeared: "a CPU came online between the readings and cannot be compared."
    case .noTicks: "no tick passed between the readings, so there are no shares."
    case .guestOverUser: "a guest counter gained more than the counter it is part of; it was cut to fit."
    case .countersDiffer:
      "the readings are of kernels with different counters; only those that both have were compared."
    case .overflow: "the ticks add up to more than 64 bits can hold; these cannot be counters."
    case .bootTimeChanged:
      "the machine was started between the readings, or its clock was set: by 'btime' it started at another time. "
        + "After a start the figures mean nothing."
    case .twoTotals:
      "a reading has two 'cpu' lines, as lxcfs 4.0.3 writes them in containers; neither was used."
    case .rebuilt: "these are the sums of the CPUs that can be compared, not the file's own 'cpu' line."
    }
  }
}
