import Sysroot

/// What the machine's firmware tells the kernel about: ACPI devices and, below them, WMI objects.
enum ACPIScan {
  static func devices(_ tree: Tree) -> [Device] {
    let bus = "/sys/bus/acpi/devices"
    return ((try? tree.names(bus)) ?? []).compactMap { slot in
      guard let path = tree.resolved("\(bus)/\(slot)"), let hid = tree.attribute(path + "/hid") else {
        return nil
      }
      // Tables name parts that only sister models have, or that the BIOS has switched off: neither present (bit 0) nor
      // working (bit 3).
      if let status = tree.attribute(path + "/status").flatMap({ UInt32($0) }), status & 0b1001 == 0 {
        return nil
      }
      var device = Device(bus: .acpi, slot: slot)
      device.path = path
      device.identifiers = ["acpi:\(hid.lowercased())"]
      device.ownName = names[hid]
      device.modaliases = [tree.attribute(path + "/modalias")].compactMap(\.self)
      // The device proper is often on another bus, and the driver at that.
      device.drivers = [tree.driver(of: path) ?? tree.driver(of: path + "/physical_node")].compactMap(\.self)
      return device
    }
  }

  /// The devices of the ACPI specification that a person has a name for, and some of laptops.
  private static let names = [
    "PNP0C0A": "Battery", "ACPI0003": "AC adapter", "PNP0C0D": "Lid switch", "PNP0C0C": "Power button",
    "PNP0C0E": "Sleep button", "PNP0C09": "Embedded controller", "PNP0C14": "WMI interface",
    "IFX0102": "Infineon TPM", "PNP0C31": "TPM", "MSFT0101": "TPM 2.0", "HPQ0004": "HP accelerometer",
    "PNP0303": "Keyboard", "PNP0501": "Serial port", "PNP0F13": "PS/2 mouse",
  ]
}

/// The WMI objects, by which laptops tell of their keys and radios.
enum WMIScan {
  static func devices(_ tree: Tree) -> [Device] {
    let bus = "/sys/bus/wmi/devices"
    return ((try? tree.names(bus)) ?? []).compactMap { slot in
      guard let path = tree.resolved("\(bus)/\(slot)"), let modalias = tree.attribute(path + "/modalias")
      else { return nil }
      var device = Device(bus: .wmi, slot: slot)
      device.path = path
      device.identifiers = [modalias.lowercased()]
      device.modaliases = [modalias]
      device.drivers = [tree.driver(of: path)].compactMap(\.self)
      return device
    }
  }
}
