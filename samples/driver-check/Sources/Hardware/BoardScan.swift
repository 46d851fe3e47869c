import Sysroot

/// The devices that are soldered to a laptop's or board's buses: touchpads and touch screens on I2C, codecs and amplifiers
/// on SoundWire, wireless cards on SDIO.
///
/// sysfs shows them alike: a directory with a modalias, and a link to the driver.
enum BoardScan {
  static func devices(_ tree: Tree) -> [Device] {
    scan(.i2c, "i2c", tree, i2c) + scan(.soundWire, "soundwire", tree, soundWire)
      + scan(.sdio, "sdio", tree, sdio)
  }

  private static func scan(
    _ bus: Device.Bus, _ directory: String, _ tree: Tree, _ describe: (inout Device, String, Tree) -> Bool
  ) -> [Device] {
    let place = "/sys/bus/\(directory)/devices"
    return ((try? tree.names(place)) ?? []).compactMap { slot in
      guard let path = tree.resolved("\(place)/\(slot)"), let modalias = tree.attribute(path + "/modalias")
      else {
        return nil
      }
      var device = Device(bus: bus, slot: slot)
      device.path = path
      device.modaliases = [modalias]
      device.drivers = [tree.driver(of: path)].compactMap(\.self)
      return describe(&device, modalias, tree) ? device : nil
    }
  }

  /// 'acpi:ELAN1200:PNP0C50:' is a device of the protocol that USB's mice and keyboards have.
  ///
  /// The others on I2C are sensors,
  /// memory modules and chargers, of which the firmware or a driver of the board takes care.
  private static func i2c(_ device: inout Device, _ modalias: String, _ tree: Tree) -> Bool {
    let names = modalias.split(separator: ":").dropFirst().map(String.init)
    guard modalias.hasPrefix("acpi:"), names.contains("PNP0C50") || names.contains("ACPI0C50") else {
      return false
    }
    let name = names.first ?? ""
    device.identifiers = ["i2c:\(name.lowercased())"]
    device.ownName = "Touchpad or touch screen \(name)"
    return true
  }

  /// 'sdw:m025Dp0711v02c01': maker and part.
  ///
  /// What is not attached is named by the firmware only.
  private static func soundWire(_ device: inout Device, _ modalias: String, _ tree: Tree) -> Bool {
    guard modalias.hasPrefix("sdw:"), let maker = number(after: "m", in: modalias),
      let part = number(after: "p", in: modalias)
    else { return false }
    device.identifiers = ["sdw:\(maker.hex(4)):\(part.hex(4))"]
    device.vendor = maker
    device.product = part
    device.ownName = "Sound codec \(maker.hex(4)):\(part.hex(4)) on SoundWire"
    device.detail = tree.attribute(device.path + "/status")
    return device.detail != "UNATTACHED"
  }

  /// 'sdio:c00v02D0dA9A6': class, maker and part.
  private static func sdio(_ device: inout Device, _ modalias: String, _ tree: Tree) -> Bool {
    guard let maker = number(after: "v", in: modalias),
      let part = number(after: "d", in: modalias.dropFirst(5))
    else { return false }
    device.identifiers = ["sdio:\(maker.hex(4)):\(part.hex(4))"]
    device.vendor = maker
    device.product = part
    device.ownName = "SDIO device \(maker.hex(4)):\(part.hex(4))"
    return true
  }

  /// The four hexadecimal digits after a letter.
  private static func number(after letter: String, in modalias: some StringProtocol) -> UInt16? {
    let text = modalias.split(separator: ":").last ?? ""
    guard let place = text.firstRange(of: letter) else { return nil }
    return UInt16(text[place.upperBound...].prefix(4), radix: 16)
  }
}
