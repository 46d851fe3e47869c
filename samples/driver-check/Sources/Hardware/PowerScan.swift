import Sysroot

/// Batteries, by the power supply class, or by /proc/acpi as before Linux 2.6.24.
enum PowerScan {
  static func devices(_ tree: Tree) -> [Device] {
    let supplies = classDevices(tree)
    return supplies.isEmpty ? procDevices(tree) : supplies
  }

  private static func classDevices(_ tree: Tree) -> [Device] {
    ((try? tree.names("/sys/class/power_supply")) ?? []).compactMap { name in
      let place = "/sys/class/power_supply/\(name)"
      guard tree.attribute(place + "/type") == "Battery", tree.attribute(place + "/scope") != "Device" else {
        return nil
      }
      var device = battery(name, isPresent: tree.attribute(place + "/present") != "0")
      device.path = tree.resolved(place) ?? ""
      device.serial = tree.attribute(place + "/serial_number")
      // Microwatt hours, or microampere hours and microvolts.
      if let energy = number(place + "/energy_full_design", tree) {
        device.detail = "\(energy / 1_000_000) Wh by design"
      } else if let charge = number(place + "/charge_full_design", tree),
        let voltage = number(place + "/voltage_min_design", tree)
      {
        device.detail = "\(charge / 1000 * (voltage / 1000) / 1_000_000) Wh by design"
      }
      return device
    }
  }

  private static func number(_ path: String, _ tree: Tree) -> UInt64? {
    // No battery has more, and products of two such numbers still fit.
    tree.attribute(path).flatMap(UInt64.init).flatMap { $0 < 1_000_000_000_000 ? $0 : nil }
  }

  private static func procDevices(_ tree: Tree) -> [Device] {
    ((try? tree.names("/proc/acpi/battery")) ?? []).map { name in
      let info = tree.attribute("/proc/acpi/battery/\(name)/info") ?? ""
      func value(_ key: String) -> String? {
        info.split(separator: "\n").first { $0.hasPrefix(key + ":") }?.dropFirst(key.count + 1).trimmed
      }
      var device = battery(name, isPresent: value("present") != "no")
      device.detail = value("design capacity").map { "\($0) by design" }
      device.serial = value("serial number")
      return device
    }
  }

  private static func battery(_ name: String, isPresent: Bool) -> Device {
    var device = Device(bus: .system, slot: name)
    device.ownName = "Battery"
    device.identifiers = isPresent ? ["battery"] : ["battery-bay"]
    return device
  }
}
