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
    case .system, .sound: return nil
    case .pci: break
    }
    let code = (device.classCode ?? 0) >> 8
    switch code {
    case 0x0600: return "a host bridge; the kernel sets it up by itself"
    case 0x0604, 0x0609: return "a PCI bridge; the kernel sets it up by itself"
    case 0x0601, 0x0680: return "a bridge; what is behind it has drivers of its own"
    // The last are AMD's dummy functions, of the class of instruments.
    case 0x0500...0x05FF, 0x0800...0x0804, 0x0806, 0x0880, 0x1300...0x13FF:
      return machine.candidates(for: device).isEmpty ? "a part of the chipset" : nil
    case 0x0480 where device.vendor == 0x1022, 0x1180 where device.vendor == 0x1022:
      // The audio coprocessor and the sensor hub are in all of AMD's processors, microphones and sensors for them not.
      let isTried = machine.candidates(for: device).contains { machine.isLoaded($0.module) == true }
      return isTried ? "its driver left it, as it does where nothing is attached to it" : nil
    case 0x0C80 where device.vendor == 0x8086 && device.slot.hasSuffix(":1f.5"):
      return machine.candidates(for: device).isEmpty ? "the flash memory of the BIOS" : nil
    case 0x0380:
      // The second function of a display adapter, driven by way of the first.
      let first = device.slot.split(separator: ".").dropLast().joined(separator: ".") + ".0"
      let other = machine.inventory.devices.first {
        $0.bus == .pci && $0.slot == first && $0.slot != device.slot
      }
      return other.map { $0.vendor == device.vendor } == true ? "driven together with \(first)" : nil
    default: return nil
    }
  }
}
