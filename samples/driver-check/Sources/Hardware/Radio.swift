import Sysroot

/// A switch of a radio (rfkill).
public struct Radio: Sendable, Equatable {
  public let name: String

  /// What the radio is: `wlan`, `bluetooth`, `wwan`.
  public let kind: String

  /// Switched off by software: `rfkill unblock` turns it on.
  public let isSoftBlocked: Bool

  /// Switched off by a key, a slider or the firmware.
  public let isHardBlocked: Bool

  /// The directory in sysfs, below the device whose radio it is.
  public let path: String

  /// The device of a bus that it is below; nil where there is none.
  public internal(set) var owner: Device?

  public var isBlocked: Bool { isSoftBlocked || isHardBlocked }

  static func all(_ tree: Tree) -> [Radio] { switches(tree) + ipw(tree) }

  /// By /sys/class/rfkill, since Linux 2.6.24.
  private static func switches(_ tree: Tree) -> [Radio] {
    ((try? tree.names("/sys/class/rfkill")) ?? []).compactMap { name in
      let place = "/sys/class/rfkill/\(name)"
      guard let kind = tree.attribute(place + "/type"), let path = tree.resolved(place) else { return nil }
      // 'state' is all that kernels before 2.6.34 have: 0 soft blocked, 1 on, 2 hard blocked.
      let state = tree.attribute(place + "/state")
      return Radio(
        name: tree.attribute(place + "/name") ?? name, kind: kind,
        isSoftBlocked: tree.attribute(place + "/soft").map { $0 == "1" } ?? (state == "0"),
        isHardBlocked: tree.attribute(place + "/hard").map { $0 == "1" } ?? (state == "2"), path: path)
    }
  }

  /// The attribute of Intel's wireless drivers of that time: 1 by software, 2 by the key, 3 both.
  private static func ipw(_ tree: Tree) -> [Radio] {
    ((try? tree.names("/sys/bus/pci/devices")) ?? []).compactMap { slot in
      guard let path = tree.resolved("/sys/bus/pci/devices/\(slot)"),
        let state = tree.attribute(path + "/rf_kill").flatMap({ UInt8($0) })
      else { return nil }
      return Radio(
        name: "rf_kill", kind: "wlan", isSoftBlocked: state & 1 != 0, isHardBlocked: state & 2 != 0,
        path: path)
    }
  }
}
