import FileSystem
public import SystemPackage

/// One of the five things that are done with the upstream build.
public enum BuildStep: String, CaseIterable, Sendable {
  case configure
  case build
  case test
  case install
  case clean
}

/// What a build system is given for a step.
public struct BuildRequest: Sendable {
  public let actions: Actions
  /// Where the upstream source is, relative to the top of the tree.
  public let sourceDirectory: FilePath
  /// How many jobs may run at once; nil leaves it to the tool, or to a parent make.
  public let jobs: Int?
  /// The maintainer's own arguments for the step's command.
  public let arguments: [String]
  /// The directory to install into, absolute.
  public let destination: FilePath
  /// The installation's prefix, without a leading slash: `usr`.
  public let prefix: String
  /// Whether the upstream build need not install anything, as the packages name files of the source.
  public let isInstallOptional: Bool

  public init(
    actions: Actions, sourceDirectory: FilePath, jobs: Int?, arguments: [String], destination: FilePath,
    prefix: String, isInstallOptional: Bool = false
  ) {
    self.isInstallOptional = isInstallOptional
    self.actions = actions
    self.sourceDirectory = sourceDirectory
    self.jobs = jobs
    self.arguments = arguments
    self.destination = destination
    self.prefix = prefix
  }
}

extension BuildRequest {
  /// Whether the tools are to say less: `terse` in DEB_BUILD_OPTIONS.
  var isTerse: Bool { actions.environment.options.contains("terse") }
}

/// A way an upstream is built, found by the files it leaves in its source directory.
public protocol BuildSystem: Sendable {
  /// The name after `--buildsystem=`.
  static var name: String { get }
  /// One line for `--list`.
  static var summary: String { get }
  /// The files by which the system is recognized: a source directory has one of them. None is a system for any directory.
  static var files: [String] { get }
  /// Does a step.
  static func perform(_ step: BuildStep, _ request: BuildRequest) throws
}

/// The build systems that there are.
public enum BuildSystems {
  /// The most specific first: a project with a manifest of its own often has a Makefile too.
  public static let all: [any BuildSystem.Type] = [SwiftPackage.self, Makefile.self, NoBuildSystem.self]

  /// The build system of a source directory.
  public static func recognized(in directory: FilePath) throws -> any BuildSystem.Type {
    try all.first { try $0.recognizes(directory) } ?? NoBuildSystem.self
  }
}

extension BuildSystem {
  /// Whether a source directory is of this system.
  static func recognizes(_ directory: FilePath) throws -> Bool {
    try files.isEmpty || files.contains { try directory.appending($0).isBuildFile() }
  }
}

extension FilePath {
  /// Whether a file, directory or link of this name is below the path.
  func has(_ name: String) throws -> Bool { try appending(name).exists() }

  /// Whether a build tool would read this file; make has rules for directories of such names.
  ///
  /// - Throws: ``Problem`` for a named pipe or the like, for whose text the tool would wait.
  func isBuildFile() throws -> Bool {
    switch try status()?.type {
    case .regular: return true
    case nil, .directory: return false
    default:
      throw Problem(in: self, "is not a regular file, and a build would wait for what it may hold: remove it")
    }
  }

  /// Whether a directory has anything but directories below it.
  func hasObjects() throws -> Bool {
    guard try status()?.type == .directory else { return false }
    var found = false
    try walk { object in
      found = found || object.status.type != .directory && object.path != StageMark.name
      return !found
    }
    return found
  }
}
