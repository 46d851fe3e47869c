public import FileSystem
public import Packaging
public import SystemPackage

/// What a helper has been asked to do: in which tree, on which packages, and how to act.
public struct Job: Sendable {
  public let source: SourceTree
  public let tree: BuildTree
  public let actions: Actions
  /// The packages to act on, in the order of the control file.
  public let packages: [BinaryPackage]
  private let names: Set<String>

  public init(_ options: CommonOptions, in source: SourceTree, helper: String) throws {
    var source = source
    if let name = options.mainPackage { source.mainPackage = try Self.package(name, in: source).name }
    if options.tmpdir?.isEmpty == true { throw Problem("--tmpdir needs the name of a directory") }
    var tree = BuildTree(override: options.tmpdir.map { FilePath($0) })
    let packages = try Self.selected(options, in: source, tree, helper: helper)
    // A named stage that is the usual one is treated as such.
    if let package = packages.first, packages.count == 1, let stage = tree.override,
      try stage.isSamePlace(as: BuildTree().stage(of: package))
    {
      tree = BuildTree()
    }
    self.tree = tree
    self.packages = packages
    names = Set(packages.map(\.name))
    actions = Actions(
      options, environment: source.environment, stages: packages.map(tree.stage(of:)),
      namedStage: tree.override)
    if actions.noAct && source.programs == .run { source.programs = .show }
    self.source = source
    if options.tmpdir != nil && packages.count > 1 {
      throw Problem("--tmpdir is for one package, but there are \(packages.count); choose one with -p")
    }
  }

  private static func package(_ name: String, in source: SourceTree) throws -> BinaryPackage {
    guard let package = source.control.package(named: name) else {
      throw Problem(in: source.control.source.file, "there is no package '\(name)'")
    }
    return package
  }

  /// The packages that `-p -a -i -N` and the host's architecture leave.
  private static func selected(
    _ options: CommonOptions, in source: SourceTree, _ tree: BuildTree, helper: String
  ) throws -> [BinaryPackage] {
    let named = try Set(options.package.map { try Self.package($0, in: source).name })
    let refused = try Set(options.noPackage.map { try Self.package($0, in: source).name })
    let host = source.environment.hostArchitecture
    return try source.packages.filter { package in
      if refused.contains(package.name) || !package.isBuilt(on: host) { return false }
      let wanted =
        if options.arch || options.indep {
          package.isIndependent ? options.indep : options.arch
        } else {
          named.isEmpty
        }
      guard wanted || named.contains(package.name) else { return false }
      if options.remainingPackages {
        return try !Journal.steps(of: package, in: tree).lines().contains(ByteString(helper))
      }
      return true
    }
  }

  /// Whether a package is one of those to act on.
  func actsOn(_ package: BinaryPackage) -> Bool { names.contains(package.name) }

  /// The environment of the build.
  public var environment: Environment { source.environment }

  public func stage(of package: BinaryPackage) -> FilePath { tree.stage(of: package) }

  /// Notes that a helper has acted on the packages, for `--remaining-packages`.
  func note(_ helper: String) throws {
    if actions.noAct { return }
    for package in packages {
      try Journal.steps(of: package, in: tree).add([ByteString(helper)])
    }
  }
}

extension Job {
  /// Where a path of a package is staged.
  ///
  /// A path with a leading slash is below the stage too: joining paths would take it for the build machine's.
  func place(_ path: ByteString, in package: BinaryPackage) -> FilePath {
    stage(of: package).pushing(FilePath(path.relative))
  }

  /// An empty list of what is to be copied into a package.
  func copies(into package: BinaryPackage) -> CopyList {
    CopyList(into: stage(of: package), origins: Origins(of: package, in: tree))
  }

  /// Where a package's documentation is staged.
  func documentation(of package: BinaryPackage) -> FilePath {
    stage(of: package).appending("\(package.prefix)/share/doc/\(package.name)")
  }
}

extension Actions {
  /// The actions as the common options and the environment set them.
  init(
    _ options: CommonOptions, environment: Environment, stages: [FilePath] = [], namedStage: FilePath? = nil
  ) {
    self.init(
      verbose: options.verbose || environment["PKGH_VERBOSE"] != nil,
      noAct: options.noAct || InheritedOptions.isNoAct(environment), environment: environment, stages: stages,
      namedStage: namedStage)
  }
}

extension FilePath {
  /// Whether two paths from the working directory name the same place, whichever way they are written.
  fileprivate func isSamePlace(as other: FilePath) throws -> Bool {
    let top = try FilePath.workingDirectory()
    func place(_ path: FilePath) throws -> FilePath {
      let whole = top.pushing(path).lexicallyNormalized()
      guard let name = whole.lastComponent, let directory = try whole.removingLastComponent().resolved()
      else {
        return whole
      }
      return directory.appending(name)
    }
    return try place(self) == place(other)
  }
}
