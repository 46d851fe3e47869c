import ArgumentParser
import Commands
import FileSystem
import Helpers
import Packaging
import SystemPackage

extension Pkgh {
  /// Reads the packaging, and says what may be meant so.
  ///
  /// - Throws: Everything that is wrong with the packaging and with the options.
  func readPackaging(_ environment: Environment) throws
    -> (source: SourceTree, sequences: Sequences, rules: RulesFile)
  {
    var problems = Problems()
    guard var source = try SourceTree(environment: environment, &problems) else { throw problems }
    // As an option for every helper it would say where pkgh-auto-install installs, too.
    if let destdir {
      source.environment.variables[BuildStream.destinationVariable] = try FilePath.workingDirectory()
        .pushing(FilePath(destdir)).string
    }

    let addOns = AddOnChoice(of: source, with: with, without: without)
    let sequences = try addOns.sequences(&problems)
    let active = (environment[Sequencer.activeTargets] ?? "").split(separator: " ").map(String.init)
    let rules = try problems.collect {
      try RulesFile(
        environment: source.environment,
        candidates: Set(Sequences.targets + Hooks.names(of: sequences.steps)),
        active: Set(active))
    }
    // In a target of the rules file the sequence that makes the target has checked everything.
    var warnings = Problems()
    if active.isEmpty {
      try source.check(
        rules: rules, steps: sequences.steps, addOns: addOns.used + addOns.left,
        options: forHelpers + optional,
        &problems, &warnings)
    }
    checkOptions(sequences, &problems, environment)
    for problem in try Job(CommonOptions.parse([]), in: source, helper: Self.name).foreignStages() {
      problems.add(problem)
    }
    let isStrict = InheritedOptions.isStrict(forHelpers + optional, environment)
    for warning in warnings.list {
      if isStrict { problems.add(warning) } else { Self.say("warning: \(warning)") }
    }
    try problems.throwIfAny()
    guard let rules else { throw problems }
    return (source, sequences, rules)
  }
}
