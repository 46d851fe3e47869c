public import ArgumentParser
import Commands
import FileSystem
public import Packaging
import SystemPackage

/// The options of the five `pkgh-auto-*` helpers.
public struct BuildSystemOptions: ParsableArguments {
  @Option(
    name: [.customShort("S", allowingJoined: true), .long],
    help: ArgumentHelp("Use this build system instead of the one that is recognized.", valueName: "name"),
    completion: .list(BuildSystems.all.map { $0.name }))
  var buildsystem: String?

  @Option(
    name: [.customShort("D", allowingJoined: true), .long],
    help: ArgumentHelp(
      "The directory of the upstream source, below the top of the tree.", valueName: "directory"),
    completion: .directory
  )
  var sourcedirectory: String?

  @Option(help: ArgumentHelp("Run at most this many jobs at once.", valueName: "number"))
  var maxParallel: Int?

  @Flag(name: .customLong("no-parallel"), help: "Run one job at a time.")
  var noParallel = false

  @Flag(name: .shortAndLong, help: "List the build systems, mark the one that is recognized, and do nothing.")
  var list = false

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("Arguments for the build system's command.", valueName: "arguments"))
  var arguments: [String] = []

  public init() {}

  var directory: FilePath { FilePath(sourcedirectory ?? "") }

  /// The chosen build system, or the recognized one.
  func system() throws -> any BuildSystem.Type {
    if !directory.isEmpty, try directory.status()?.type != .directory {
      throw Problem(in: directory, "there is no such directory")
    }
    guard let name = buildsystem else { return try BuildSystems.recognized(in: directory) }
    guard let system = BuildSystems.all.first(where: { $0.name == name }) else {
      let names = BuildSystems.all.map { $0.name }
      let near = Spelling.nearest(to: name, among: names)
      throw Problem(
        "there is no build system '\(name)'"
          + (near.map { ": did you mean '\($0)'?" } ?? "; there are \(names.joined(separator: ", "))"))
    }
    return system
  }

  /// How many jobs may run: what was asked for, and one where nothing was and a tool would not know.
  func jobs(_ environment: Environment) -> Int? {
    if noParallel { return 1 }
    guard let maxParallel, maxParallel > 0 else { return environment.parallel }
    return min(maxParallel, environment.parallel ?? maxParallel)
  }

  func printList() throws {
    let recognized = try BuildSystems.recognized(in: directory).name
    for system in BuildSystems.all {
      let mark = system.name == recognized ? "  [recognized]" : ""
      printLine(
        "\(system.name)\(String(repeating: " ", count: max(1, 12 - system.name.count)))\(system.summary)\(mark)"
      )
    }
  }
}

/// A helper that does one step of the upstream build.
public protocol BuildStepHelper: Helper {
  static var step: BuildStep { get }
  var system: BuildSystemOptions { get }
  /// Where to install, when it was said.
  var destination: String? { get }
}

extension BuildStepHelper {
  public static var promise: Promise { .unless(.buildSystem, .options) }

  public var destination: String? { nil }

  public func run(on job: Job) throws { try runStep(on: job) }

  func runStep(on job: Job) throws {
    if system.list { return try system.printList() }
    let buildSystem = try system.system()
    if system.buildsystem == nil, buildSystem == NoBuildSystem.self,
      let foreign = try ForeignBuildSystem(in: system.directory)
    {
      // What was not built by us is not cleaned by us.
      if Self.step == .clean { return }
      throw foreign.problem(with: [Self.step])
    }
    if Self.step == .configure, buildSystem == Makefile.self,
      let maker = try Makefile.idleMaker(in: system.directory)
    {
      var warnings = Problems()
      warnings.add(
        Problem(
          in: maker,
          "is not run, as there is a makefile: run it in 'override_pkgh-auto-configure', or write that target without a "
            + "recipe if the makefile does not need it"))
      try common.report(warnings, of: Self.name)
    }
    // A package under /opt/NAME is built for that place; packages that disagree share the usual one.
    let prefixes = Set(job.source.packages.map(\.prefix))
    let stage =
      job.source.packages.count == 1
      ? job.source.packages.first.map { job.stage(of: $0) } ?? BuildTree.temporary : BuildTree.temporary
    // The stage must be ours before 'make install' fills it, or it could not be removed again.
    if Self.step == .install, destination == nil {
      if job.tree.override != nil {
        try job.actions.makeDirectory(stage)
      } else {
        try job.actions.claim(stage)
      }
    }
    if Self.step == .install { try (destination.map { FilePath($0) } ?? stage).requireNoLinksOut() }
    let request = BuildRequest(
      actions: job.actions, sourceDirectory: system.directory, jobs: system.jobs(job.environment),
      arguments: system.arguments,
      destination: try FilePath.workingDirectory().pushing(destination.map { FilePath($0) } ?? stage),
      prefix: prefixes.count == 1 ? prefixes.first ?? "usr" : "usr",
      isInstallOptional: try job.source.packages.contains {
        try job.source.configPath(.install, for: $0) != nil
      })
    try buildSystem.perform(Self.step, request)
  }
}
