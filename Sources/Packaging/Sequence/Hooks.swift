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

  /// A problem for each target that looks like a hook, and is the hook of none of some steps, for some packages.
  public static func problems(in rules: RulesFile, steps: [String], packages: [BinaryPackage]) throws
    -> [Problem]
  {
    let valid = Set(names(of: steps))
    let uses = TargetUses(rules)
    let faults = rules.rules.sorted { $0.target < $1.target }.compactMap {
      rule -> (rule: MakeRule, fault: String)? in
      let (target, isUsed) = (rule.target, uses.contains(rule.target))
      guard rules.has(target) || target.contains("%") else { return nil }
      let fault =
        valid.contains(target)
        ? faultOfKind(target, packages, valid) ?? faultBeside(target, rules)
        : target.contains("%")
          ? StrayPattern(target, steps: steps)?.fault
          : StrayHook(target, steps: steps, isUsed: isUsed)?.fault
            ?? (isUsed ? nil : StraySequence(target)?.fault)
      return fault.map { (rule, $0) }
    }
    if faults.isEmpty { return [] }
    let lines = try MakefileLines(rules.makefiles)
    return faults.map { Problem(at: lines.place(of: $0.rule), $0.fault) }
  }

  /// What is wrong with the override for one kind of package beside that for all: a step has one body.
  private static func faultBeside(_ target: String, _ rules: RulesFile) -> String? {
    guard target.hasPrefix(prefixes[1]),
      let suffix = suffixes.first(where: { !$0.isEmpty && target.hasSuffix($0) })
    else { return nil }
    let general = String(target.dropLast(suffix.count))
    let other = suffix == suffixes[1] ? suffixes[2] : suffixes[1]
    return rules.has(general)
      ? "'\(target)' is never run, as '\(general)' is there, too: call that '\(general)\(other)'" : nil
  }

  /// What is wrong with the hook of a step where no package is of the kind that it is for.
  private static func faultOfKind(_ target: String, _ packages: [BinaryPackage], _ valid: Set<String>)
    -> String?
  {
    let reasons = [
      ("-arch", "every package is 'Architecture: all'", false),
      ("-indep", "no package is 'Architecture: all'", true),
    ]
    for (suffix, reason, isIndependent) in reasons
    where target.hasSuffix(suffix) && valid.contains(String(target.dropLast(suffix.count)))
      && !packages.contains(where: { $0.isIndependent == isIndependent })
    {
      return "'\(target)' is never run: \(reason); write '\(target.dropLast(suffix.count))', or delete it"
    }
    return nil
  }
}
