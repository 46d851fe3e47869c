import FileSystem

/// A target that somebody meant to be a hook, and that is the hook of no step.
struct StrayHook {
  /// What is wrong with it, and what to do.
  let fault: String

  /// Nil for a target that does not look like a hook.
  ///
  /// - Parameter isUsed: Whether the rules file uses it itself, so that it need not be a hook if it is only like one.
  init?(_ target: String, steps: [String], isUsed: Bool) {
    guard let (prefix, text, isCertain) = Self.parts(of: target),
      !isUsed || Hooks.isHook(target)
    else { return nil }
    if text.isEmpty {
      fault = "'\(target)' is never run: the name of a step must follow '\(prefix)'; pkgh(1) lists the steps"
      return
    }
    let words = text.replacing("_", with: "-")
    let name = words.firstMatch(of: /^(?:pkgh|dh)-(.+)$/).map { String($0.1) } ?? words
    if let advice = Self.advice(name) {
      fault = "'\(target)' is never run: \(advice)"
    } else if let hook = Self.meant(words, name, among: steps) {
      fault = "'\(target)' is never run: did you mean '\(prefix)\(hook)'?"
    } else if isCertain {
      let step = text.hasPrefix("dh_") ? "pkgh-\(name)" : text
      fault = "'\(target)' is never run: there is no step '\(step)' in any sequence; pkgh(1) lists the steps"
    } else {
      return nil
    }
  }

  /// The beginning of a hook, what comes after it, and whether it cannot be anything else.
  static func parts(of target: String) -> (prefix: String, step: String, isCertain: Bool)? {
    let pieces = target.split(maxSplits: 2, omittingEmptySubsequences: false) { $0 == "_" || $0 == "-" }
    for count in 1...2 where pieces.count > count {
      let head = pieces.prefix(count).joined(separator: "_")
      if let prefix = Spelling.nearest(to: head, among: Hooks.prefixes.map { String($0.dropLast()) }) {
        let step = target[pieces[count].startIndex...]
        return ("\(prefix)_", String(step), head == prefix)
      }
    }
    // 'before_pkgh-install', 'overridepkgh-strip', 'execute_instead_pkgh-strip', and 'pkgh-strip' alone.
    guard let match = target.wholeMatch(of: /(?i)(.*?)((?:pkgh|dh)[-_].+)/) else { return nil }
    let words = match.1.lowercased().split { !$0.isLetter }
    if match.1.isEmpty { return (Hooks.prefixes[1], String(match.2), false) }
    let meant = words.compactMap { word in
      beginnings[String(word)]
        ?? Spelling.nearest(to: String(word), among: longBeginnings, most: 2).flatMap { beginnings[$0] }
    }
    // 'execute' may be before and after.
    guard let index = meant.first(where: { $0 != 1 }) ?? meant.first else { return nil }
    return (Hooks.prefixes[index], String(match.2), true)
  }

  /// The words that say in which place of a step something is to run, and which of the hooks that is.
  private static let beginnings = [
    "before": 0, "pre": 0, "override": 1, "execute": 1, "instead": 1, "replace": 1, "after": 2, "post": 2,
  ]
  /// Those that are long enough to be misspelt; other words are like 'pre' and 'post'.
  private static let longBeginnings = beginnings.keys.filter { $0.count > 4 }.sorted()

  /// What is said of a step of debhelper's, whichever packages it is for.
  private static func advice(_ name: String) -> String? {
    let suffix = Hooks.suffixes.last { name.hasSuffix($0) } ?? ""
    return DebhelperSteps.advice(String(name.dropLast(suffix.count)))
  }

  /// The end of the hook that was meant: a step, with `-arch` or `-indep` where that was meant.
  ///
  /// - Parameters:
  ///   - words: What comes after the beginning of the hook, with `-` for `_`.
  ///   - name: The same without a leading `pkgh-` or `dh-`.
  private static func meant(_ words: String, _ name: String, among steps: [String]) -> String? {
    if let dash = name.lastIndex(of: "-"), let suffix = suffix(meantBy: String(name[dash...])),
      let step = step(String(name[..<dash]), among: steps)
    {
      return step + suffix
    }
    if let step = step(name, among: steps) { return step }
    let own = steps.filter { $0.hasPrefix("pkgh-") }.map { String($0.dropFirst("pkgh-".count)) }
    return Spelling.nearest(to: words, among: steps)
      ?? Spelling.nearest(to: name, among: own).map { "pkgh-\($0)" }
  }

  /// The step of a name without `pkgh-`.
  private static func step(_ name: String, among steps: [String]) -> String? {
    let own = DebhelperSteps.renamed[name] ?? name
    return steps.first { $0 == "pkgh-\(own)" || $0 == own }
  }

  /// `-arch` or `-indep`, which select packages as `Architecture: any` and `all` say.
  private static func suffix(meantBy word: String) -> String? {
    ["-any": "-arch", "-all": "-indep"][word]
      ?? Spelling.nearest(to: word, among: Hooks.suffixes.filter { !$0.isEmpty })
  }
}
