/// How a component fares under Linux; the raw values are what programs read.
public enum Status: String, Sendable, CaseIterable {
  /// A driver is bound, and what it is for is there: an interface, a sound card, a disk.
  case works

  /// A driver is bound; whether it works only use can tell.
  case bound

  /// The kernel that was asked about, which does not run, has a driver for it.
  case wouldBind = "would-bind"

  /// A driver is bound, and gives nothing of what it is for, or the kernel says why the device does not work.
  case notWorking = "not-working"

  /// Driven by a program or library and not by the kernel.
  case userspace

  /// Without a driver, as it should be: bridges, second functions.
  case normalUnbound = "normal-unbound"

  /// The model has it, this machine shows none.
  case notPresent = "not-present"
  case radioOff = "radio-off"
  case needsFirmware = "needs-firmware"
  case needsModule = "needs-module"
  case blacklisted
  case needsPackage = "needs-package"
  case needsNewerKernel = "needs-newer-kernel"

  /// It is there, and nobody is known to have a driver for it.
  case noDriverKnown = "no-driver-known"

  /// As the second column of the table has it.
  public var words: String {
    switch self {
    case .works: "Works"
    case .bound: "Driver bound"
    case .wouldBind: "Has a driver"
    case .notWorking: "Not working"
    case .userspace: "User space"
    case .normalUnbound: "Needs no driver"
    case .notPresent: "Not present"
    case .radioOff: "Radio off"
    case .needsFirmware: "Needs firmware"
    case .needsModule: "Needs module"
    case .blacklisted: "Blacklisted"
    case .needsPackage: "Needs package"
    case .needsNewerKernel: "Needs newer kernel"
    case .noDriverKnown: "No driver known"
    }
  }

  /// How much it matters to whoever owns the machine.
  public enum Weight: Int, Sendable, Comparable {
    /// Nothing is to be done.
    case fine

    /// It does not work, and nothing is known that would help.
    case unsupported

    /// Something can be done.
    case fault

    public static func < (one: Weight, other: Weight) -> Bool { one.rawValue < other.rawValue }
  }

  public var weight: Weight {
    switch self {
    case .works, .bound, .wouldBind, .userspace, .normalUnbound, .notPresent: .fine
    case .noDriverKnown: .unsupported
    case .notWorking, .radioOff, .needsFirmware, .needsModule, .blacklisted, .needsPackage, .needsNewerKernel:
      .fault
    }
  }

  /// The state of a whole whose parts have these: the most serious, and of those that are fine the best.
  static func whole(of parts: [Status]) -> Status? {
    if let worst = parts.filter({ $0.weight > .fine }).max(by: { $0.weight < $1.weight }) { return worst }
    return allCases.first(where: parts.contains)
  }
}
