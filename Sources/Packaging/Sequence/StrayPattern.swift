/// A pattern of make, such as `override_dh_auto_%`, that somebody meant to be the hooks of several steps.
///
/// Make's answer to whether there is a rule for a target would always be yes because of `%:`, so only targets that are
/// written out are asked for, as dh(1) does it.
struct StrayPattern {
  /// What is wrong with the pattern, and what to write.
  let fault: String

  /// Nil for a pattern that does not look like hooks.
  init?(_ pattern: String, steps: [String]) {
    let parts = pattern.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    // A step's name in the place of '%' tells what the pattern begins with.
    guard parts.count == 2, let (prefix, text, isCertain) = StrayHook.parts(of: "\(parts[0])x\(parts[1])"),
      isCertain
    else { return nil }
    let beginning = text.dropLast(parts[1].count + 1).replacing("_", with: "-").replacing(
      /^dh-/, with: "pkgh-")
    let hooks = steps.filter { $0.hasPrefix(beginning) }.flatMap { step in
      Hooks.suffixes.map { prefix + step + $0 }.filter { $0.hasSuffix(parts[1]) }.prefix(1)
    }
    let names =
      hooks.isEmpty
      ? "pkgh(1) lists the steps"
      : hooks.count > 6 ? "such as '\(hooks[0])'" : "'\(hooks.joined(separator: " "))'"
    fault =
      "'\(pattern)' is never run: pkgh asks make only for targets that are written out: write each of them, \(names)"
  }
}
