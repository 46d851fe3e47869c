import Hardware

/// Keeps out of reports what tells one machine from others of its kind, and what could upset a terminal.
struct Redaction {
  /// What stands for something left out.
  static let mark = "(redacted)"

  let isOn: Bool
  private let secrets: SecretIndex

  init(isOn: Bool, _ inventory: Inventory) {
    self.isOn = isOn
    let identity = inventory.identity
    let numbers = [identity.serial, identity.uuid] + inventory.devices.map(\.serial)
    // The names of network interfaces may have their addresses in them, as in enx00005e005301.
    let bare = inventory.addresses.map { $0.replacing(":", with: "") }
    secrets = SecretIndex(numbers.compactMap(\.self) + inventory.addresses + bare)
  }

  /// A value that is such a thing: a serial number.
  func identity(_ value: String?) -> String? {
    value.map { isOn ? Self.mark : Self.printable($0) }
  }

  /// A text that may have such a thing in it.
  func line(_ text: String) -> String {
    var text = text
    if isOn {
      text = Self.withoutAddresses(secrets.replaced(in: text, by: Self.mark))
    }
    return Self.printable(text)
  }

  /// Replaces MAC addresses: six pairs of hexadecimal digits.
  private static func withoutAddresses(_ text: String) -> String {
    // Quick to see in almost all texts that there is none.
    guard text.utf8.count(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") }) >= 5 else {
      return text
    }
    let pattern = #/(?:[0-9A-Fa-f]{2}[:\-]){5}[0-9A-Fa-f]{2}(?![:\-]?[0-9A-Fa-f])/#
    return text.replacing(pattern, with: mark)
  }

  /// More marks than that no letter of any language has; they would cover the lines around.
  private static let mostMarks = 4

  /// A text without characters that control a terminal or turn the direction of writing.
  static func printable(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      let category = scalar.properties.generalCategory
      marks = category == .nonspacingMark || category == .enclosingMark ? marks + 1 : 0
      if marks > mostMarks { continue }
      let isControl =
        switch category {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
        default: false
        }
      result.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
