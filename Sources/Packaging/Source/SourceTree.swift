public import FileSystem
import Glibc
public import SystemPackage

/// A source tree with a `debian-like/` directory; the process stands at its top.
public struct SourceTree: Sendable {
  /// Where the packaging lives, relative to the top of the tree.
  public static let packaging: FilePath = "debian-like"

  /// The environment of the build, in which SOURCE_DATE_EPOCH is always set.
  public var environment: Environment
  public let control: Control
  public let changelog: Changelog
  /// The package that the bare `debian-like/KIND` files are for: the only one, or none.
  public var mainPackage: String?
  /// The compatibility level the source asks for.
  public let compatibility: Int
  /// The time stamp of everything that is packaged, in seconds since 1970: SOURCE_DATE_EPOCH, or the date of the changelog.
  public let date: Int

  /// The control file and the changelog as they were when they were read.
  private let texts: [FileVersion]

  public init(environment: Environment) throws {
    let control = Self.packaging.appending("control")
    let changelog = Self.packaging.appending("changelog")
    guard try Self.packaging.exists() else {
      throw Problem(in: Self.packaging, "there is no such directory here; start at the top of a source tree")
    }
    // Somebody else's directory would be taken for our notes, and removed.
    if try BuildTree.notes.status(followingLinks: false)?.type == .symbolicLink {
      throw Problem(in: BuildTree.notes, "is a symbolic link: remove it, pkgh makes a directory of this name")
    }
    if let word = environment["PKGH_HOST_ARCH"], !BinaryPackage.isArchitecture(word) {
      throw Problem("PKGH_HOST_ARCH: '\(word)' is not the name of an architecture")
    }
    let top = try FilePath.workingDirectory()
    if String(validating: ByteString(top).bytes, as: UTF8.self) == nil {
      throw Problem(in: top, "the name of this directory is not UTF-8, and programs would be given another")
    }
    self.environment = environment
    texts = try [control, changelog].map { try FileVersion(of: $0) }
    self.control = try Control(parsing: control.text(), file: control)
    self.changelog = try Changelog(parsing: changelog.text(), file: changelog)
    guard self.changelog.source == self.control.sourceName else {
      throw Problem(
        in: changelog, line: 1,
        "the source is '\(self.changelog.source)' here and '\(self.control.sourceName)' in '\(control)'")
    }
    mainPackage = self.control.packages.count == 1 ? self.control.packages.first?.name : nil
    compatibility = try self.control.compatibility(override: environment["PKGH_COMPAT"])
    date = try environment.sourceDateEpoch() ?? self.changelog.date
    self.environment.variables["SOURCE_DATE_EPOCH"] = String(date)
  }

  public var packages: [BinaryPackage] { control.packages }

  /// This tree, read anew where somebody else's program has changed its control file or changelog meanwhile.
  public func refreshed() throws -> SourceTree {
    if try texts.allSatisfy({ try FileVersion(of: $0.path) == $0 }) { return self }
    return try SourceTree(environment: environment)
  }
}

/// What tells one content of a file from the next, without reading it.
private struct FileVersion: Hashable {
  let path: FilePath
  private let identity: FileIdentity?
  private let size: Int64?
  private let seconds: Int?
  private let nanoseconds: Int?

  init(of path: FilePath) throws {
    let status = try path.status()
    self.path = path
    identity = status.map { FileIdentity($0) }
    size = status?.size
    seconds = status?.st_mtim.tv_sec
    nanoseconds = status?.st_mtim.tv_nsec
  }
}
