/// What may stand in `match`: the identifiers that devices can have.
enum ModelIdentifier {
  /// What is wrong with one; nil for one that a device may have.
  static func problem(_ text: String) -> String? {
    guard let bus = text.split(separator: ":", omittingEmptySubsequences: false).first, bus.count < text.count
    else {
      return parts.contains(text)
        ? nil : "'\(text)' in 'match' is not BUS:ID and not one of \(parts.joined(separator: ", "))"
    }
    let shapes = shapes.filter { $0.hasPrefix(bus + ":") }
    if shapes.isEmpty { return "'\(text)' in 'match' is of no known bus" }
    if shapes.contains(where: { fits(text, $0) }) { return nil }
    let words = shapes.map { "'\($0)'" }.joined(separator: " or ")
    return "'\(text)' in 'match' does not have the form \(words), where 'h' is a hexadecimal digit"
      + (words.contains("*") ? " and '*' any word" : "")
  }

  /// Identifiers without a bus.
  private static let parts = ["cpu", "memory", "panel", "battery", "battery-bay"]

  /// The others: `h` is a hexadecimal digit, `*` a word.
  private static let shapes = [
    "pci:hhhh:hhhh", "pci:hhhh:hhhh:hhhh:hhhh", "pci-class:hhhh", "pci-class:hhhhhh", "usb:hhhh:hhhh",
    "usb-class:hh", "hda:hhhh:hhhh", "hda-function:audio", "hda-function:modem", "acpi:*", "i2c:*",
    "sdio:hhhh:hhhh", "sdw:hhhh:hhhh", "wmi:hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh", "cpu:*:*:*",
    "drive:optical",
  ]

  private static func fits(_ text: String, _ shape: String) -> Bool {
    let words = text.split(separator: ":", omittingEmptySubsequences: false)
    let shapes = shape.split(separator: ":")
    return words.count == shapes.count
      && zip(words, shapes).enumerated().allSatisfy { index, pair in
        let (word, shape) = pair
        // The bus is a word of its own, whatever letters it has.
        if index == 0 { return word == shape }
        if shape == "*" { return !word.isEmpty && word.allSatisfy { $0.isASCII && !$0.isWhitespace } }
        if !shape.contains("h") || shape == "optical" || shape == "audio" || shape == "modem" {
          return word == shape
        }
        return word.count == shape.count
          && zip(word, shape).allSatisfy { $1 == "h" ? $0.isASCII && $0.isHexDigit : $0 == $1 }
      }
  }
}
