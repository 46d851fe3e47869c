import Sysroot

/// The parts of a machine that are on no bus of their own, or are shown to people as one thing.
enum SystemScan {
  static func devices(_ tree: Tree) -> [Device] {
    [processor(tree), memory(tree)].compactMap(\.self) + panels(tree) + drives(tree) + PowerScan.devices(tree)
  }

  private static func processor(_ tree: Tree) -> Device? {
    guard let text = try? tree.text("/proc/cpuinfo") else { return nil }
    var first: [String: String] = [:]
    var count = 0
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map(\.trimmed)
      guard let key = parts.first else { continue }
      if key == "processor" { count += 1 }
      if parts.count == 2, first[key] == nil { first[key] = parts[1] }
    }
    guard count > 0 else { return nil }
    var device = Device(bus: .system, slot: "cpu")
    device.ownName = first["model name"]?.split(separator: " ").joined(separator: " ") ?? "Processor"
    device.identifiers = ["cpu"]
    if let vendor = first["vendor_id"], let family = first["cpu family"], let model = first["model"] {
      device.identifiers.insert("cpu:\(vendor.lowercased()):\(family):\(model)", at: 0)
    }
    let flags = first["flags"]?.split(separator: " ") ?? []
    device.isOf32BitsOnly = !flags.isEmpty && !flags.contains("lm")
    let bits = flags.isEmpty ? nil : device.isOf32BitsOnly ? "32-bit only" : "64-bit"
    device.detail = ["\(count) CPU\(count == 1 ? "" : "s")", bits].compactMap(\.self).joined(separator: ", ")
    return device
  }

  private static func memory(_ tree: Tree) -> Device? {
    guard
      let line = try? tree.text("/proc/meminfo").split(separator: "\n").first(where: {
        $0.hasPrefix("MemTotal:")
      }),
      let size = line.split(separator: " ").dropFirst().first.flatMap({ UInt64($0) })
    else { return nil }
    var device = Device(bus: .system, slot: "memory")
    device.ownName = "Memory"
    device.identifiers = ["memory"]
    device.detail = "\(size >> 10) MiB"
    return device
  }

  /// Built-in displays, as kernel mode setting shows them.
  private static func panels(_ tree: Tree) -> [Device] {
    ((try? tree.names("/sys/class/drm")) ?? []).compactMap { name in
      guard name.contains("-LVDS-") || name.contains("-eDP-") || name.contains("-DSI-"),
        tree.attribute("/sys/class/drm/\(name)/status") == "connected"
      else { return nil }
      var device = Device(bus: .system, slot: String(name.drop { $0 != "-" }.dropFirst()))
      device.ownName = "Built-in display"
      device.identifiers = ["panel"]
      device.path = tree.resolved("/sys/class/drm/\(name)") ?? ""
      device.detail = tree.attribute("/sys/class/drm/\(name)/modes")?.split(separator: "\n").first.map(
        String.init)
      return device
    }
  }

  /// Drives for CDs and the like: SCSI devices of type 5, or those of the old IDE drivers.
  private static func drives(_ tree: Tree) -> [Device] {
    ((try? tree.names("/sys/block")) ?? []).compactMap { name in
      guard
        tree.attribute("/sys/block/\(name)/device/type") == "5"
          || tree.attribute("/proc/ide/\(name)/media") == "cdrom"
      else { return nil }
      var device = Device(bus: .system, slot: name)
      device.ownName =
        tree.attribute("/sys/block/\(name)/device/model") ?? tree.attribute("/proc/ide/\(name)/model")
        ?? "Optical drive"
      device.identifiers = ["drive:optical"]
      device.path = tree.resolved("/sys/block/\(name)/device") ?? ""
      return device
    }
  }
}
