import Sysroot

/// The codecs of High Definition Audio, one of which may be a modem that no other bus shows.
enum SoundScan {
  static func devices(_ tree: Tree) -> [Device] {
    let codecs = busDevices(tree)
    return codecs.isEmpty ? procDevices(tree) : codecs
  }

  /// By /sys/bus/hdaudio, since Linux 4.1.
  private static func busDevices(_ tree: Tree) -> [Device] {
    let bus = "/sys/bus/hdaudio/devices"
    return ((try? tree.names(bus)) ?? []).compactMap { slot in
      guard let path = tree.resolved("\(bus)/\(slot)"),
        let id = UInt32(hexadecimal: tree.attribute(path + "/vendor_id"))
      else { return nil }
      let names = ["vendor_name", "chip_name"].compactMap { tree.attribute("\(path)/\($0)") }
      let modemNode = UInt16(hexadecimal: tree.attribute(path + "/mfg")) ?? 0
      var device = codec(slot, id, isModem: modemNode != 0, name: names.joined(separator: " "))
      device.path = path
      device.modaliases = [tree.attribute(path + "/modalias")].compactMap(\.self)
      device.drivers = [tree.driver(of: path)].compactMap(\.self)
      return device
    }
  }

  /// By /proc/asound, as older kernels have it; these say nothing of drivers.
  private static func procDevices(_ tree: Tree) -> [Device] {
    let cards = ((try? tree.names("/proc/asound")) ?? []).filter {
      $0.hasPrefix("card") && Int($0.dropFirst(4)) != nil
    }
    return cards.flatMap { card in
      ((try? tree.names("/proc/asound/\(card)")) ?? []).filter { $0.hasPrefix("codec#") }.compactMap { file in
        guard let text = try? tree.text("/proc/asound/\(card)/\(file)") else { return nil }
        let lines = text.split(separator: "\n").prefix(50)
        func value(_ key: String) -> String? {
          lines.first { $0.hasPrefix(key + ":") }?.dropFirst(key.count + 1).trimmed
        }
        guard let id = UInt32(hexadecimal: value("Vendor Id")) else { return nil }
        let slot = "hdaudioC\(card.dropFirst(4))D\(file.dropFirst(6))"
        // Kernels before 2.6.26 have one kind of function group a codec and do not name it so.
        let isModem = value("MFG Function Id") != nil || value("Modem Function Group") != nil
        return codec(slot, id, isModem: isModem, name: value("Codec") ?? "")
      }
    }
  }

  private static func codec(_ slot: String, _ id: UInt32, isModem: Bool, name: String) -> Device {
    var device = Device(bus: .sound, slot: slot)
    device.vendor = UInt16(id >> 16)
    device.product = UInt16(truncatingIfNeeded: id)
    device.identifiers = [
      "hda:\((id >> 16).hex(4)):\((id & 0xFFFF).hex(4))",
      isModem ? "hda-function:modem" : "hda-function:audio",
    ]
    device.ownName = (name.isEmpty ? "" : name + " ") + (isModem ? "modem codec" : "audio codec")
    return device
  }
}
