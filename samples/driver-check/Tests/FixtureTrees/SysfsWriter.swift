/// Writes what sysfs shows of a table of devices.
struct SysfsWriter {
  private let writer: TreeWriter
  private let age: MachineTree.Age

  init(_ writer: TreeWriter, _ age: MachineTree.Age) {
    self.writer = writer
    self.age = age
  }

  func write(_ rows: [DeviceTable.Row]) throws {
    for row in rows {
      let binding = age == .old ? row.old : row.new
      switch row.bus {
      case "pci": try pci(row, binding)
      case "usb": try usb(row, binding)
      // Kernels of 2.6 show neither.
      case "hda": if age == .new { try codec(row, binding) }
      default: if age == .new { try firmwareDevice(row, binding) }
      }
    }
  }

  private func pci(_ row: DeviceTable.Row, _ binding: DeviceTable.Binding) throws {
    let path = "/sys/devices/pci\(row.slot.prefix(7))/\(row.slot)"
    let names = ["vendor", "device", "subsystem_vendor", "subsystem_device"]
    for (name, value) in zip(names, row.id + row.subsystem) {
      try writer.file("\(path)/\(name)", "0x\(value)\n")
    }
    try writer.file(path + "/class", "0x\(row.code)\n")
    try writer.file(path + "/irq", "11\n")
    let line = Array(repeating: "0x0000000000000000", count: 3).joined(separator: " ") + "\n"
    try writer.file(path + "/resource", String(repeating: line, count: 7))
    try writer.file(path + "/config", ConfigurationSpace.bytes(row))
    try writer.file(path + "/modalias", row.modalias + "\n")
    try writer.link("/sys/bus/pci/devices/\(row.slot)", to: path)
    try bind(binding, at: path, bus: "pci")
    for child in binding.gives { try give(child, by: path) }
  }

  private func usb(_ row: DeviceTable.Row, _ binding: DeviceTable.Binding) throws {
    let path = "/sys/devices/pci0000:00/0000:00:1d.7/usb\(row.slot.prefix(1))/\(row.slot)"
    let code = stride(from: 0, to: 6, by: 2).map { String(row.code.dropFirst($0).prefix(2)) }
    for (name, value) in [("idVendor", row.id[0]), ("idProduct", row.id[1])]
      + zip(
        ["bDeviceClass", "bDeviceSubClass", "bDeviceProtocol"], code)
    {
      try writer.file("\(path)/\(name)", value + "\n")
    }
    try writer.link("/sys/bus/usb/devices/\(row.slot)", to: path)
    try bind(DeviceTable.Binding(driver: "usb", gives: []), at: path, bus: "usb")
    let interface = "\(path)/\(row.slot):1.0"
    try writer.file(interface + "/bInterfaceClass", code[0] + "\n")
    try writer.file(interface + "/modalias", row.modalias + "\n")
    try writer.link("/sys/bus/usb/devices/\(row.slot):1.0", to: interface)
    try bind(binding, at: interface, bus: "usb")
    for child in binding.gives { try give(child, by: interface) }
  }

  private func codec(_ row: DeviceTable.Row, _ binding: DeviceTable.Binding) throws {
    let path = "/sys/devices/pci0000:00/0000:00:1b.0/\(row.slot)"
    try writer.file(path + "/vendor_id", "0x\(row.id.joined())\n")
    try writer.file(path + "/modalias", row.modalias + "\n")
    try writer.file(path + "/mfg", row.slot.hasSuffix("1") ? "0x2\n" : "0x0\n")
    try writer.file(path + "/afg", row.slot.hasSuffix("1") ? "0x0\n" : "0x1\n")
    try writer.link("/sys/bus/hdaudio/devices/\(row.slot)", to: path)
    try bind(binding, at: path, bus: "hdaudio")
  }

  private func firmwareDevice(_ row: DeviceTable.Row, _ binding: DeviceTable.Binding) throws {
    let path = "/sys/devices/LNXSYSTM:00/\(row.slot)"
    if row.bus == "acpi" { try writer.file(path + "/hid", "\(row.slot.prefix { $0 != ":" })\n") }
    try writer.file(path + "/modalias", row.modalias + "\n")
    try writer.link("/sys/bus/\(row.bus)/devices/\(row.slot)", to: path)
    try bind(binding, at: path, bus: row.bus)
  }

  private func bind(_ binding: DeviceTable.Binding, at path: String, bus: String) throws {
    guard let driver = binding.driver else { return }
    let place = "/sys/bus/\(bus)/drivers/\(driver)"
    try writer.directory(place)
    try writer.link(path + "/driver", to: place)
    // Old kernels have no link from a driver to its module.
    if age == .new, let module = binding.module {
      try writer.directory("/sys/module/\(module)")
      try writer.link(place + "/module", to: "/sys/module/\(module)")
    }
  }

  /// A device of a class: a link in new kernels, a directory with a link to the device in old ones.
  private func give(_ child: String, by path: String) throws {
    let name = child.split(separator: "/").last ?? ""
    let isBlock = child.hasPrefix("block/")
    let place = isBlock && age == .old ? "/sys/\(child)" : "/sys/class/\(child)"
    if age == .old {
      try writer.directory(place)
      try writer.link(place + "/device", to: path)
    } else {
      try writer.directory("\(path)/\(child)")
      try writer.link(place, to: "\(path)/\(child)")
      if isBlock {
        try writer.link("/sys/block/\(name)", to: "\(path)/\(child)")
        try writer.file("\(path)/\(child)/device/type", name.hasPrefix("sr") ? "5\n" : "0\n")
      }
      if child.hasPrefix("drm/") {
        try writer.file("\(path)/\(child)/\(name)-LVDS-1/status", "connected\n")
        try writer.file("\(path)/\(child)/\(name)-LVDS-1/modes", "1024x768\n800x600\n")
        try writer.link("/sys/class/drm/\(name)-LVDS-1", to: "\(path)/\(child)/\(name)-LVDS-1")
      }
    }
    // A MAC address of the range that is for documents (RFC 7042).
    if child.hasPrefix("net/") {
      try writer.file(
        "\(age == .old ? place : "\(path)/\(child)")/address", "00:00:5e:00:53:\(path.hashDigits)\n")
    }
  }
}

extension String {
  /// Two hexadecimal digits that differ between most texts, and not between runs.
  fileprivate var hashDigits: String {
    let digits = String(utf8.reduce(7) { ($0 * 31 + Int($1)) & 0xFF }, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}

/// The first 64 bytes of a PCI device's configuration space, which lspci(8) reads.
enum ConfigurationSpace {
  static func bytes(_ row: DeviceTable.Row) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64)
    func put(_ text: String, at place: Int) {
      // Little endian, two digits a byte.
      for (index, start) in stride(from: text.count - 2, through: 0, by: -2).enumerated() {
        bytes[place + index] = UInt8(text.dropFirst(start).prefix(2), radix: 16) ?? 0
      }
    }
    put(row.id[0], at: 0)
    put(row.id[1], at: 2)
    put(row.revision, at: 8)
    put(row.code, at: 9)
    // The layout of the rest: device, PCI bridge, CardBus bridge.
    bytes[14] = row.code.hasPrefix("0604") ? 1 : row.code.hasPrefix("0607") ? 2 : 0
    if bytes[14] == 0 {
      put(row.subsystem[0], at: 44)
      put(row.subsystem[1], at: 46)
    }
    return bytes
  }
}
