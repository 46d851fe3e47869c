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

  /// The module that should drive it, of those that claim it: the one that the model file knows, or else one that nobody
  /// has forbidden.
  ///
  /// A module that names the device is not replaced by one that takes all of a class, unless that was installed for it.
  var chosenModule: String? {
    let claiming = device.map(machine.candidates) ?? []
    let allowed = claiming.filter { machine.configuration.bans(of: $0.module).isEmpty }
    if let known = allowed.first(where: { support?.modules.contains($0.module) == true }) {
      return known.module
    }
    guard let best = claiming.first else { return nil }
    return (allowed.first { $0.weight >= best.weight || machine.modules.isOutOfTree($0.module) } ?? best)
      .module
  }

  /// What the kernel says of a driver that looked at the device and gave up, as notes.
  var failure: [String] {
    guard let device, !machine.isHypothetical else { return [] }
    let said = machine.inventory.log.driverMessages.last { $0.kind == .probeFailed && $0.isAbout(device) }
    return said.map { ["the kernel says: \($0.text)"] } ?? []
  }

  /// How to load a module; nothing for a kernel that does not run.
  func loading(_ module: String?) -> [Step] {
    machine.isHypothetical ? [] : module.map { [.command("modprobe \($0)")] } ?? []
  }

  /// The module to take out and put in again so that it starts anew: of what is bound, or else of what should be.
  var restartable: String? { drivers.lazy.compactMap(\.module).first ?? modules.first }

  /// The radio's kind, where the device has one.
  var radioKind: String? {
    if let kind = component?.radio { return kind }
    guard let device else { return nil }
    if device.identifiers.contains("pci-class:0280") { return "wlan" }
    if device.children.contains(where: { $0.kind == "bluetooth" }) { return "bluetooth" }
    // Sticks are of no class, and some old cards of that of Ethernet; their switch says what they are. What is below a
    // bridge is the laptop's.
    let mayHaveOne =
      device.bus == .usb || device.bus == .sdio
      || (device.bus == .pci && (device.classCode ?? 0) >> 16 != 0x06)
    return mayHaveOne ? machine.inventory.radios.first { isOwn($0) }?.kind : nil
  }

  /// Whether a switch is this device's and not that of one that is attached to it.
  func isOwn(_ radio: Radio) -> Bool {
    guard let owner = radio.owner, let device else { return false }
    return owner.bus == device.bus && owner.slot == device.slot
  }
}
