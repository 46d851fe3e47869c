import Sysroot

/// The devices of the PCI bus.
enum PCIScan {
  static func devices(_ tree: Tree) -> [Device] {
    let bus = "/sys/bus/pci/devices"
    return ((try? tree.names(bus)) ?? []).compactMap { device($0, at: "\(bus)/\($0)", tree) }
  }

  /// One device; nil when it went away while it was looked at.
  private static func device(_ slot: String, at place: String, _ tree: Tree) -> Device? {
    guard let path = tree.resolved(place), let vendor = UInt16(hexadecimal: tree.attribute(path + "/vendor")),
      let product = UInt16(hexadecimal: tree.attribute(path + "/device"))
    else { return nil }
    var device = Device(bus: .pci, slot: slot)
    device.path = path
    device.vendor = vendor
    device.product = product
    device.classCode = UInt32(hexadecimal: tree.attribute(path + "/class"))
    device.modaliases = [tree.attribute(path + "/modalias")].compactMap(\.self)
    device.drivers = [tree.driver(of: path)].compactMap(\.self)
    device.identifiers = identifiers(of: device, at: path, tree)
    return device
  }

  private static func identifiers(of device: Device, at path: String, _ tree: Tree) -> [String] {
    let id = "pci:\((device.vendor ?? 0).hex(4)):\((device.product ?? 0).hex(4))"
    var identifiers = [id]
    if let vendor = UInt16(hexadecimal: tree.attribute(path + "/subsystem_vendor")),
      let product = UInt16(hexadecimal: tree.attribute(path + "/subsystem_device")), vendor != 0
    {
      identifiers.insert("\(id):\(vendor.hex(4)):\(product.hex(4))", at: 0)
    }
    if let code = device.classCode {
      identifiers += ["pci-class:\(code.hex(6))", "pci-class:\((code >> 8).hex(4))"]
    }
    return identifiers
  }
}
