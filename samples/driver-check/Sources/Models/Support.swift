public import Archive
public import Modules

/// What makes a component work with a range of kernels.
public struct Support: Sendable {
  /// The first kernel of the range, and the first after it; upstream versions.
  public let since: KernelVersion?
  public let before: KernelVersion?

  /// The drivers that should be bound, any of them, as they call themselves.
  public let drivers: [String]

  /// The modules to load; those of the drivers' names when the file does not say.
  public let modules: [String]

  public let packages: [PackageNeed]

  /// Firmware files that are really needed, not only listed by the module.
  public let firmware: [String]

  /// The program or library that drives it without a kernel driver.
  public let userspace: String?

  /// Whether it is right that no driver is bound.
  public let isUnboundNormal: Bool

  /// Whether somebody has seen it work on this model.
  public let isTried: Bool

  /// For the report's last column.
  public let note: String?

  /// Whether a kernel is in the range; only upstream versions count, and candidates have what is new in the release.
  public func covers(_ kernel: KernelVersion) -> Bool {
    let kernel = kernel.release
    if let since, kernel < since { return false }
    if let before, kernel >= before { return false }
    return true
  }

  /// Whether the file names anything that would drive it.
  public var namesDriver: Bool { !drivers.isEmpty || !modules.isEmpty || userspace != nil }
}

/// A package that a component needs.
public struct PackageNeed: Sendable, Equatable {
  private let template: String

  /// `main`, `contrib`, `non-free`, or `firmware` for the area that the suite has its firmware in.
  private let area: String

  public init(name: String, area: String) {
    template = name
    self.area = area
  }

  /// Its name, in which `$(uname -r)` has become the kernel's release.
  public func name(for release: String?) -> String {
    template.replacing("$(uname -r)", with: release ?? "$(uname -r)")
  }

  /// The area it is in.
  public func area(in suite: Suite?) -> String {
    area == "firmware" ? suite?.firmwareArea ?? "non-free-firmware" : area
  }

  /// Whether it has modules for one kernel only.
  public var isForOneKernel: Bool {
    template.contains("$(uname -r)") && !template.hasPrefix("linux-headers-")
  }

  /// The areas that a file may name.
  static let areas = ["main", "contrib", "non-free", "non-free-firmware", "firmware"]
}
