import FileSystem
public import Hardware

/// A model file for a machine that has none yet, made from what the machine shows.
public struct LearnedModel {
  private let inventory: Inventory
  private let names: DeviceNames
  /// Makes a text of the machine's fit for others to see.
  private let shown: (String) -> String

  public init(_ inventory: Inventory, names: DeviceNames, shown: @escaping (String) -> String = { $0 }) {
    self.inventory = inventory
    self.names = names
    self.shown = shown
  }

  /// The text of the file.
  public var toml: String {
    let kernel = inventory.kernel ?? "an unknown kernel"
    var text = """
      # What was found under \(Self.remark(kernel)); a beginning. Give the components names that people use, join those
      # that are one, and write down since which kernel and with which packages each of them works.
      # docs/model-files.md has the format.
      schema = 1
      name = \(Self.quoted(shown(inventory.identity.name ?? "Unknown machine")))
      sources = [\(Self.quoted(shown("driver-check --learn under \(kernel)")))]

      [machine]

      """
    if let vendor = inventory.identity.vendor { text += "vendor = \(Self.quoted(Self.literal(vendor)))\n" }
    // Without a product the file describes no machine until somebody writes one.
    if let product = inventory.identity.version ?? inventory.identity.product {
      text += "product = \(Self.quoted(Self.literal(product)))\n"
    }
    var keys: [String: Int] = [:]
    // Two of a kind are one component, for the file cannot tell them apart.
    var seen: Set<String> = []
    for device in inventory.devices
    where isWorthAComponent(device) && !inventory.showsBetter(device)
      && seen.insert(identifier(device)).inserted
    {
      let base = Self.key(names.kind(of: device))
      keys[base, default: 0] += 1
      let count = keys[base] ?? 1
      text += component(device, key: count == 1 ? base : "\(base)-\(count)")
    }
    return text
  }

  /// Bridges and what the firmware only lists are not components, nor is what was put in.
  private func isWorthAComponent(_ device: Device) -> Bool {
    switch device.bus {
    case .pci: (device.classCode ?? 0) >> 16 != 0x06 || !device.drivers.isEmpty
    case .acpi, .wmi: !device.drivers.isEmpty && device.ownName != nil
    case .usb: (device.classCode ?? 0) >> 16 != 0x09 && device.isPartOfMachine
    case .sound, .i2c, .soundWire, .sdio, .system: true
    }
  }

  /// What the file knows a device by.
  private func identifier(_ device: Device) -> String {
    // The subsystem's identifier comes first and would exclude the same device on another board.
    device.identifiers.first { $0.split(separator: ":").count == 3 } ?? device.identifiers.last
      ?? device.slot
  }

  private func component(_ device: Device, key: String) -> String {
    var text = """

      [[component]]
      key = \(Self.quoted(key))
      name = \(Self.quoted(shown(names.name(of: device))))
      match = [\(Self.quoted(identifier(device)))]

      """
    let drivers = device.boundDrivers
    if !drivers.isEmpty {
      let modules = drivers.compactMap(\.module)
      text += "\n  [[component.support]]\n"
      if let kernel = inventory.kernel { text += "  # seen under \(Self.remark(kernel))\n" }
      text += "  drivers = [\(drivers.map { Self.quoted($0.name) }.joined(separator: ", "))]\n"
      if !modules.isEmpty { text += "  modules = [\(modules.map(Self.quoted).joined(separator: ", "))]\n" }
    }
    return text
  }

  /// A short name from words: `network-controller`.
  static func key(_ words: String) -> String {
    words.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
  }

  /// A text in which no character is one of a pattern's.
  private static func literal(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if "*?[\\".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// Text for a remark, in which a control character would be an error.
  private static func remark(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isActing ? " " : $0 }))
  }

  /// A basic string of TOML.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.isActing: result += "\\U" + scalar.value.hex(8)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
