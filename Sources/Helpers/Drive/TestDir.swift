public import ArgumentParser
import Commands
public import FileSystem
import Packaging
import SystemPackage

/// Checks that the process stands at the top of a source tree.
public struct TestDir: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-testdir",
    abstract: "Check the packaging of a source tree, and that we are at its top.",
    usage: "pkgh-testdir [options] [file ...]",
    discussion: """
      Everything in 'debian-like' that can be known to be wrong before anything is built is an error: in the control \
      file and the changelog, in the names of files and of the targets of the rules file, in the lines of the files of \
      packages, in their scripts and relations. All of it is listed, each with what to do. The files named on \
      the command line must exist.

      make reads the rules file, to see which targets there are, and runs what that needs: '$(shell ...)' and the rules \
      of included makefiles.
      """,
    version: version)

  public static let promise = Promise.always
  public static let isNoted = false
  public static let onlyReads = true

  @OptionGroup public var common: CommonOptions

  @Argument(help: "Files that a tree of this source has, such as 'configure.ac'.", completion: .file())
  var files: [String] = []

  public init() {}

  public static var operands: WritableKeyPath<Self, [String]>? { \.files }

  public mutating func run(in environment: Environment) throws {
    var problems = Problems()
    var warnings = Problems()
    if let source = try SourceTree(environment: environment, &problems) {
      let rules = try problems.collect {
        try RulesFile(environment: source.environment, candidates: Set(Sequences.targets))
      }
      // Without a rules file add-ons are asked for where the sequence is run.
      let addOns = try RulesFile.isThere() ? source.control.buildDependencies.addOns : nil
      try source.check(
        rules: rules, steps: Self.steps(of: source, &problems), addOns: addOns,
        options: common.mainPackage.map { ["--mainpackage=\($0)"] } ?? [], &problems, &warnings)
    }
    try checkFiles(&problems)
    try problems.collect { try common.report(warnings, of: Self.name) }
    try problems.throwIfAny()
  }

  /// The sequencer has checked the rest.
  public func run(on job: Job) throws {
    var problems = Problems()
    try checkFiles(&problems)
    try problems.throwIfAny()
  }

  private func checkFiles(_ problems: inout Problems) throws {
    for file in files where try !FilePath(file).exists() {
      problems.add(
        Problem(in: FilePath(file), "there is no such file here; start at the top of the source tree"))
    }
  }

  /// The steps of all sequences, whichever add-ons are used: the rules file may choose them.
  private static func steps(of source: SourceTree, _ problems: inout Problems) throws -> [String] {
    let program = try ArgumentVector.program()
    let dependencies = source.control.buildDependencies
    for name in dependencies.addOns {
      try problems.collect { try dependencies.addOn(name, program: program) }?.check(&problems)
    }
    var steps = Sequences.usualSteps
    for name in try AddOn.available(program: program) {
      var sequences = Sequences()
      // What is wrong with an add-on is said where it is used.
      try? AddOn(named: name, program: program).apply(to: &sequences)
      steps += sequences.steps
    }
    return steps
  }
}
