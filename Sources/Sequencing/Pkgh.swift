public import ArgumentParser
public import Commands
public import FileSystem
import Glibc
import Helpers
import Packaging
import SystemPackage

/// `pkgh`: runs the sequence of helpers of a target.
public struct Pkgh: Command {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh",
    abstract: "Run the sequence of helpers that builds System V packages from a source tree.",
    usage: "pkgh TARGET [options]",
    discussion: """
      TARGET is clean, build, install or binary; the last three also as TARGET-arch and TARGET-indep. \
      Each of build, install and binary begins with the ones before it.

      A rules file of one rule, '%:' with the recipe 'pkgh $@', is a whole 'debian-like/rules'. Its targets \
      execute_before_STEP, override_STEP and execute_after_STEP run around and instead of a step, \
      each also as -arch and -indep. Options that pkgh does not have are passed to every helper that has them.
      """,
    version: version)

  @Argument(help: ArgumentHelp("The target.", valueName: "TARGET"), completion: .list(Sequences.targets))
  var target: String

  @Flag(name: .shortAndLong, help: "Show what each helper does.")
  var verbose = false

  @Flag(
    name: .customLong("no-act"),
    help:
      "Show the steps that would be run and those that would be skipped, and do nothing but have make read the rules file."
  )
  var noAct = false

  @Option(
    name: [.customShort("p", allowingJoined: true), .customLong("package")],
    help: ArgumentHelp("Act on this package; may be given more than once.", valueName: "package"),
    completion: .packages)
  var package: [String] = []

  @Option(
    name: [.customShort("N", allowingJoined: true), .customLong("no-package")],
    help: ArgumentHelp("Leave this package out.", valueName: "package"), completion: .packages)
  var noPackage: [String] = []

  @Flag(
    name: [.customShort("a"), .customLong("arch")],
    help: "Act on the packages that depend on the architecture.")
  var arch = false

  @Flag(
    name: [.customShort("i"), .customLong("indep")],
    help: "Act on the packages that do not depend on the architecture.")
  var indep = false

  @Option(
    help: ArgumentHelp("Use an add-on; several are separated by commas.", valueName: "add-on"),
    completion: .addOns)
  var with: [String] = []

  @Option(
    help: ArgumentHelp(
      "Do not use an add-on that 'Build-Depends: pkgh-sequence-NAME' selects.", valueName: "add-on"),
    completion: .addOns)
  var without: [String] = []

  @Option(
    help: ArgumentHelp("Stop when this step is done.", valueName: "step"),
    completion: .list(Sequences.usualSteps))
  var until: String?

  @Option(
    help: ArgumentHelp("Begin with the step after this one.", valueName: "step"),
    completion: .list(Sequences.usualSteps))
  var after: String?

  @Option(
    help: ArgumentHelp("Put the packages into this directory, as PKGH_DESTDIR does.", valueName: "directory"),
    completion: .directory)
  var destdir: String?

  @Option(
    name: .customShort("O", allowingJoined: true), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Pass this option to the helpers that have it; it is not an error if none has.", valueName: "option"))
  var optional: [String] = []

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Options for the helpers, each passed to those that have it.", valueName: "options"))
  var forHelpers: [String] = []

  public init() {}

  public static let passesOptions = true

  public mutating func run(in environment: Environment) throws {
    if isMadeByPattern { return }
    let (base, suffix) = try splitTarget()
    try sortOptions()
    noAct = noAct || optional.contains("--no-act") || InheritedOptions.isNoAct(environment)
    if noAct { return try run(base, suffix, environment) }
    try BuildLock.hold(environment, waiting: Self.say) { try run(base, suffix, $0) }
  }

  /// Runs the sequence if nothing is wrong with the packaging.
  private func run(_ base: String, _ suffix: String, _ environment: Environment) throws {
    let (source, sequences, rules) = try readPackaging(environment)
    var plan = Plan(for: base, suffix: suffix, sequences: sequences, rules: rules)
    try plan.limit(after: after, until: until)

    let selection = selection(suffix)
    let packages = try selected(selection, source)
    if packages.isEmpty {
      let reason = source.reasonForNoPackage.map { ": \($0)" } ?? ""
      printError("\(Self.name): warning: there is no package to act on\(reason)")
    }
    var sequencer = Sequencer(
      source: source, tree: BuildTree(), packages: SelectedPackages(packages), rules: rules,
      noAct: noAct,
      passed: (verbose ? ["-v"] : []) + selection + (forHelpers + optional).map { "-O\($0)" },
      hasOptions: InheritedOptions.giveWork(forHelpers + optional, environment))
    do {
      try sequencer.run(plan)
    } catch let failure as StepFailure {
      throw Problem("'\(failure.step)' failed with status \(failure.status)")
    }
  }

  /// Whether make had only the rule `%:` for a target that is not one of ours.
  ///
  /// It takes that rule's recipe for the rules file itself, with -B, and after the prerequisites of a hook
  /// that has no recipe.
  private var isMadeByPattern: Bool {
    target == RulesFile.path.string || Hooks.isHook(target)
  }

  /// `build-arch` is the sequence `build` on some packages.
  private func splitTarget() throws -> (base: String, suffix: String) {
    guard Sequences.targets.contains(target) else {
      throw ValidationError(
        "'\(target)' is not a target; the targets are \(Sequences.targets.joined(separator: ", "))")
    }
    let suffix = ["-arch", "-indep"].first { target.hasSuffix($0) } ?? ""
    return (String(target.dropLast(suffix.count)), suffix)
  }

  /// The options that choose packages, as every helper takes them.
  private func selection(_ suffix: String) -> [String] {
    (arch || suffix == "-arch" ? ["-a"] : []) + (indep || suffix == "-indep" ? ["-i"] : [])
      + package.map { "-p\($0)" } + noPackage.map { "-N\($0)" }
  }

  private func selected(_ options: [String], _ source: SourceTree) throws -> [BinaryPackage] {
    try Job(CommonOptions.parse(options), in: source, helper: Self.name).packages
  }
}
