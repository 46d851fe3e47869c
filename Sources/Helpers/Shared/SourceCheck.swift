import Commands
import ArgumentParser
public import FileSystem
public import Packaging

extension SourceTree {
  /// Finds everything in the packaging that can be known to be wrong before anything is built.
  ///
  /// No program of the tree is run for it.
  ///
  /// - Parameters:
  ///   - rules: The rules file; nil where it could not be read.
  ///   - steps: The steps of all sequences.
  ///   - addOns: The add-ons that are used or left out; nil where it is not known.
  ///   - options: Those that the helpers will be given; `--mainpackage` says for which package bare names are.
  ///   - warnings: What may be meant so.
  public func check(
    rules: RulesFile?, steps: [String], addOns: [String]?, options: [String], _ problems: inout Problems,
    _ warnings: inout Problems
  ) throws {
    if let rules {
      try problems.collect {
        let hooks = try Hooks.problems(in: rules, steps: steps, packages: packages)
        let calls = try StrayCalls.problems(
          in: rules, programs: programNames, steps: steps, environment: environment)
        let unused = try addOns.map { try AddOn.unused(but: $0, rules: rules) } ?? []
        try Problems(hooks + calls + unused).throwIfAny()
      }
    }
    BuildVariables.check(environment, but: rules?.variableNames ?? [], &problems, &warnings)
    var source = self
    source.programs = .skip
    let words = InheritedOptions.words(environment) + options
    let main = words.last { $0.hasPrefix("--mainpackage=") }
    let job = try Job(CommonOptions.parse(main.map { [$0] } ?? []), in: source, helper: TestDir.name)
    for helper in helpers { try helper.check(job, &problems) }
    if let rules, let problem = try buildSystemProblem(rules, options: words) { problems.add(problem) }
    let unread = try problems.collect { try UnreadFiles(job.source).problems() }
    for problem in unread ?? [] { problems.add(problem) }
  }
}

extension Job {
  /// Finds what is wrong with the lines of a kind of file, of every package.
  func check(
    _ kind: FileKind, _ problems: inout Problems, _ body: (Instruction, BinaryPackage) throws -> Void
  ) throws {
    for package in packages {
      var found = problems
      let file = try problems.collect { try source.config(kind, for: package, &found) } ?? nil
      try problems.collect { try found.throwIfAny() }
      for instruction in file?.instructions ?? [] { try problems.collect { try body(instruction, package) } }
    }
  }
}
