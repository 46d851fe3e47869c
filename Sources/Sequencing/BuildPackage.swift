public import ArgumentParser
public import Commands
public import FileSystem
import Glibc
import Helpers
import PackageCommands
import Packaging
import SystemPackage

/// `pkgh-buildpackage`: source tree in, packages out.
public struct BuildPackage: Command {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-buildpackage",
    abstract: "Build and check the packages of a source tree with one command.",
    usage: "pkgh-buildpackage [options] [directory]",
    discussion: """
      The targets clean, build and binary of 'debian-like/rules' are made in turn, and every package that was \
      written is read back and verified. Where there is no rules file the plain sequences are run. The last \
      lines on standard output are the names of the packages.

      The packages that Build-Depends, Build-Depends-Arch and Build-Depends-Indep name must be installed, as dpkg \
      knows them. Where there is no dpkg a program of a package's name stands for the package, and a warning says \
      what cannot be known.
      """,
    version: version)

  @Flag(name: [.customLong("no-clean"), .customLong("nc")], help: "Build on what an earlier build left.")
  var noClean = false

  @Option(
    help: ArgumentHelp("Put the packages into this directory.", valueName: "directory"),
    completion: .directory)
  var destdir: String?

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp(
      "Run up to this many jobs at once, as DEB_BUILD_OPTIONS=parallel=N does.", valueName: "number"))
  var jobs: Int?

  @Flag(
    name: [.customShort("d"), .customLong("no-check-builddeps")],
    help: "Build even where packages that Build-Depends names are not installed.")
  var noBuildDependencies = false

  @Flag(
    name: .customLong("no-act"),
    help:
      "Show the targets that would be made, and do nothing; 'pkgh TARGET --no-act' shows the steps of one.")
  var noAct = false

  @Flag(name: .shortAndLong, help: "Show what each helper does.")
  var verbose = false

  @Argument(help: "The top of the source tree.", completion: .directory)
  var directory = "."

  public init() {}

  public func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("'\(jobs)' is not a valid number of jobs") }
  }

  public mutating func run(in environment: Environment) throws {
    let destination = try destdir.map { try FilePath.workingDirectory().pushing(FilePath($0)) }
    guard chdir(directory) == 0 else {
      throw Problem(Errno(rawValue: errno), "enter", FilePath(directory))
    }
    var environment = environment
    // A rules file may build another tree, where what was said about its own packages means nothing.
    for name in [InheritedOptions.variable, Sequencer.activeTargets] { environment.variables[name] = nil }
    if let destination { environment.variables[BuildStream.destinationVariable] = destination.string }
    if verbose { environment.variables["PKGH_VERBOSE"] = "1" }
    if let jobs {
      let others = environment.options.filter { !$0.hasPrefix("parallel=") }
      environment.variables["DEB_BUILD_OPTIONS"] = (others.sorted() + ["parallel=\(jobs)"]).joined(
        separator: " ")
    }
    if noAct || InheritedOptions.isNoAct(environment) {
      _ = try SourceTree(environment: environment)
      for target in (noClean ? [] : ["clean"]) + ["build", "binary"] {
        printLine(" " + (try command(for: target)).joined(separator: " "))
      }
      return
    }
    try BuildLock.hold(environment, waiting: Self.say) {
      let source = try SourceTree(environment: $0)
      if !noBuildDependencies { try checkBuildDependencies(of: source) }
      try build(source)
    }
  }

  /// Refuses to begin a build for which something is not installed.
  private func checkBuildDependencies(of source: SourceTree) throws {
    let host = source.environment.hostArchitecture
    var problems = Problems()
    var warnings = Problems()
    try source.control.buildDependencies.check(
      for: source.packages.filter { $0.isBuilt(on: host) }, in: source.environment, &problems, &warnings)
    for warning in warnings.list { printError("\(Self.name): warning: \(warning)") }
    try problems.throwIfAny()
  }

  private func build(_ source: SourceTree) throws {
    let environment = source.environment
    let path = environment["PATH"]
    let actions = Actions(verbose: false, noAct: false, environment: environment)
    if noClean {
      try actions.remove([BuildTree.built])  // what has changed since then is to be built
    } else {
      try make("clean", environment, path)
    }
    try actions.remove([BuildTree.streams.path])
    for target in ["build", "binary"] { try make(target, environment, path) }
    try verify(source)
  }

  private func make(_ target: String, _ environment: Environment, _ path: String?) throws {
    var environment = environment
    environment.variables["PATH"] = try ProgramLinks.path(before: path)
    let hasRules = try RulesFile.isThere()
    if hasRules, try FilePath(target).exists() {
      // The pattern '%' does not make what is there; a rule of its own is refused where the file is read.
      let rules = try RulesFile(environment: environment, candidates: [target])
      if !rules.has(target) {
        if target == "build" { return }  // which many trees have a directory of, and binary begins with
        throw Problem(
          in: RulesFile.path,
          "make will not run the target '\(target)', because a file of that name exists; "
            + "write '.PHONY: \(target)' and '\(target):' with the recipe 'pkgh $@'")
      }
    }
    let words = try command(for: target)
    printLine(" " + words.joined(separator: " "))
    let status = try Subprocess(words, environment: environment.variables).run()
    if status != 0 { throw Problem("the target '\(target)' failed with status \(status)") }
  }

  /// What makes a target: make, or the sequencer where there is no rules file.
  private func command(for target: String) throws -> [String] {
    try RulesFile.isThere()
      ? ["make", "-f", RulesFile.path.string, target]
      : [BuildTree.programs.appending(Pkgh.name).string, target]
  }

  private func verify(_ source: SourceTree) throws {
    let streams = try BuildTree.streams.lines()
    if streams.isEmpty {
      let reason = source.reasonForNoPackage ?? "'\(RulesFile.path)' builds none"
      throw Problem("no package was written: \(reason)")
    }
    for stream in streams {
      guard Verify.main([stream.description], environment: source.environment) == 0 else {
        throw Problem("'\(stream)' failed verification; it was kept so that you can inspect it")
      }
    }
    for stream in streams { printLine("\(stream)") }
  }
}
