import Datastream
import FileSystem
import Packaging
import SystemPackage

/// The check that packages of one source, which can be installed together, agree on every path that several have.
///
/// pkgadd would ask whether the second may change what the first has installed. Packages share directories, and files with
/// the same bytes.
enum SharedPaths {
  /// Finds what packages that can be installed together have at one path, and differs.
  ///
  /// - Parameters:
  ///   - packages: All that are about to be written.
  ///   - staged: Others that have been staged, and may have been written before.
  static func check(
    _ packages: [(package: BinaryPackage, source: PackageSource)],
    staged: [(package: BinaryPackage, source: PackageSource)], _ problems: inout Problems
  ) throws {
    if packages.count + staged.count < 2 { return }
    let contents = try (staged + packages).map { try PackageContents($0.package, $0.source) }
    /// The packages that have something at each place, those with the same together.
    var groups: [ByteString: [[Int]]] = [:]
    for (index, one) in contents.enumerated() {
      for place in one.entries.keys.sorted() {
        // Taken out, because appending to a copy copies the packages of all groups.
        var others = groups.removeValue(forKey: place) ?? []
        var isKnown = false
        for group in others.indices {
          if try one.hasSame(as: contents[others[group][0]], at: place) {
            others[group].append(index)
            isKnown = true
          } else if index >= staged.count,
            let other = others[group].first(where: {
              !one.excludes(contents[$0]) && !contents[$0].excludes(one)
            })
          {
            problems.add(
              problem(at: place, one.package, contents[other].package, isStaged: other < staged.count))
          }
        }
        groups[place] = isKnown ? others : others + [[index]]
      }
    }
  }

  private static func problem(
    at place: ByteString, _ one: BinaryPackage, _ other: BinaryPackage, isStaged: Bool
  ) -> Problem {
    one.paragraph.problem(
      "Package",
      "'\(place)' is in '\(other.name)'\(isStaged ? " as it was staged last," : "") and in '\(one.name)', and differs: "
        + "install it in one of them, or write 'Conflicts: \(other.name)' where nobody needs both")
  }

  /// The packages of a source that are not acted on and have been staged, as far as they have a path that others have too.
  ///
  /// What is wrong with one of them is said where it is written.
  static func staged(
    besides packages: [(package: BinaryPackage, source: PackageSource)], _ job: Job,
    assemble: (BinaryPackage) throws -> PackageSource
  ) throws -> [(package: BinaryPackage, source: PackageSource)] {
    // One of --tmpdir is not of the build that the others are of.
    if job.tree.override != nil { return [] }
    let names = Set(packages.map(\.package.name))
    let shared = packages.flatMap { $0.source.map.entries.filter { $0.kind != .directory } }
    let paths = Set(shared.map(\.path.lastComponent))
    return try job.source.packages.filter { !names.contains($0.name) }.compactMap {
      package -> (package: BinaryPackage, source: PackageSource)? in
      let file = job.tree.prototype(of: package)
      guard try file.exists() else { return nil }
      var ignored = Problems()
      return try ignored.collect { () -> (package: BinaryPackage, source: PackageSource)? in
        let mayShare = try Prototype(contentsOf: file).entries.contains {
          $0.object.kind != .information && paths.contains($0.object.path.lastComponent)
        }
        return mayShare ? (package, try assemble(package)) : nil
      } ?? nil
    }
  }
}

/// What a package has at each place of the target machine.
private struct PackageContents {
  let package: BinaryPackage
  /// By absolute paths, where those of the package are known.
  let entries: [ByteString: MapEntry]
  private let origins: [ByteString: PackageSource.Origin]
  private let version: ByteString?
  private let architectures: [ByteString]
  private let base: ByteString?
  private let incompatible: [Dependency]

  init(_ package: BinaryPackage, _ source: PackageSource) throws {
    self.package = package
    origins = source.origins
    version = source.info["VERSION"].map { ByteString($0) }
    architectures = (source.info["ARCH"] ?? "").split(separator: ",").map { ByteString($0) }
    let base = source.info["BASEDIR"].map { ByteString($0) }
    self.base = base
    entries = Dictionary(
      source.map.entries.filter { $0.kind != .information }.map { (Self.place(of: $0.path, in: base), $0) },
      uniquingKeysWith: { first, _ in first })
    let depend: Dependencies? =
      switch source.origins["depend"] {
      case .file(let file)?: try Dependencies(parsing: file.contents(), file: file)
      case .bytes(let bytes)?: try Dependencies(parsing: bytes, file: "depend")
      case nil: nil
      }
    incompatible = (depend?.dependencies ?? []).filter { $0.kind == .incompatible }
  }

  private static func place(of path: ByteString, in base: ByteString?) -> ByteString {
    (path.isAbsolute ? path : (base.map { $0 + "/" } ?? "") + path).canonicalPath
  }

  /// Whether the depend file keeps another package, in its version and for its architectures, from being installed too.
  func excludes(_ other: PackageContents) -> Bool {
    incompatible.contains { dependency in
      dependency.package == ByteString(other.package.name)
        && (dependency.alternatives.isEmpty
          || dependency.alternatives.contains { alternative in
            (alternative.version == nil || alternative.version == other.version)
              && alternative.architecture.map { other.architectures.contains($0) } ?? true
          })
    }
  }

  /// What is at a place; a hard link is the file that it is a name of, as far as that is in the package.
  private func object(at place: ByteString) -> MapEntry? {
    guard let entry = entries[place], entry.kind == .link, let target = entry.target else {
      return entries[place]
    }
    let file = target.isAbsolute ? target : (entry.path.parent.map { $0 + "/" } ?? "") + target
    return entries[Self.place(of: file, in: base)] ?? entry
  }

  /// Whether two packages have the same at a place: directories, files with the same bytes, links to one target.
  func hasSame(as other: PackageContents, at place: ByteString) throws -> Bool {
    guard let one = object(at: place), let two = other.object(at: place) else { return true }
    let directories: Set<MapEntry.Kind> = [.directory, .exclusiveDirectory]
    if directories.contains(one.kind) { return directories.contains(two.kind) }
    guard one.kind.hasContent else {
      return one.kind == two.kind && one.target == two.target && one.device == two.device
    }
    guard two.kind.hasContent, one.content?.size == two.content?.size,
      one.content?.checksum == two.content?.checksum
    else { return false }
    guard case .file(let file)? = origins[one.path], case .file(let otherFile)? = other.origins[two.path]
    else { return true }
    return try file == otherFile || file.hasSameBytes(as: otherFile)
  }
}
