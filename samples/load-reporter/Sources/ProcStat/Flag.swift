/// Something a reader should know about a difference before trusting it.
///
/// The raw values appear in reports and do not change.
public enum Flag: String, CaseIterable, Sendable {
  /// The counter of a state fell; see `wentBack(_:)`.
  case userWentBack = "user-went-back"
  case niceWentBack = "nice-went-back"
  case systemWentBack = "system-went-back"
  case idleWentBack = "idle-went-back"
  case iowaitWentBack = "iowait-went-back"
  case irqWentBack = "irq-went-back"
  case softirqWentBack = "softirq-went-back"
  case stealWentBack = "steal-went-back"
  case guestWentBack = "guest-went-back"
  case guestNiceWentBack = "guest_nice-went-back"

  /// Counters fell together, or idle fell far: the CPU, or the machine, started anew.
  case counterReset = "counter-reset"

  /// The counter of one state gained more than the time that passed; what it really gained is not known.
  case counterJumped = "counter-jumped"

  /// A counter went past the end of its 64 bits and began at 0 again; the difference takes that into account.
  case counterWrapped = "counter-wrapped"

  /// The CPU is in the first reading only.
  case vanished

  /// The CPU is in the second reading only.
  case appeared

  /// The CPU was asked for and is in neither reading.
  case absent

  /// No tick passed between the readings, so there are no shares.
  case noTicks = "no-ticks"

  /// guest grew more than user, or guest_nice more than nice, of which they are parts; it was cut to fit.
  case guestOverUser = "guest-over-user"

  /// The readings do not have the same counters, so they are of different kernels; those both have were compared.
  case countersDiffer = "counters-differ"

  /// The sum of the ticks does not fit 64 bits.
  case overflow

  /// The figures for all CPUs are the sum of those CPUs that can be trusted, not the file's own `cpu` line.
  case rebuilt

  /// A reading has two `cpu` lines, as lxcfs 4.0.3 writes them, of which the first is all zeros.
  case twoTotals = "two-totals"

  /// The machine was started between the readings, or its clock was set: `btime` is another.
  case bootTimeChanged = "boot-time-changed"

  /// The counter of one state fell while the others went on: iowait and idle are known to step back a little and are then
  /// taken as standing still; what another gained, or one of these that fell far, is not known.
  static func wentBack(_ state: CPUState) -> Flag? { Flag(rawValue: "\(state.name)-went-back") }

  /// The flags that say that a counter fell.
  static let wentBack = Set(CPUState.allCases.compactMap(wentBack))
}
