public import ArgumentParser
import Commands
import FileSystem

/// The options that every helper accepts, even if it does not use them.
public struct CommonOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Show each action as the command a person would type.")
  public var verbose = false

  @Flag(name: .customLong("no-act"), help: "Show what would be done and do nothing.")
  public var noAct = false

  @Option(
    name: [.customShort("p", allowingJoined: true), .long],
    help: ArgumentHelp("Act on this package; may be given more than once.", valueName: "package"),
    completion: .packages)
  public var package: [String] = []

  @Option(
    name: [.customShort("N", allowingJoined: true), .customLong("no-package")],
    help: ArgumentHelp("Leave this package out, even if another option selects it.", valueName: "package"),
    completion: .packages)
  public var noPackage: [String] = []

  @Flag(
    name: [.customShort("a"), .customLong("arch")],
    help: "Act on the packages that depend on the architecture.")
  public var arch = false

  @Flag(
    name: [.customShort("i"), .customLong("indep")],
    help: "Act on the packages that do not depend on the architecture.")
  public var indep = false

  @Flag(
    name: .customLong("remaining-packages"),
    help: "Leave out the packages that this helper has acted on already.")
  public var remainingPackages = false

  @Option(
    name: [.customShort("P", allowingJoined: true), .customLong("tmpdir")],
    help: ArgumentHelp("Stage the package in this directory.", valueName: "directory"), completion: .directory
  )
  public var tmpdir: String?

  @Flag(help: "Treat warnings as errors.")
  public var strict = false

  @Option(
    name: .customLong("mainpackage"),
    help: ArgumentHelp(
      "The package that a configuration file without a package's name is for.", valueName: "package"),
    completion: .packages)
  public var mainPackage: String?

  public init() {}
}

extension CommonOptions {
  /// Prints what is probably wrong, and does not stand in the way.
  ///
  /// - Throws: With `--strict`, all of it.
  func report(_ warnings: Problems, of program: String) throws {
    if strict { try warnings.throwIfAny() }
    for warning in warnings.list { printError("\(program): warning: \(warning)") }
  }
}
