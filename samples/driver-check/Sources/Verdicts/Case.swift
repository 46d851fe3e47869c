import Hardware
import Models
import Modules

/// What a check looks at: a device, what the model file says of it, and the machine around it.
struct Case: Sendable {
  let machine: Machine

  /// Nil for a component that no device shows.
  let device: Device?

  /// Nil for a device that no model file names.
  let component: Component?

  /// What the model file says for this kernel.
  let support: Support?

  init(_ machine: Machine, device: Device?, component: Component? = nil) {
    self.machine = machine
    self.device = device
    self.component = component
    support = component?.support(for: machine.kernel)
  }

  /// The drivers that are bound under the kernel that is asked about.
  var drivers: [Driver] { machine.isHypothetical ? [] : device?.boundDrivers ?? [] }

  /// What has come of them.
  var children: [ClassDevice] { machine.isHypothetical ? [] : device?.children ?? [] }

  /// The modules that should drive it: what the model file says, or what claims it.
  var modules: [String] {
    if let support, !support.modules.isEmpty { return support.modules }
    return (device.map(machine.candidates) ?? []).map(\.module)
  }

  /// How to load a module; nothing for a kernel that does not run.
  func loading(_ module: String?) -> [Step] {
    machine.isHypothetical ? [] : module.map { [.command("modprobe \($0)")] } ?? []
  }

  /// The module to take out and put in again so that it starts anew: of what is bound, or else of what should be.
  var restartable: String? { drivers.lazy.compactMap(\.module).first ?? modules.first }

  /// The classes of which a device that works has something; empty where a driver is all one can see.
  var expectedChildren: [String] {
    guard let device else { return [] }
    switch device.bus {
    case .pci:
      switch (device.classCode ?? 0) >> 8 {
      case 0x0200...0x02FF: return ["net"]
      case 0x0100...0x01FF: return ["block"]
      case 0x0300...0x03FF: return ["drm"]
      case 0x0401, 0x0403: return ["sound"]
      case 0x0805: return ["mmc_host"]
      case 0x0C00: return ["firewire", "ieee1394_host"]
      default: return []
      }
    case .usb:
      if device.identifiers.contains("usb-class:08") { return ["block"] }
      if device.identifiers.contains("usb-class:e0") { return ["bluetooth", "net"] }
      return []
    case .sound, .acpi, .wmi, .system: return []
    }
  }

  /// The radio's kind, where the device has one.
  var radioKind: String? {
    if let kind = component?.radio { return kind }
    guard let device else { return nil }
    if device.identifiers.contains("pci-class:0280") { return "wlan" }
    if device.children.contains(where: { $0.kind == "bluetooth" }) { return "bluetooth" }
    // Sticks are of no class, and some old cards of that of Ethernet; their switch says what they are. What is below a
    // bridge is the laptop's.
    let mayHaveOne = device.bus == .usb || (device.bus == .pci && (device.classCode ?? 0) >> 16 != 0x06)
    return mayHaveOne ? machine.inventory.radios.first { isOwn($0) }?.kind : nil
  }

  /// Whether a switch is this device's and not that of one that is attached to it.
  func isOwn(_ radio: Radio) -> Bool {
    guard let owner = radio.owner, let device else { return false }
    return owner.bus == device.bus && owner.slot == device.slot
  }
}
