/// Something a reader should know about a difference before trusting it.
///
/// The raw values appear in reports and do not change.
public enum Flag: String, CaseIterable, Sendable {
  /// iowait stepped back a little and was taken as standing still.
  case iowaitWentBack = "iowait-went-back"

  /// idle stepped back a little and was taken as standing still.
  case idleWentBack = "idle-went-back"

  /// A counter fell, by more than a healthy one does: the CPU, or the machine, started anew.
  case counterReset = "counter-reset"

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
}
