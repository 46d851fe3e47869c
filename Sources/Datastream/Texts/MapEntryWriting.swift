internal import FileSystem

/// The spelling of an entry in the pkgmap and in a prototype.
extension MapEntry {
  /// The entry's line in a pkgmap, without its newline; meaningful only where ``fault`` is nil.
  var mapLine: [UInt8] {
    var line = [UInt8]("\(part) ".utf8) + objectFields
    guard kind.hasContent else { return line }
    for value in [content?.size, content?.checksum.map { UInt64($0) }, content?.modified] {
      line += " \(value.map { String($0) } ?? "?")".utf8
    }
    return line
  }

  /// The entry's line in a prototype, without its newline; meaningful only where ``fault`` is nil.
  ///
  /// It has no part and says nothing of the content; an information file's target is the file
  /// it is taken from.
  public var prototypeLine: [UInt8] { objectFields }

  /// The fields from the type to the group: single blanks, four octal digits or more for the
  /// mode, and `?` for what is not known.
  private var objectFields: [UInt8] {
    var fields = [UInt8]("\(kind.rawValue) ".utf8)
    if let className { fields += "\(className) ".utf8 }
    fields += path.bytes
    if kind.isLink || kind == .information, let target {
      fields.append(.equals)
      fields += target.bytes
    }
    func add(_ value: String?) { fields += " \(value ?? "?")".utf8 }
    if kind.isDevice {
      add(device?.major.map { String($0) })
      add(device?.minor.map { String($0) })
    }
    if kind.hasAttributes {
      add(attributes?.modeDigits)
      add(attributes?.owner)
      add(attributes?.group)
    }
    return fields
  }
}

extension MapEntry.Attributes {
  /// The mode in octal, in four digits; nil where the map has a `?`.
  public var modeDigits: String? {
    mode.map { mode in
      let digits = String(mode, radix: 8)
      return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
  }
}

extension MapEntry.Kind {
  var isDevice: Bool { self == .blockDevice || self == .characterDevice }
  var hasAttributes: Bool { !isLink && self != .information }
  var isDirectory: Bool { self == .directory || self == .exclusiveDirectory }
}
