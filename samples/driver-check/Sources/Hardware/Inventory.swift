public import Sysroot

/// What there is in a machine, as its running kernel says.
public struct Inventory: Sendable {
  public let identity: MachineIdentity

  /// The release of the running kernel, `2.6.18-4-686`; nil when it is not to be found out.
  public let kernel: String?

  /// The words that the kernel was started with.
  public let commandLine: [String]

  /// In the order of buses and slots.
  public let devices: [Device]

  public let radios: [Radio]
  public let log: KernelLog

  /// Modules that are loaded, in the kernel's spelling with underscores; nil when neither /proc/modules nor /sys/module says.
  public let loadedModules: Set<String>?

  /// MAC addresses of the network interfaces.
  public let addresses: [String]

  /// Looks at a machine.
  public init(_ tree: Tree) {
    identity = MachineIdentity(tree)
    kernel = tree.attribute("/proc/sys/kernel/osrelease")
    commandLine = (tree.attribute("/proc/cmdline") ?? "").split(separator: " ").prefix(1000).map(String.init)
    let classes = ClassDevice.all(tree)
    let found =
      SystemScan.devices(tree) + PCIScan.devices(tree) + SoundScan.devices(tree) + USBScan.devices(tree)
      + BoardScan.devices(tree) + ACPIScan.devices(tree) + WMIScan.devices(tree)
    let owners = DeviceOwners(found)
    let devices = Self.give(classes, to: found, owners)
    self.devices = devices
    radios = Radio.all(tree).map { radio in
      var radio = radio
      radio.owner = owners.index(above: radio.path).map { devices[$0] }
      return radio
    }
    var log = KernelLog(tree, release: kernel)
    log.findOwners(among: devices, owners, tree)
    self.log = log
    loadedModules = Self.loadedModules(tree)
    addresses = ((try? tree.names("/sys/class/net")) ?? []).compactMap {
      tree.attribute("/sys/class/net/\($0)/address")
    }
  }

  private static func loadedModules(_ tree: Tree) -> Set<String>? {
    if let text = try? tree.text("/proc/modules", limit: 4 << 20) {
      return Set(text.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) })
    }
    // What is in the kernel itself has a directory there, too, if it has parameters; only modules have a state.
    let names = (try? tree.names("/sys/module")) ?? []
    let loaded = names.filter { tree.exists("/sys/module/\($0)/initstate") }
    return loaded.isEmpty ? nil : Set(loaded)
  }

  /// Gives each class device to the device that it came about through.
  private static func give(
    _ classes: [ClassDevice], to devices: [Device], _ owners: DeviceOwners
  ) -> [Device] {
    var devices = devices
    for child in classes {
      if let owner = owners.index(above: child.path) { devices[owner].children.append(child) }
    }
    return devices
  }

  /// Whether a device is one that another of the list shows better: the firmware's battery is a supply of power, too, and
  /// its touchpad is a device on I2C.
  public func showsBetter(_ device: Device) -> Bool {
    guard device.bus == .acpi else { return false }
    let hid = device.identifiers.first?.dropFirst("acpi:".count) ?? ""
    return hid == "pnp0c0a"
      ? devices.contains { $0.bus == .system && $0.identifiers.contains("battery") }
      : devices.contains { $0.bus == .i2c && $0.identifiers.contains("i2c:\(hid)") }
  }

  /// The device that a word of the command line means.
  public func device(called word: String) -> Device? { devices.first { $0.isCalled(word) } }
}
