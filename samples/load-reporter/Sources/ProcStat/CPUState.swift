/// A state a CPU spends its time in, one for each counter of a `cpu` line in `/proc/stat`.
///
/// The raw value is the counter's place on the line, from 0. The names, the order and the kernel versions are
/// those of proc(5).
public enum CPUState: Int, CaseIterable, Sendable {
  case user, nice, system, idle
  case iowait, irq, softirq
  case steal
  case guest
  case guestNice

  /// The name proc(5) gives the counter.
  public var name: String {
    switch self {
    case .user: "user"
    case .nice: "nice"
    case .system: "system"
    case .idle: "idle"
    case .iowait: "iowait"
    case .irq: "irq"
    case .softirq: "softirq"
    case .steal: "steal"
    case .guest: "guest"
    case .guestNice: "guest_nice"
    }
  }

  /// The state whose counter already contains this one's time, if there is one.
  ///
  /// The kernel books the time a virtual CPU runs twice: as guest and, like any other program's, as user. Adding
  /// both would count it twice.
  public var container: CPUState? {
    switch self {
    case .guest: .user
    case .guestNice: .nice
    default: nil
    }
  }

  /// The eight states that share a CPU's time out among them, in the order of the file.
  public static let counted: [CPUState] = allCases.filter { $0.container == nil }

  /// Whether the counter is known to step back a little on a healthy machine.
  ///
  /// proc(5) says so of iowait; idle is worked out the same way while the CPU sleeps.
  var mayStepBack: Bool { self == .iowait || self == .idle }
}
