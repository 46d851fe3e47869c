internal import FileSystem

/// Reads one entry of a prototype:
/// `[part] ftype class path[=local] [major minor] [mode owner group] [size sum time]`.
struct PrototypeEntryParser {
  let line: TextLine
  var words: ArraySlice<ArraySlice<UInt8>>
  let variables: PrototypeVariables
  var defaults: MapEntry.Attributes?
  private(set) var warnings: [Problem] = []

  init(
    line: TextLine, words: ArraySlice<ArraySlice<UInt8>>, variables: PrototypeVariables,
    defaults: MapEntry.Attributes? = nil
  ) {
    self.line = line
    self.words = words
    self.variables = variables
    self.defaults = defaults
  }

  mutating func parse() throws -> (MapEntry, Prototype.Source?) {
    var part = 1
    if let word = words.first, word.first?.isDigit == true {
      part = try MapEntry.part(word, line)
      words.removeFirst()
    }
    let kind = try MapEntry.kind(words.popFirst(), line)
    var entry = MapEntry(part: part, kind, "")
    if kind != .information {
      entry.className = try className()
    } else if part != 1 {
      throw line.problem("information files belong to part 1")
    }
    guard let word = words.popFirst() else { throw line.problem("has no path") }
    let name = word.prefix { $0 != .equals }
    entry.path = try path(name, of: kind)
    let rest = word.dropFirst(name.count)
    let source = try afterEquals(rest.isEmpty ? nil : rest.dropFirst(), &entry)
    if kind.isDevice { entry.device = try device() }
    if kind.hasAttributes { entry.attributes = try attributes(of: entry) }
    if kind.hasContent { entry.content = try content() }
    if kind.isLink || kind == .information, let word = words.first {
      throw line.problem(
        "\(word.quoted) is left over: neither a path nor a target can hold a blank")
    }
    if let fault = entry.fault { throw line.problem(fault) }
    return (entry, source)
  }

  private mutating func className() throws -> String {
    let name = try MapEntry.text(words.popFirst(), "the class", line)
    if name.utf8.first == .dollar { throw line.problem("the class '\(name)' cannot be a variable") }
    if let fault = PackageInfo.faultOfNewClass(name) { throw line.problem("the class \(fault)") }
    if name.utf8.count > 12 {
      warn("the class '\(name)' is longer than the 12 characters the manual allows")
    }
    return name
  }

  private mutating func path(_ word: ArraySlice<UInt8>, of kind: MapEntry.Kind) throws -> ByteString {
    let components = word.split(separator: .slash)
    for reserved: ByteString in ["$PKG_INSTALL_ROOT", "$BASEDIR", "$CLIENT_BASEDIR"]
    where components.contains(where: { $0.elementsEqual(reserved.bytes) }) {
      throw line.problem(
        "\(word.quoted) cannot hold '\(reserved)': a relative path is below the base directory by itself")
    }
    let path = try variables.resolvePath(word).canonicalPath
    if kind == .information {
      if path.bytes.contains(.slash) {
        throw line.problem(
          "\(word.quoted) must be a plain name: write '\(path.lastComponent)=\(ByteString(word))'")
      }
      if path == "pkgmap" { throw line.problem("'pkgmap' is made, not packaged") }
    } else if word.first == .dollar, word.dropFirst().first?.isUpperCase == true {
      warn("\(word.quoted) is below BASEDIR only if its variable holds no absolute path")
    }
    let resolved = try variables.resolvePath(word).bytes.split(separator: .slash)
    if resolved.contains(where: { $0.elementsEqual("..".utf8) }) {
      if resolved.contains(where: \.isVariable) {
        throw line.problem(
          "\(word.quoted) has a '..' beside a variable, which only the installer could resolve")
      }
      if path.bytes.split(separator: .slash).first?.elementsEqual("..".utf8) == true {
        throw line.problem("\(word.quoted) leads out of the package")
      }
    }
    if path.isEmpty { throw line.problem("\(word.quoted) is not the path of an object") }
    return path
  }

  /// What stands after the `=`: a link's target, or where a file's content is.
  private func afterEquals(_ word: ArraySlice<UInt8>?, _ entry: inout MapEntry) throws -> Prototype.Source? {
    if entry.kind.isLink {
      guard let word, !word.isEmpty else {
        throw line.problem("the link \(entry.path.bytes.quoted) has no target: write 'path=target'")
      }
      // A relative target is word for word: its variables would be another directory's.
      let isResolved = word.first == .slash || word.isVariable
      entry.target = isResolved ? try variables.resolvePath(word) : ByteString(word)
      return nil
    }
    guard entry.kind.hasContent else {
      guard let word else { return nil }
      throw line.problem("an object of type '\(entry.kind.rawValue)' takes no '=\(ByteString(word))'")
    }
    guard let word else { return .path(variables.resolveLocalPath(entry.path)) }
    if word.isEmpty { throw line.problem("names no file after the '='") }
    return .local(variables.resolveLocalPath(ByteString(word)))
  }

  private mutating func device() throws -> MapEntry.Device {
    let device = MapEntry.Device(
      major: try MapEntry.number(words.popFirst(), "the major number", line),
      minor: try MapEntry.number(words.popFirst(), "the minor number", line))
    guard device.major != nil, device.minor != nil else {
      throw line.problem("a device needs its major and minor numbers")
    }
    return device
  }

  private mutating func attributes(of entry: MapEntry) throws -> MapEntry.Attributes {
    let given = words.prefix(3).count
    let attributes = try attributes()
    if given < 3 && defaults == nil {
      warn("\(entry.path.bytes.quoted) lacks its mode, owner or group, which the installer then chooses")
    }
    return attributes
  }

  /// The mode, owner and group; what is not there is the default's.
  mutating func attributes() throws -> MapEntry.Attributes {
    func word() throws -> ArraySlice<UInt8>? {
      try words.popFirst().map { try variables.resolve($0).bytes[...] }
    }
    func name(_ role: String, _ fallback: String?) throws -> String? {
      guard let word = try word() else { return fallback }
      return word.elementsEqual([.question]) ? nil : try MapEntry.text(word, role, line)
    }
    let mode = try word().map { try self.mode($0) } ?? defaults?.mode
    return MapEntry.Attributes(
      mode: mode, owner: try name("the owner", defaults?.owner),
      group: try name("the group", defaults?.group))
  }

  private func mode(_ word: ArraySlice<UInt8>) throws -> UInt16? {
    if word.elementsEqual([.question]) { return nil }
    if word.first == .dollar {
      throw line.problem("the mode \(word.quoted) must be known when the package is made")
    }
    guard let mode = UInt16(digits: word, radix: 8), mode <= 0o7777 else {
      throw line.problem("the mode \(word.quoted) is not an octal number up to 7777, or '?'")
    }
    return mode
  }

  /// The size, sum and time that pkgproto -x prints; any other words here are remarks.
  private mutating func content() throws -> MapEntry.Content? {
    guard let first = words.first?.first, first.isDigit || first == .question else { return nil }
    guard words.count >= 3 else { throw line.problem("of size, checksum and time all three are needed") }
    return MapEntry.Content(
      size: try MapEntry.number(words.popFirst(), "the size", line),
      checksum: try MapEntry.number(words.popFirst(), "the checksum", line),
      modified: try MapEntry.number(words.popFirst(), "the time", line))
  }

  private mutating func warn(_ message: String) {
    warnings.append(line.problem(message))
  }
}
