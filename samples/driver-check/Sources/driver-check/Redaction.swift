import FileSystem
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
    // Names and serial numbers of network interfaces often have the address in them, without colons.
    let plain = inventory.addresses.map { $0.replacing(":", with: "") }.filter { $0.contains { $0 != "0" } }
    secrets = SecretIndex(
      numbers.compactMap(\.self) + inventory.addresses + plain + plain.map { $0.uppercased() })
  }

  /// A value that is such a thing: a serial number.
  func identity(_ value: String?) -> String? {
    value.map { isOn ? Self.mark : Self.printable($0) }
  }

  /// A text that may have such a thing in it.
  func line(_ text: String) -> String {
    var text = text
    if isOn {
      text = secrets.replaced(in: text, by: Self.mark)
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
    let pattern = #/(?:[0-9A-Fa-f]{2}[:\-]){5}[0-9A-Fa-f]{2}(?![:\-]?[0-9A-Fa-f])/#
    return text.replacing(pattern, with: mark)
  }

  /// More marks than that no letter of any language has; they would cover the lines around.
  private static let mostMarks = 4

  /// A text on one line, with characters shown that a terminal would act on, and without heaps of marks.
  static func printable(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      let category = scalar.properties.generalCategory
      marks = category == .nonspacingMark || category == .enclosingMark ? marks + 1 : 0
      if marks > mostMarks { continue }
      result.append(scalar)
    }
    return String(result).showingControlCharacters
  }
}
