public import FileSystem
public import SystemPackage

/// Where a build puts things, below `debian-like/`.
///
/// | path | what |
/// |---|---|
/// | `tmp` | the files of the upstream `make install`, from which packages are filled |
/// | `PKG` | a package's files |
/// | `.pkgh/PKG` | the state of a package's build: steps, installed files, their origins, prototype, `install/` with its `i` files |
/// | `.pkgh/built` | the packages for which the build steps have been done |
/// | `.pkgh/bin` | links to our programs |
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
  /// Links to our programs, for the targets of a rules file.
  public static let programs: FilePath = notes.appending("bin")
  /// The packages that were written, as absolute paths.
  public static let streams = Journal(path: notes.appending("streams"))

  /// The names in `.pkgh` that are not of packages.
  public static let ownNames = Set([built, programs, streams.path].map { ByteString($0).lastComponent })

  /// A package's stage.
  public func stage(of package: BinaryPackage) -> FilePath {
    override ?? SourceTree.packaging.appending(package.name)
  }

  /// The directory of our notes on a package.
  public func notes(of package: BinaryPackage) -> FilePath { Self.notes.appending(package.name) }

  /// Whether a directory of the packaging is one that a build has made: there are notes on a package of its name, or it has
  /// our mark.
  public static func isStage(_ directory: FilePath) throws -> Bool {
    let name = ByteString(directory).lastComponent
    if PackageName.fault(of: name.bytes) != nil || ownNames.contains(name) { return false }
    return try notes.pushing(FilePath(name)).status(followingLinks: false)?.type == .directory
      || StageMark.isIn(directory)
  }

  /// The directory of a package's `i` files: pkginfo, depend, scripts.
  public func information(of package: BinaryPackage) -> FilePath {
    notes(of: package).appending("install")
  }

  /// The mark of a stage that was there before any helper acted on its package.
  public static func foreignMark(of stage: FilePath) -> FilePath {
    notes.appending(stage.lastComponent?.string ?? "").appending("foreign")
  }

  /// A package's generated prototype.
  public func prototype(of package: BinaryPackage) -> FilePath {
    notes(of: package).appending("prototype")
  }
}
