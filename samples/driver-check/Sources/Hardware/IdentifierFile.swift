/// A file in the format of pci.ids and usb.ids, read as far as vendors, devices and classes go.
///
/// A vendor is a line of four hexadecimal digits and a name; its devices follow, a tab before each; subsystems have two.
/// Classes begin with `C `; usb.ids has lists of other things besides, which begin with other letters.
public struct IdentifierFile: Sendable {
  private var vendors: [UInt16: String] = [:]
  private var devices: [UInt32: String] = [:]
  private var classes: [UInt16: String] = [:]
  private var baseClasses: [UInt8: String] = [:]

  private enum Section {
    case vendor(UInt16)
    case baseClass(UInt8)
    case other
  }

  public init(_ bytes: [UInt8]) {
    var section = Section.other
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if first == UInt8(ascii: "\t") {
        if line.dropFirst().first != UInt8(ascii: "\t") { add(line.dropFirst(), to: section) }
      } else if first == UInt8(ascii: "C"), line.dropFirst().first == UInt8(ascii: " ") {
        section = .other
        if let (number, name) = Self.entry(line.dropFirst(2), digits: 2) {
          section = .baseClass(UInt8(truncatingIfNeeded: number))
          baseClasses[UInt8(truncatingIfNeeded: number)] = name
        }
      } else if let (number, name) = Self.entry(line, digits: 4) {
        section = .vendor(UInt16(truncatingIfNeeded: number))
        vendors[UInt16(truncatingIfNeeded: number)] = name
      } else {
        section = .other
      }
    }
  }

  private mutating func add(_ line: ArraySlice<UInt8>, to section: Section) {
    switch section {
    case .vendor(let vendor):
      guard let (number, name) = Self.entry(line, digits: 4) else { return }
      devices[UInt32(vendor) << 16 | number] = name
    case .baseClass(let base):
      guard let (number, name) = Self.entry(line, digits: 2) else { return }
      classes[UInt16(base) << 8 | UInt16(truncatingIfNeeded: number)] = name
    case .other: break
    }
  }

  /// Hexadecimal digits, blanks, and a name of reasonable length.
  private static func entry(_ line: ArraySlice<UInt8>, digits: Int) -> (UInt32, String)? {
    let rest = line.dropFirst(digits)
    guard rest.first == UInt8(ascii: " "), line.count < 500 else { return nil }
    var number: UInt32 = 0
    for byte in line.prefix(digits) {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return (number, String(decoding: rest.drop { $0 == UInt8(ascii: " ") }, as: UTF8.self))
  }

  /// The maker's name.
  public func vendor(_ vendor: UInt16) -> String? { vendors[vendor] }

  /// The device's name.
  public func device(_ vendor: UInt16, _ device: UInt16) -> String? {
    devices[UInt32(vendor) << 16 | UInt32(device)]
  }

  /// The name of a class, or else of the base class.
  public func className(_ base: UInt8, _ subclass: UInt8) -> String? {
    classes[UInt16(base) << 8 | UInt16(subclass)] ?? baseClasses[base]
  }
}
