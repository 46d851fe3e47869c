import Sysroot

/// What a driver gives to the rest of the system: a network interface, a sound card, a disk.
public struct ClassDevice: Sendable, Equatable {
  /// The class in sysfs: `net`.
  public let kind: String

  /// The name in it: `eth0`.
  public let name: String

  /// The directory in sysfs, or that of the device it stands for.
  public let path: String

  /// The classes that say that a device works.
  static let kinds = [
    "net", "sound", "drm", "block", "bluetooth", "tpm", "mmc_host", "firewire", "ieee1394_host",
    "infiniband", "wwan", "nvme", "input", "hidraw",
  ]

  /// All of them.
  static func all(_ tree: Tree) -> [ClassDevice] {
    let classes = kinds.flatMap { kind in
      ((try? tree.names("/sys/class/\(kind)")) ?? []).filter { kind != "input" || $0.hasPrefix("input") }
        .compactMap {
          device(kind, $0, "/sys/class/\(kind)/\($0)", tree)
        }
    }
    // Before Linux 2.6.2x block devices were not a class.
    let blocks = ((try? tree.names("/sys/block")) ?? []).compactMap {
      device("block", $0, "/sys/block/\($0)", tree)
    }
    return classes
      + blocks.filter { block in !classes.contains { $0.kind == "block" && $0.name == block.name } }
  }

  private static func device(_ kind: String, _ name: String, _ place: String, _ tree: Tree) -> ClassDevice? {
    // The entry is a link into the tree of devices, or, in old kernels, a directory with such a link in it.
    let path = (try? tree.linkTarget(place)) != nil ? tree.resolved(place) : tree.resolved(place + "/device")
    return path.map { ClassDevice(kind: kind, name: name, path: $0) }
  }
}
