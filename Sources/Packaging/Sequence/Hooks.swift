public import FileSystem
import SystemPackage

/// The targets of a rules file that run before, instead of and after a step.
public enum Hooks {
  /// What the targets begin with, in the order in which they run.
  public static let prefixes = ["execute_before_", "override_", "execute_after_"]

  private static let suffixes = ["", "-arch", "-indep"]

  /// All hooks of some steps.
  public static func names(of steps: some Sequence<String>) -> [String] {
    steps.flatMap { step in prefixes.flatMap { prefix in suffixes.map { prefix + step + $0 } } }
  }

  /// Whether make has only a pattern rule for a target that has the form of a hook.
  public static func isHook(_ target: String) -> Bool { prefixes.contains { target.hasPrefix($0) } }

  /// A problem for each target that looks like a hook, and is the hook of none of some steps.
  public static func problems(in rules: RulesFile, steps: [String]) throws -> [Problem] {
    let valid = Set(names(of: steps))
    let strays = rules.names.filter { !valid.contains($0) && looksLikeHook($0) }
    if strays.isEmpty { return [] }
    let lines = try RulesFile.path.text().lines
    return strays.map { target in
      let line = lines.firstIndex { line in
        !line.hasPrefix("\t")
          && line.prefix { $0 != ":" }.split(whereSeparator: \.isWhitespace).contains(target[...])
      }
      return Problem(in: RulesFile.path, line: line.map { $0 + 1 }, fault(of: target, steps: steps))
    }
  }

  /// A hook's parts, whatever is wrong with their spelling.
  private struct Parts {
    var prefix: String
    var step: String
    var suffix: String
  }

  /// Whether somebody meant a target to be a hook.
  private static func looksLikeHook(_ target: String) -> Bool { parts(of: target) != nil }

  private static func parts(of target: String) -> Parts? {
    let suffix = suffixes.first { !$0.isEmpty && target.hasSuffix($0) } ?? ""
    let stem = target.dropLast(suffix.count)
    // A program's name, ours or debhelper's, with something before it.
    if let match = stem.firstMatch(of: /^(.*?[^A-Za-z0-9])(?:pkgh|dh)[-_](.+)$/),
      let prefix = nearestPrefix(String(match.1))
    {
      return Parts(prefix: prefix, step: String(match.2), suffix: suffix)
    }
    // The beginning of a hook, with anything after it.
    for prefix in prefixes {
      let plain = prefix.dropLast()
      for separator in ["_", "-"] where stem.hasPrefix(plain + separator) {
        return Parts(prefix: prefix, step: String(stem.dropFirst(plain.count + 1)), suffix: suffix)
      }
    }
    return nil
  }

  private static func nearestPrefix(_ text: String) -> String? {
    let word = text.dropLast().replacing("-", with: "_")
    if word.isEmpty { return nil }
    let names = prefixes.map { String($0.dropLast()) }
    if let near = Spelling.nearest(to: String(word), among: names) { return near + "_" }
    // 'before_pkgh-install', 'after_pkgh-install', 'execute_pkgh-install'.
    return switch word.lowercased() {
    case "before", "pre": prefixes[0]
    case "after", "post": prefixes[2]
    case "execute": prefixes[0]
    default: nil
    }
  }

  private static func fault(of target: String, steps: [String]) -> String {
    guard let parts = parts(of: target) else { return "'\(target)' is not a hook" }
    let words = parts.step.replacing("_", with: "-")
    let plain = words.hasPrefix("pkgh-") ? String(words.dropFirst("pkgh-".count)) : words
    if let advice = DebhelperSteps.advice(plain) {
      return "'\(target)' is never run: \(advice)"
    }
    let names = steps.map { $0.hasPrefix("pkgh-") ? String($0.dropFirst("pkgh-".count)) : $0 }
    let meant = DebhelperSteps.renamed[plain] ?? Spelling.nearest(to: plain, among: names)
    if let meant, let index = names.firstIndex(of: meant) {
      return "'\(target)' is never run: did you mean '\(parts.prefix)\(steps[index])\(parts.suffix)'?"
    }
    return "'\(target)' is never run: there is no step 'pkgh-\(plain)' in any sequence; "
      + "'pkgh binary --no-act' shows the steps"
  }
}
