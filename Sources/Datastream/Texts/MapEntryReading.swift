internal import FileSystem

/// Reads an entry of a pkgmap, and accepts more than is written.
extension MapEntry {
  /// Reads `[PART] FTYPE …`.
  init(mapWords: [ArraySlice<UInt8>], _ line: TextLine) throws {
    var words = mapWords[...]
    self.init(.information, "")
    if words.last?.last == .carriageReturn {
      throw line.problem("ends in a carriage return, which the installers take for a part of the last word")
    }
    if let word = words.first, word.first?.isDigit == true {
      part = try Self.part(word, line)
      words.removeFirst()
    }
    kind = try Self.kind(words.popFirst(), line)
    if kind != .information {
      className = try Self.text(words.popFirst(), "the class", line, limit: Limit.className)
    }
    guard let word = words.popFirst() else { throw line.problem("has no path") }
    try setPath(word, line)
    if kind.isLink { return }
    if kind.isDevice {
      device = Device(
        major: try Self.number(words.popFirst(), "the major number", line),
        minor: try Self.number(words.popFirst(), "the minor number", line))
    }
    if kind.hasAttributes {
      attributes = try Self.attributes(&words, line)
    }
    if kind.hasContent {
      guard words.isEmpty || words.count >= 3 else {
        throw line.problem("has a size, but no checksum and time after it: the installers refuse the pkgmap")
      }
      content = Content(
        size: try Self.number(words.popFirst(), "the size", line),
        checksum: try Self.number(words.popFirst(), "the checksum", line),
        modified: try Self.number(words.popFirst(), "the time", line))
      if kind == .information, let word = words.first {
        throw line.problem("has \(word.quoted) after the time: the installers refuse the pkgmap")
      }
    }
  }

  private mutating func setPath(_ word: ArraySlice<UInt8>, _ line: TextLine) throws {
    let name = word.prefix { $0 != .equals }
    try Self.expect(name, "the path", Limit.path, line)
    path = ByteString(name)
    let rest = word.dropFirst(name.count)
    if kind.isLink {
      guard rest.count > 1 else { throw line.problem("the link \(word.quoted) has no target") }
      try Self.expect(rest.dropFirst(), "the target", Limit.path, line)
      target = ByteString(rest.dropFirst())
    } else if !rest.isEmpty {
      throw line.problem("\(word.quoted) contains a '=', which only a link may have")
    }
    if path.isEmpty { throw line.problem("has an empty path") }
  }

  private static func attributes(_ words: inout ArraySlice<ArraySlice<UInt8>>, _ line: TextLine) throws
    -> Attributes
  {
    let mode: UInt16? = try words.popFirst().flatMap { word in
      if word.first == .question { return nil }
      try expect(word, "the mode", Limit.mode, line)
      guard let bits = UInt32(digits: word, radix: 8) else {
        throw line.problem("the mode \(word.quoted) is not an octal number")
      }
      return bits > 0o7777 ? nil : UInt16(truncatingIfNeeded: bits)
    }
    func name(_ word: ArraySlice<UInt8>?, _ role: String) throws -> String? {
      guard let word, !word.elementsEqual([.question]) else { return nil }
      return try text(word, role, line, limit: Limit.owner)
    }
    return Attributes(
      mode: mode, owner: try name(words.popFirst(), "the owner"),
      group: try name(words.popFirst(), "the group"))
  }

  static func part(_ word: ArraySlice<UInt8>, _ line: TextLine) throws -> Int {
    guard let part = Int(digits: word), part <= PackageMap.partLimit else {
      throw line.problem("the part \(word.quoted) is not a number from 1 to \(PackageMap.partLimit)")
    }
    return max(part, 1)
  }

  static func kind(_ word: ArraySlice<UInt8>?, _ line: TextLine) throws -> Kind {
    guard let word else { throw line.problem("has no type") }
    guard word.count == 1, let byte = word.first, byte.isASCII,
      let kind = Kind(rawValue: Character(Unicode.Scalar(byte)))
    else {
      throw line.problem("\(word.quoted) is not a type, one of 'f e v d x l s p b c i'")
    }
    return kind
  }

  static func text(_ word: ArraySlice<UInt8>?, _ role: String, _ line: TextLine, limit: Int = .max) throws
    -> String
  {
    guard let word else { throw line.problem("\(role) is missing") }
    try expect(word, role, limit, line)
    guard let text = String(validating: word, as: UTF8.self) else {
      throw line.problem("\(role) \(word.quoted) is not UTF-8 text")
    }
    return text
  }

  /// The installers have no room for a longer word.
  private static func expect(_ word: ArraySlice<UInt8>, _ role: String, _ limit: Int, _ line: TextLine) throws
  {
    if word.count > limit {
      throw line.problem("\(role) \(word.quoted) is \(word.count) bytes long; the installers take \(limit)")
    }
  }

  /// A number that may be `?` or absent.
  static func number<Value: FixedWidthInteger>(
    _ word: ArraySlice<UInt8>?, _ role: String, _ line: TextLine
  ) throws -> Value? {
    guard let word, !word.elementsEqual([.question]) else { return nil }
    guard let value = Value(digits: word) else {
      throw line.problem("\(role) \(word.quoted) is not a number up to \(Value.max)")
    }
    return value
  }
}
