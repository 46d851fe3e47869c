public import FileSystem
public import SystemPackage

/// Turns a prototype and the files it names into a package ready to be written.
///
/// Nothing of this machine goes into it: no clock, no host name, no owner of a file.
/// Source: pkgmk(1).
public struct PackageAssembly: Sendable {
  public var prototype: Prototype
  /// Root directories of a staged tree, in which all objects but information files lie.
  public var roots: [FilePath]
  /// The directory, below each root, of the objects with relative paths.
  public var base: FilePath?
  /// Parameters that win over the pkginfo file's.
  public var assignments: [Assignment]
  /// The time of every file, in seconds since 1970; without, each file keeps its own,
  /// and what is made here gets the newest of them.
  public var modified: UInt64?

  public init(
    _ prototype: Prototype, roots: [FilePath] = [], base: FilePath? = nil,
    assignments: [Assignment] = [], modified: UInt64? = nil
  ) {
    self.prototype = prototype
    self.roots = roots
    self.base = base
    self.assignments = assignments
    self.modified = modified
  }

  /// Finds and reads every file once, completes pkginfo, and makes the map.
  ///
  /// - Parameter warn: Is given the warnings.
  /// - Throws: ``Problem`` at the line of the prototype, or of pkginfo, that stands in the way.
  public func assemble(warn: (Problem) -> Void = { _ in }) throws -> PackageSource {
    let packageInfo = try prototype.packageInfoEntry
    for entry in prototype.entries {
      if let fault = entry.object.fault { throw Problem(at: entry.place, fault) }
    }
    let lookup = ObjectLookup(roots: roots, base: base)
    let infoFile = try Content(of: packageInfo, lookup)
    var contents: [ByteString: Content] = [:]
    for entry in prototype.entries where entry.source != nil && entry.object.path != packageInfo.object.path {
      contents[entry.object.path] = try Content(of: entry, lookup)
    }
    // /dev/null and generated texts have no time of their own.
    let own = contents.values.compactMap(\.modified) + (infoFile.modified.map { [$0] } ?? [])
    let newest = modified ?? own.max() ?? 0

    var info = try infoFile.packageInfo(packageInfo)
    try info.complete(assignments: assignments, prototype: prototype, modified: newest)
    info.warnings.forEach(warn)
    contents[packageInfo.object.path] = Content(bytes: info.serialized, modified: newest)

    var entries = prototype.entries.map { entry in
      var object = entry.object
      if let content = contents[object.path] {
        object.content = .init(
          size: content.size, checksum: content.checksum, modified: modified ?? content.modified ?? newest)
      }
      return Prototype.Entry(object, source: entry.source, search: entry.search, place: entry.place)
    }
    entries = Prototype.Entry.resolvingLinks(of: entries, info)
    try MapRules(entries: entries, info: info).check(warn)

    var map = PackageMap(entries: entries.map(\.object).sorted { $0.path < $1.path })
    map.maximumPartSize = map.blockEstimate
    return PackageSource(
      info: info, map: map, origins: contents.mapValues(\.origin), modified: newest)
  }
}

extension Prototype {
  /// The entry of pkginfo, without which there is no package.
  fileprivate var packageInfoEntry: Entry {
    get throws {
      let entry = entries.first { $0.object.kind == .information && $0.object.path == "pkginfo" }
      guard let entry else {
        throw Problem(at: file.map { .file($0) }, "has no entry 'i pkginfo', which every package needs")
      }
      return entry
    }
  }
}
