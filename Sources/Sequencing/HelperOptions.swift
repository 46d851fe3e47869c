import ArgumentParser
import Commands
import FileSystem
import Helpers
import Packaging

extension Pkgh {
  /// Tells the options that some helper must have from those that need not have one.
  ///
  /// The parser knows `-O--option`, and takes `-O--option=value` for an option of another name.
  mutating func sortOptions() throws {
    forHelpers = forHelpers.map {
      $0.hasPrefix(Self.passedOption) ? String($0.dropFirst(Self.passedOption.count)) : $0
    }
    if let stray = forHelpers.first(where: { !$0.hasPrefix("-") }) {
      throw ValidationError("Unexpected argument '\(stray)'; write an option's value as '--option=value'")
    }
    optional += forHelpers.filter { $0.hasPrefix("-O-") }.map { String($0.dropFirst("-O".count)) }
    forHelpers.removeAll { $0.hasPrefix("-O-") }
    if let word = optional.first(where: { !$0.hasPrefix("-") }) {
      throw ValidationError("'-O\(word)' is not '-O' and an option: write '-O--option' or '-O--option=value'")
    }
  }

  /// Refuses the options that no helper of any sequence has: they would change nothing.
  func checkOptions(_ sequences: Sequences, _ problems: inout Problems, _ environment: Environment) {
    for problem in InheritedOptions.problems(environment).list { problems.add(problem) }
    let steps = sequences.steps
    let used = helpers.filter { steps.contains($0.name) }
    // Which options the programs of add-ons have is not known.
    if used.count < steps.count { return }
    let strays = forHelpers.filter { option in
      !used.contains { $0.accepts(option) }
    }
    for option in strays { problems.add(Problem(Self.fault(of: option, used))) }
  }

  /// What is wrong with an option that no helper accepts.
  private static func fault(of option: String, _ helpers: [any Helper.Type]) -> String {
    let stray = StrayOption(option)
    if let helper = helpers.first(where: { $0.longOptions.contains(stray.name) }) {
      return "'\(option)' is not how '\(stray.name)' is written: see '\(helper.name) --help'"
    }
    return "no helper of any sequence has the option '\(option)': "
      + (stray.meant(among: helpers).map { "did you mean '\($0)'?" } ?? "take it out, or write '-O\(option)'")
  }
}
