import Hardware
import Models
import Modules

/// Whether it is right that no driver is bound.
enum NormalUnboundCheck {
  static func answer(_ subject: Case) -> Answer {
    guard let device = subject.device else { return .passes() }
    if subject.support?.isUnboundNormal == true {
      return .decides(Verdict(.normalUnbound), "the model file says that it needs none")
    }
    guard let reason = reason(device, subject.machine) else { return .passes("such devices need one") }
    return .decides(Verdict(.normalUnbound, [reason]), reason)
  }

  private static func reason(_ device: Device, _ machine: Machine) -> String? {
    switch device.bus {
    case .acpi, .wmi:
      return machine.candidates(for: device).isEmpty ? "the firmware lists it; nothing is missing" : nil
    case .usb: return (device.classCode ?? 0) >> 16 == 0x09 ? "a hub" : nil
    case .system, .sound, .i2c, .soundWire, .sdio: return nil
    case .pci: break
    }
    if device.vendor == 0x1022, let reason = ofAMD(device, machine) { return reason }
    if let reason = secondFunction(device, machine) { return reason }
    let code = (device.classCode ?? 0) >> 8
    if let part = parts.first(where: {
      $0.codes.contains(code) && ($0.vendor ?? device.vendor) == device.vendor
    }) {
      return part.reason
    }
    if isManagementDisplay(device) {
      return "the display of the machine's management processor; its console needs no driver"
    }
    // Of others a slot for cards may be of this class.
    if code == 0x0880 { return machine.candidates(for: device).isEmpty ? "a part of the chipset" : nil }
    if code == 0x0C80, device.vendor == 0x8086, device.slot.hasSuffix(":1f.5") {
      return machine.candidates(for: device).isEmpty ? "the flash memory of the BIOS" : nil
    }
    return nil
  }

  private static let intel: UInt16 = 0x8086

  /// Functions that do their work without a driver, or that nobody misses who does not look for them: what the kernel has
  /// for them counts, measures or copies faster.
  ///
  /// Classes: the PCI Code and ID Assignment Specification. Intel's are those of its servers' and laptops' data sheets.
  private static let parts: [(codes: ClosedRange<UInt32>, vendor: UInt16?, reason: String)] = [
    (0x0500...0x05FF, nil, "a part of the chipset"),
    (0x0600...0x0600, nil, "a host bridge; the kernel sets it up by itself"),
    (0x0601...0x0601, nil, "a bridge; what is behind it has drivers of its own"),
    (0x0604...0x0604, nil, "a PCI bridge; the kernel sets it up by itself"),
    (0x0609...0x0609, nil, "a PCI bridge; the kernel sets it up by itself"),
    (0x0680...0x0680, nil, "a bridge; what is behind it has drivers of its own"),
    (0x0780...0x0780, intel, "a link to the management engine; the machine works without it"),
    (0x0800...0x0804, nil, "a part of the chipset"), (0x0806...0x0807, nil, "a part of the chipset"),
    (0x0880...0x0880, intel, "a part of the chipset"),
    (0x0B40...0x0B40, nil, "a coprocessor; programs do without it"),
    (0x0C05...0x0C05, nil, "a bus for sensors of the board; the machine works without it"),
    (0x1000...0x10FF, nil, "a coprocessor for encryption; programs do without it"),
    (0x1100...0x1101, nil, "counters for measuring; the machine works without them"),
    (0x1120...0x1120, nil, "counters for measuring; the machine works without them"),
    (0x1180...0x1180, intel, "sensors of the chipset; the machine works without them"),
    (0x1300...0x13FF, nil, "a part of the chipset"),
  ]

  /// The audio coprocessor and the sensor hub are in all of AMD's processors, microphones and sensors for them not.
  private static func ofAMD(_ device: Device, _ machine: Machine) -> String? {
    guard [0x0480, 0x1180].contains((device.classCode ?? 0) >> 8) else { return nil }
    let isTried = machine.candidates(for: device).contains { machine.isLoaded($0.module) == true }
    return isTried ? "its driver left it, as it does where nothing is attached to it" : nil
  }

  /// The second function of a display adapter, driven by way of the first.
  private static func secondFunction(_ device: Device, _ machine: Machine) -> String? {
    guard (device.classCode ?? 0) >> 8 == 0x0380 else { return nil }
    let first = device.slot.split(separator: ".").dropLast().joined(separator: ".") + ".0"
    let other = machine.inventory.devices.first {
      $0.bus == .pci && $0.slot == first && $0.slot != device.slot
    }
    return other.map { $0.vendor == device.vendor } == true ? "driven together with \(first)" : nil
  }

  /// By pci.ids: ASPEED's, Matrox's G200 of servers, ATI's ES1000.
  private static func isManagementDisplay(_ device: Device) -> Bool {
    guard (device.classCode ?? 0) >> 8 == 0x0300, let product = device.product else { return false }
    return switch device.vendor {
    case 0x1A03: true
    case 0x102B: (0x0520...0x0540).contains(product)
    case 0x1002: product == 0x515E || product == 0x5969
    default: false
    }
  }
}
