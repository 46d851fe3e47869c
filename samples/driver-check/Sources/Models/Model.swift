public import Hardware
public import Modules

/// What people know of a model of computer: its components, and what makes each of them work with which kernel.
public struct Model: Sendable {
  /// The version of the format that this program reads.
  public static let schema = 1

  /// `HP Compaq nx6320`.
  public let name: String

  /// Patterns of what the machine says it is; empty patterns match nothing.
  public let vendor: String?
  public let product: String?

  /// Where the facts come from.
  public let sources: [String]

  /// In the order in which reports have them.
  public let components: [Component]

  /// Whether a machine is of this model.
  public func describes(_ identity: MachineIdentity) -> Bool {
    guard let product,
      [identity.product, identity.version].contains(where: {
        $0.map { AliasPattern.matches(product, $0) } == true
      })
    else { return false }
    return vendor.map { AliasPattern.matches($0, identity.vendor ?? "") } ?? true
  }
}

/// A part of the machine that a person would name.
public struct Component: Sendable {
  /// A short name for the command line: `wireless`.
  public let key: String

  /// As the table calls it: `Internal Intel Wireless Networking`.
  public let name: String

  /// The identifiers of devices that are it, any of them.
  public let match: [String]

  /// Whether it is worth saying that it is not there.
  public let isExpected: Bool

  /// The component whose state stands for this one where no device shows it, as graphics do for the display.
  public let follows: String?

  /// The kind of radio it has, by rfkill's names; such a component may vanish when that is off.
  public let radio: String?

  /// What to say when it is not there.
  public let absence: String?

  public let sources: [String]

  /// What makes it work, for kernels one after another.
  public let support: [Support]

  /// Whether a device is it.
  public func includes(_ device: Device) -> Bool { !Set(match).isDisjoint(with: device.identifiers) }

  /// What holds for a kernel; where that is not known, what holds for the newest.
  public func support(for kernel: KernelVersion?) -> Support? {
    guard let kernel else { return support.last }
    return support.first { $0.covers(kernel) }
  }

  /// The first kernel later than a given one that supports it.
  public func firstKernel(after kernel: KernelVersion) -> KernelVersion? {
    support.compactMap(\.since).filter { $0 > kernel.release }.min()
  }
}
