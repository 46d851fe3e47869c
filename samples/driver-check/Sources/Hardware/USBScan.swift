import Sysroot

/// The devices of the USB bus, each with its interfaces; the root hubs are parts of their controllers.
enum USBScan {
  static func devices(_ tree: Tree) -> [Device] {
    let bus = "/sys/bus/usb/devices"
    let names = (try? tree.names(bus)) ?? []
    let interfaces = Dictionary(grouping: names.filter { $0.contains(":") }) {
      String($0.prefix { $0 != ":" })
    }
    return names.filter { !$0.contains(":") && !$0.hasPrefix("usb") }.compactMap {
      device($0, interfaces[$0] ?? [], bus, tree)
    }
  }

  private static func device(_ slot: String, _ interfaces: [String], _ bus: String, _ tree: Tree) -> Device? {
    guard let path = tree.resolved("\(bus)/\(slot)"),
      let vendor = UInt16(hexadecimal: tree.attribute(path + "/idVendor")),
      let product = UInt16(hexadecimal: tree.attribute(path + "/idProduct"))
    else { return nil }
    var device = Device(bus: .usb, slot: slot)
    device.path = path
    device.vendor = vendor
    device.product = product
    device.identifiers = ["usb:\(vendor.hex(4)):\(product.hex(4))"]
    device.serial = tree.attribute(path + "/serial")
    let names = ["manufacturer", "product"].compactMap { tree.attribute("\(path)/\($0)") }
    device.ownName = names.isEmpty ? nil : names.joined(separator: " ")
    switch tree.attribute(path + "/removable") {
    case "removable": device.isRemovable = true
    case "fixed": device.isRemovable = false
    default: break
    }
    let codes = ["bDeviceClass", "bDeviceSubClass", "bDeviceProtocol"].map {
      UInt8(hexadecimal: tree.attribute("\(path)/\($0)")) ?? 0
    }
    device.classCode = codes.reduce(0) { $0 << 8 | UInt32($1) }
    for interface in interfaces {
      let place = "\(bus)/\(interface)"
      if let modalias = tree.attribute(place + "/modalias") { device.modaliases.append(modalias) }
      if let driver = tree.driver(of: place), !device.drivers.contains(driver) {
        device.drivers.append(driver)
      }
      if let code = UInt8(hexadecimal: tree.attribute(place + "/bInterfaceClass")) {
        device.identifiers.append("usb-class:\(code.hex(2))")
      }
    }
    return device
  }
}
