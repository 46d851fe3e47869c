public import FileSystem
import SystemPackage

/// The targets of a rules file that run before, instead of and after a step.
public enum Hooks {
  /// What the targets begin with, in the order in which they run.
  public static let prefixes = ["execute_before_", "override_", "execute_after_"]

  static let suffixes = ["", "-arch", "-indep"]

  /// All hooks of some steps.
  public static func names(of steps: some Sequence<String>) -> [String] {
    steps.flatMap { step in prefixes.flatMap { prefix in suffixes.map { prefix + step + $0 } } }
  }

  /// Whether make has only a pattern rule for a target that has the form of a hook.
  public static func isHook(_ target: String) -> Bool { prefixes.contains { target.hasPrefix($0) } }

  /// A problem for each target that looks like a hook, and is the hook of none of some steps.
  public static func problems(in rules: RulesFile, steps: [String]) throws -> [Problem] {
    let valid = Set(names(of: steps))
    let strays = rules.names.filter { !valid.contains($0) }.compactMap { StrayHook($0, steps: steps) }
    if strays.isEmpty { return [] }
    let lines = try RulesFile.path.text().lines
    return strays.map { stray in
      let line = lines.firstIndex { line in
        !line.hasPrefix("\t")
          && line.prefix { $0 != ":" }.split(whereSeparator: \.isWhitespace).contains(stray.target[...])
      }
      return Problem(in: RulesFile.path, line: line.map { $0 + 1 }, stray.fault)
    }
  }
}
