import Hardware
import Modules

/// What the driver of a device gives to the rest of the system once the device works.
struct ExpectedOutput: Equatable {
  /// The classes of sysfs, any of which will do.
  let kinds: [String]

  /// What it is called in a sentence.
  let words: String

  /// Whether a driver that is bound and gives none of it does not work; a controller for disks may have no disk.
  let isRequired: Bool

  private init(_ kinds: [String], _ words: String, isRequired: Bool = false) {
    self.kinds = kinds
    self.words = words
    self.isRequired = isRequired
  }

  /// What is expected of a device; nil where a driver is all one can see.
  static func of(_ subject: Case) -> ExpectedOutput? {
    guard let device = subject.device else { return nil }
    if let own = byClass(device, subject.machine) { return own }
    // Devices of no class: sticks for wireless networks, cards on SDIO. Where their module lies says what it gives.
    let places = subject.drivers.compactMap { subject.machine.modules.path(of: $0.module ?? $0.name) }
    return byPlace.first { place in places.contains { $0.contains(place.directory) } }?.output
  }

  private static let network = ExpectedOutput(
    ["net", "infiniband", "wwan"], "network interface", isRequired: true)

  private static func byClass(_ device: Device, _ machine: Machine) -> ExpectedOutput? {
    switch device.bus {
    case .pci:
      switch (device.classCode ?? 0) >> 8 {
      case 0x0200...0x02FF: return network
      // The disks of a controller of NVMe may be below a device of their own (multipath).
      case 0x0108: return ExpectedOutput(["block", "nvme"], "disk")
      case 0x0100...0x01FF: return ExpectedOutput(["block"], "disk")
      case 0x0300...0x03FF: return ExpectedOutput(["drm"], "display adapter")
      case 0x0401, 0x0403:
        // The sound function of a display adapter gives a card only where a display could take sound.
        return ExpectedOutput(
          ["sound"], "sound card", isRequired: !machine.inventory.isPartOfDisplay(device))
      case 0x0805: return ExpectedOutput(["mmc_host"], "host for cards")
      case 0x0C00: return ExpectedOutput(["firewire", "ieee1394_host"], "FireWire bus")
      default: return nil
      }
    case .usb:
      if device.identifiers.contains("usb-class:03") {
        return ExpectedOutput(["input", "hidraw"], "input device")
      }
      if device.identifiers.contains("usb-class:08") { return ExpectedOutput(["block"], "disk") }
      if device.identifiers.contains("usb-class:e0") {
        return ExpectedOutput(["bluetooth", "net"], "Bluetooth adapter or network interface")
      }
      return nil
    case .i2c: return ExpectedOutput(["input", "hidraw"], "input device", isRequired: true)
    case .sound, .soundWire, .sdio, .acpi, .wmi, .system: return nil
    }
  }

  /// By the directory of the module, as Linux's sources have it.
  private static let byPlace: [(directory: String, output: ExpectedOutput)] = [
    ("/drivers/net/", network),
    ("/drivers/bluetooth/", ExpectedOutput(["bluetooth"], "Bluetooth adapter", isRequired: true)),
    ("/sound/usb/", ExpectedOutput(["sound"], "sound card", isRequired: true)),
  ]
}

extension Inventory {
  /// Whether another function of the same PCI device is a display adapter.
  func isPartOfDisplay(_ device: Device) -> Bool {
    let place = device.slot.prefix { $0 != "." }
    return devices.contains {
      $0.bus == .pci && $0.slot.hasPrefix(place + ".") && ($0.classCode ?? 0) >> 16 == 0x03
    }
  }
}
