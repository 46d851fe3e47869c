import ArgumentParser
import Commands
public import FileSystem

/// Options that a helper gets besides its own arguments.
public enum InheritedOptions {
  /// The options of the sequencer, for the helpers in the targets of a rules file.
  public static let variable = "PKGH_INTERNAL_OPTIONS"
  /// The words in the variable are separated by this: a blank may be part of one.
  public static let separator: Character = "\u{1e}"

  /// Whether the environment asks every program to show what it would do, and to do nothing.
  public static func isNoAct(_ environment: Environment) -> Bool {
    environment["PKGH_NO_ACT"] != nil
      || words(environment).contains(where: noAct.contains)
  }

  /// Whether options of the sequencer, or those of PKGH_OPTIONS, may give a helper something to do.
  public static func giveWork(_ options: [String], _ environment: Environment) -> Bool {
    (options + general(environment)).contains { !noAct.contains($0) && !strict.contains($0) }
  }

  /// Whether warnings are errors to every helper.
  public static func isStrict(_ options: [String], _ environment: Environment) -> Bool {
    (options + general(environment)).contains(where: strict.contains)
  }

  /// What is wrong with PKGH_OPTIONS, whose options every helper must have but those after `-O`.
  public static func problems(_ environment: Environment) -> Problems {
    var problems = Problems()
    let words = general(environment).filter { !$0.hasPrefix("-O-") }
    if (try? CommonOptions.parse(words)) != nil { return problems }
    for word in words where (try? CommonOptions.parse([word])) == nil {
      let fault =
        if let helper = helpers.first(where: { $0.accepts(word) }) {
          "only some helpers, such as \(helper.name), have the option '\(word)': write '-O\(word)'"
        } else if let meant = StrayOption(word).meant(among: helpers) {
          "no helper has the option '\(word)': did you mean '-O\(meant)'?"
        } else {
          "no helper has the option '\(word)': take it out"
        }
      problems.add(Problem("PKGH_OPTIONS: \(fault)"))
    }
    return problems
  }

  private static let noAct: Set<String> = ["--no-act", "-O--no-act"]
  private static let strict: Set<String> = ["--strict", "-O--strict"]

  /// The words of PKGH_OPTIONS.
  private static func general(_ environment: Environment) -> [String] {
    (environment["PKGH_OPTIONS"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// The words of PKGH_OPTIONS and of the sequencer.
  static func words(_ environment: Environment) -> [String] {
    general(environment) + (environment[variable] ?? "").split(separator: separator).map(String.init)
  }
}
