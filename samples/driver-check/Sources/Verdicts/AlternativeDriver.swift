import Hardware
import Models
import Modules

/// A driver outside of the kernel, for devices that the kernel's own driver does not make work.
struct AlternativeDriver {
  let module: String
  let packages: [PackageNeed]

  /// The identifiers of devices that it drives.
  private let identifiers: Set<String>

  /// The modules that must not be loaded beside it.
  let rivals: [String]

  /// The known one for a device; nil where there is none.
  static func of(_ device: Device?) -> AlternativeDriver? {
    guard let device else { return nil }
    return table.first { !$0.identifiers.isDisjoint(with: device.identifiers) }
  }

  /// How to get it, and to have it take the device.
  func steps(_ plan: PackagePlan, on machine: Machine) -> [Step] {
    if machine.isHypothetical { return plan.steps }
    let loaded = rivals.filter { machine.isLoaded($0) == true && !machine.modules.isBuiltIn($0) }
    return plan.steps + (loaded.isEmpty ? [] : [.command("modprobe -r \(loaded)")])
      + [.command("modprobe \(module)")]
  }

  private static let headers = PackageNeed(name: "linux-headers-$(uname -r)", area: "main")

  private static let table = [
    // Chips of 2012 to 2014 for which the kernel has a bus driver, bcma, and no driver for what is on that bus.
    // Sources: the table of devices at linuxwireless.org's b43 (which has none of these), broadcom-sta's README.
    AlternativeDriver(
      module: "wl",
      packages: [headers, PackageNeed(name: "broadcom-sta-dkms", area: "non-free")],
      identifiers: ["pci:14e4:4365", "pci:14e4:43a0", "pci:14e4:43b1", "pci:14e4:4360"],
      rivals: ["b43", "brcmsmac", "bcma", "ssb"])
  ]
}
