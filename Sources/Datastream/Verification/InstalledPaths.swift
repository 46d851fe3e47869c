internal import FileSystem

/// Where the installers put the objects of a package: variables have the values of pkginfo, and what is then relative
/// is below BASEDIR.
///
/// A variable without a value stays as it is: a request script may set it.
/// Source: mappath and basepath of libinst, which replace a `$NAME` that is a whole component if the name begins with a
/// capital and the value is not empty.
struct InstalledPaths {
  private let info: PackageInfo
  private let baseDirectory: ByteString
  /// BASEDIR; empty where pkginfo does not set it.
  let base: ByteString
  /// The bytes that may still be added to the paths of the map: a long value and many lines would fill the memory.
  private var room = 8 << 20

  init(_ info: PackageInfo) {
    self.info = info
    let base = info["BASEDIR"] ?? "" as ByteString
    baseDirectory = base.bytes.last == .slash ? base : base.isEmpty ? base : base + "/"
    self.base = base.canonicalPath
  }

  /// The path of an object after the installation, with one byte more than the longest path where it is longer.
  ///
  /// - Returns: The path, without a change where there is no more room for changed ones.
  mutating func path(_ path: ByteString) -> ByteString {
    let whole = whole(path)
    guard whole.count > path.count else { return whole.canonicalPath }
    room -= min(room, whole.count - path.count)
    return room > 0 ? whole.canonicalPath : path
  }

  /// Whether the paths had become too long together, so that the last of them were left as they are in the map.
  var isFull: Bool { room == 0 }

  /// The same path as it is before `.` and `..` are taken out.
  func whole(_ path: ByteString) -> ByteString {
    let replaced = replacingVariables(path)
    if baseDirectory.isEmpty || replaced.isAbsolute || beginsUnset(path) { return replaced }
    return ByteString((baseDirectory.bytes + replaced.bytes).prefix(MapEntry.Limit.path + 1))
  }

  /// Whether a path begins with a variable without a value, so that it may become absolute.
  func beginsUnset(_ path: ByteString) -> Bool {
    let first = path.bytes.prefix { $0 != .slash }
    return first.isVariable && value(of: first) == nil
  }

  /// Whether an object is relative to a BASEDIR that pkginfo does not give.
  func lacksBaseDirectory(_ object: MapEntry) -> Bool {
    baseDirectory.isEmpty && object.kind != .information && !whole(object.path).isAbsolute
      && !beginsUnset(object.path)
  }

  /// The first variable of a path, an owner or a group that has no value, neither from pkginfo nor from the installers.
  func unsetVariable(in text: ByteString) -> ByteString? {
    guard text.bytes.contains(.dollar) else { return nil }
    return text.bytes.split(separator: .slash).lazy.filter { $0.isVariable && value(of: $0) == nil }
      .map { ByteString($0) }
      .first { !PackageInfo.Parameter.setForPaths.contains(ByteString($0.bytes.dropFirst())) }
  }

  /// The first variable of a path for whose name the installers have no room.
  func longVariable(in text: ByteString) -> ByteString? {
    guard text.bytes.contains(.dollar) else { return nil }
    return text.bytes.split(separator: .slash).first {
      $0.isVariable && $0.count > MapEntry.Limit.variable + 1
    }
    .map { ByteString($0) }
  }

  private func value(of variable: ArraySlice<UInt8>) -> ByteString? {
    let name = variable.dropFirst()
    guard name.first?.isUpperCase == true, let value = info[ByteString(name)], !value.isEmpty else {
      return nil
    }
    return value
  }

  /// A path with the values of its variables, with one byte more than the longest path where it is longer.
  func replacingVariables(_ path: ByteString) -> ByteString {
    guard path.bytes.contains(.dollar) else { return path }
    var components: [ArraySlice<UInt8>] = []
    var count = -1
    for component in path.bytes.split(separator: .slash, omittingEmptySubsequences: false) {
      let value = component.isVariable ? value(of: component) : nil
      components.append((value?.bytes[...] ?? component).prefix(MapEntry.Limit.path + 1))
      count += components[components.count - 1].count + 1
      if count > MapEntry.Limit.path { break }
    }
    return ByteString(components.joined(separator: [.slash]).prefix(MapEntry.Limit.path + 1))
  }
}

extension ByteString {
  /// The path that an object of a package has after the installation.
  func installed(below baseDirectory: String) -> ByteString {
    var info = PackageInfo()
    info["BASEDIR"] = baseDirectory
    return InstalledPaths(info).whole(self).canonicalPath
  }

  /// Whether a path has a component `..`.
  var hasParentComponent: Bool {
    let dot = UInt8(ascii: ".")
    var dots = 0
    for byte in bytes {
      if byte == .slash {
        if dots == 2 { return true }
        dots = 0
      } else {
        dots = byte == dot && dots >= 0 ? dots + 1 : -1
      }
    }
    return dots == 2
  }
}
