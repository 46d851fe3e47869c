public import FileSystem
import Glibc
public import SystemPackage

/// A source tree with a `debian-like/` directory; the process stands at its top.
public struct SourceTree: Sendable {
  /// Where the packaging lives, relative to the top of the tree.
  public static let packaging: FilePath = "debian-like"
  public static let controlPath = packaging.appending("control")
  public static let changelogPath = packaging.appending("changelog")

  /// The environment of the build, in which SOURCE_DATE_EPOCH is always set.
  public var environment: Environment
  public let control: Control
  public let changelog: Changelog
  /// The package that the bare `debian-like/KIND` files are for: the first, or the one that `--mainpackage` names.
  public var mainPackage: String?
  /// The compatibility level the source asks for.
  public let compatibility: Int
  /// The time stamp of everything that is packaged, in seconds since 1970: SOURCE_DATE_EPOCH, or the date of the changelog.
  public let date: Int

  /// What is done with configuration files that are programs.
  public enum ProgramUse: Sendable { case run, show, skip }

  /// A check of the tree skips such programs, and `--no-act` shows them; neither knows what they would print.
  public var programs = ProgramUse.run

  /// The control file and the changelog as they were when they were read.
  private let texts: [FileVersion]

  /// - Throws: ``Problems``: everything that is wrong with the control file and the changelog.
  public init(environment: Environment) throws {
    var problems = Problems()
    let tree = try SourceTree(environment: environment, &problems)
    try problems.throwIfAny()
    guard let tree else { throw problems }
    self = tree
  }

  /// Reads as much as can be read; nil where there is nothing to go on from.
  public init?(environment: Environment, _ problems: inout Problems) throws {
    try Self.requirePackaging()
    // Somebody else's directory would be taken for our notes, and removed.
    try BuildTree.notes.requireOwnDirectory()
    if let word = environment["PKGH_HOST_ARCH"], !Architectures.isName(word) {
      throw Problem("PKGH_HOST_ARCH: '\(word)' is not the name of an architecture")
    }
    let top = try FilePath.workingDirectory()
    if String(validating: ByteString(top).bytes, as: UTF8.self) == nil {
      throw Problem(in: top, "the name of this directory is not UTF-8, and programs would be given another")
    }
    problems.list(first: [Self.controlPath, Self.changelogPath, RulesFile.path])
    texts = try [Self.controlPath, Self.changelogPath].map { try FileVersion(of: $0) }
    let control = try problems.collect { try Self.controlPath.text() }
      .flatMap { try Control.read($0, file: Self.controlPath, &problems) }
    let changelog = try problems.collect { try Self.changelogPath.text() }
      .flatMap { try Changelog.read($0, file: Self.changelogPath, &problems) }
    guard let control, let changelog else { return nil }
    self.control = control
    self.changelog = changelog
    compatibility =
      try problems.collect { try control.compatibility(override: environment["PKGH_COMPAT"]) } ?? 0
    date = try problems.collect { try environment.sourceDateEpoch() ?? changelog.date } ?? 0
    mainPackage = control.packages.first?.name
    self.environment = environment
    self.environment.variables["SOURCE_DATE_EPOCH"] = String(date)
    check(&problems)
  }

  /// Refuses a packaging that is not a directory of this tree: builds write and remove in it.
  private static func requirePackaging() throws {
    let fault: String
    switch try packaging.status(followingLinks: false)?.type {
    case .directory: return
    case nil: fault = "there is no such directory here; start at the top of a source tree"
    case .symbolicLink:
      fault =
        "is a symbolic link, and builds write and remove below it: put the directory itself in its place"
    default: fault = "is not a directory; start at the top of a source tree"
    }
    throw Problem(in: packaging, fault)
  }

  /// Finds what is wrong between the two files, and for this machine.
  private func check(_ problems: inout Problems) {
    control.buildDependencies.check(&problems)
    for package in packages {
      for word in package.architectures {
        guard let fault = Architectures.fault(of: word, on: environment.hostArchitecture) else { continue }
        problems.add(package.paragraph.problem("Architecture", fault))
      }
    }
    if changelog.source != control.sourceName {
      problems.add(
        Problem(
          in: Self.changelogPath, line: changelog.line,
          "the source is '\(changelog.source)' here and '\(control.sourceName)' in '\(Self.controlPath)'"))
    }
  }

  public var packages: [BinaryPackage] { control.packages }

  /// Why no package is built on this machine, after "no package"; nil where one is.
  public var reasonForNoPackage: String? {
    let host = environment.hostArchitecture
    if packages.contains(where: { $0.isBuilt(on: host) }) { return nil }
    var seen: Set<String> = []
    let names = packages.flatMap(\.architectures).filter { seen.insert($0).inserted }.map { "'\($0)'" }
    return
      "this machine is '\(host)', and '\(Self.controlPath)' has packages for \(names.joined(separator: ", "))"
  }

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
