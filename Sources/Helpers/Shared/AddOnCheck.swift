import Commands
public import FileSystem
public import Packaging

extension AddOn {
  /// Finds the options that it gives to helpers that do not have them.
  public func check(_ problems: inout Problems) {
    for command in commands {
      guard let helper = helpers.first(where: { $0.name == command.name }) else { continue }
      let options = command.options.filter { !$0.hasPrefix("-O-") }
      if helper.accepts(options) { continue }
      let strays = options.filter { $0.hasPrefix("-") && !helper.accepts($0) }
      for stray in strays {
        let advice = StrayOption(stray).meant(among: [helper]).map { "did you mean '\($0)'?" }
        problems.add(
          Problem(
            at: command.place,
            "'\(helper.name)' has no option '\(stray)': \(advice ?? "see '\(helper.name) --help'")"))
      }
      if strays.isEmpty {
        problems.add(
          Problem(
            at: command.place,
            "'\(helper.name)' does not take '\(options.joined(separator: " "))': see '\(helper.name) --help'")
        )
      }
    }
  }
}
