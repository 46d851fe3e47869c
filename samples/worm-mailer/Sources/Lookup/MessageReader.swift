/// The bytes of a DNS message (RFC 1035, section 4.1), read from front to back.
///
/// Everything gives nil where the message ends too early or contradicts itself.
struct MessageReader {
  private let bytes: [UInt8]

  /// Where to read on.
  private(set) var place: Int

  /// The longest name on the wire, with its final root label (RFC 1035, section 2.3.4).
  private static let longestName = 255

  init(_ bytes: [UInt8], at place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  mutating func byte() -> UInt8? {
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func number16() -> UInt16? {
    guard let high = byte(), let low = byte() else { return nil }
    return UInt16(high) << 8 | UInt16(low)
  }

  mutating func take(_ count: Int) -> [UInt8]? {
    guard count >= 0, count <= bytes.count - place else { return nil }
    defer { place += count }
    return Array(bytes[place..<place + count])
  }

  /// Reads a name and gives it in the form of RFC 1035, section 5.1: lower case, without a final dot; `.` is the root.
  ///
  /// A pointer (section 4.1.4) leads to an earlier place than the one before it, so that none leads in a circle.
  mutating func name() -> String? {
    var labels: [String] = []
    var length = 1
    var end: Int?
    var earliest = place
    while let count = byte() {
      switch count {
      case 0:
        if let end { place = end }
        return labels.isEmpty ? "." : labels.joined(separator: ".")
      case 1...63:
        length += Int(count) + 1
        guard length <= Self.longestName, let label = take(Int(count)) else { return nil }
        labels.append(Self.presented(label))
      case 0xC0...:
        guard let low = byte() else { return nil }
        if end == nil { end = place }
        place = Int(count & 0x3F) << 8 | Int(low)
        // Pointers to pointers count like labels, or a message of nothing else would take long to read.
        length += 2
        guard place < earliest, length <= Self.longestName else { return nil }
        earliest = place
      default: return nil
      }
    }
    return nil
  }

  /// A label in ASCII: what is not printable, a blank, a dot or a backslash is escaped.
  private static func presented(_ label: [UInt8]) -> String {
    var text = ""
    for byte in label {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "\\"): text += "\\" + String(Unicode.Scalar(byte))
      case 0x21...0x7E: text += String(Unicode.Scalar((0x41...0x5A).contains(byte) ? byte | 0x20 : byte))
      default:
        let digits = String(byte)
        text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return text
  }
}
