import Hardware

/// Keeps out of reports what tells one machine from others of its kind, and what could upset a terminal.
struct Redaction {
  /// What stands for something left out.
  static let mark = "(redacted)"

  let isOn: Bool
  private let secrets: [String]

  init(isOn: Bool, _ inventory: Inventory) {
    self.isOn = isOn
    let identity = inventory.identity
    // Names and serial numbers of network interfaces often have the address in them, without colons.
    let plain = inventory.addresses.map { $0.filter { $0 != ":" } }.filter { $0.contains { $0 != "0" } }
    let values =
      [identity.serial, identity.uuid] + inventory.devices.map(\.serial) + inventory.addresses + plain
      + plain.map { $0.uppercased() }
    // Shorter ones are no numbers of anything and would be found everywhere.
    secrets = values.compactMap(\.self).filter { $0.utf8.count >= 6 }
  }

  /// A value that is such a thing: a serial number.
  func identity(_ value: String?) -> String? {
    value.map { isOn ? Self.mark : Self.printable($0) }
  }

  /// A text that may have such a thing in it.
  func line(_ text: String) -> String {
    var text = text
    if isOn {
      for secret in secrets where text.contains(secret) { text = text.replacing(secret, with: Self.mark) }
      text = Self.withoutAddresses(text.replacing(Self.interface) { "\($0.output.1)\(Self.mark)" })
    }
    return Self.printable(text)
  }

  /// systemd's name of an interface by its address: `enx00005e005301`.
  private static var interface: Regex<(Substring, Substring)> { #/\b(enx|wlx|wwx)[0-9a-f]{12}\b/# }

  /// Replaces MAC addresses: six pairs of hexadecimal digits.
  private static func withoutAddresses(_ text: String) -> String {
    // Quick to see in almost all texts that there is none.
    guard text.utf8.count(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") }) >= 5 else {
      return text
    }
    let pattern = #/(?:[0-9A-Fa-f]{2}[:\-]){5}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:\-])/#
    return text.replacing(pattern, with: mark)
  }

  /// A text without characters that control a terminal or turn the direction of writing.
  static func printable(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
        default: false
        }
      result.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
