public import FileSystem
public import SystemPackage

/// Where a build puts things, below `debian-like/`.
///
/// | path | what |
/// |---|---|
/// | `tmp` | what the upstream's `make install` staged, to be shared out |
/// | `PKG` | a package's files |
/// | `.pkgh/PKG` | our notes on a package: log, prototype, `install/` with its `i` files |
/// | `.pkgh/built` | the packages for which the build steps have been done |
/// | `.pkgh/streams` | the packages that were written |
public struct BuildTree: Sendable {
  /// `--tmpdir`: where the one package that is acted on is staged instead.
  public let override: FilePath?

  public init(override: FilePath? = nil) { self.override = override }

  public static let notes: FilePath = SourceTree.packaging.appending(".pkgh")
  /// The stage that packages' files are picked from.
  public static let temporary: FilePath = SourceTree.packaging.appending("tmp")
  /// The mark that the build steps have been done.
  public static let built: FilePath = notes.appending("built")
  /// The packages that were written, as absolute paths.
  public static let streams = Journal(path: notes.appending("streams"))

  /// A package's stage.
  public func stage(of package: BinaryPackage) -> FilePath {
    override ?? SourceTree.packaging.appending(package.name)
  }

  /// The directory of our notes on a package.
  public func notes(of package: BinaryPackage) -> FilePath { Self.notes.appending(package.name) }

  /// The directory of a package's `i` files: pkginfo, depend, scripts.
  public func information(of package: BinaryPackage) -> FilePath {
    notes(of: package).appending("install")
  }

  /// A package's generated prototype.
  public func prototype(of package: BinaryPackage) -> FilePath {
    notes(of: package).appending("prototype")
  }
}

/// A list of lines in our notes that grows while helpers run: which of them ran, what they installed.
public struct Journal: Sendable {
  public let path: FilePath

  public init(path: FilePath) { self.path = path }

  /// Which helpers have acted on a package.
  public static func steps(of package: BinaryPackage, in tree: BuildTree) -> Journal {
    Journal(path: tree.notes(of: package).appending("steps"))
  }

  /// Which files have gone into a package, by their paths from the top of the source tree; a directory
  /// stands for everything below it.
  public static func installed(of package: BinaryPackage, in tree: BuildTree) -> Journal {
    Journal(path: tree.notes(of: package).appending("installed"))
  }

  public func lines() throws -> [ByteString] {
    guard try path.exists() else { return [] }
    return try path.contents().split(separator: UInt8(ascii: "\n")).map { ByteString($0) }
  }

  /// Adds the lines that are not there yet; a new or changed journal is written whole.
  public func add(_ new: [ByteString]) throws {
    try change { known in
      var seen = Set(known)
      return known + new.filter { seen.insert($0).inserted }
    }
  }

  /// Forgets a line.
  public func remove(_ line: ByteString) throws {
    if try lines().contains(line) { try change { known in known.filter { $0 != line } } }
  }

  /// Several sequencers may run in one tree at once, under one make: none forgets what another has noted.
  private func change(_ edit: ([ByteString]) -> [ByteString]) throws {
    try path.removingLastComponent().makeDirectories()
    try path.removingLastComponent().withLock {
      let known = try lines()
      let edited = edit(known)
      if edited == known { return }
      try path.write(edited.flatMap { $0.bytes + [UInt8(ascii: "\n")] })
    }
  }
}
