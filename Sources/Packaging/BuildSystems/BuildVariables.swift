public import FileSystem

/// The variables of the environment that our programs read, and what is wrong with others that look like them.
public enum BuildVariables {
  static let own = [
    "PKGH_VERBOSE", "PKGH_NO_ACT", "PKGH_OPTIONS", "PKGH_ALWAYS_EXCLUDE", "PKGH_COMPAT", "PKGH_HOST_ARCH",
    "PKGH_DESTDIR", "PKGH_STRIP",
  ]

  /// What our programs tell each other.
  private static let internalPrefix = "PKGH_INTERNAL_"

  /// The words of DEB_BUILD_OPTIONS that mean something here, and those that mean something to others.
  private static let words = ["nocheck", "nodoc", "nostrip", "terse", "parallel"]
  private static let wordsOfOthers = ["noopt", "nobench", "nobuild", "notest", "debug"]

  /// What is wrong with a variable whose name is nearly one of ours; nil for others.
  static func fault(of name: String) -> String? {
    guard isStray(name), let near = Spelling.nearest(to: name, among: own) else { return nil }
    return "'\(name)' is not known: did you mean '\(near)'?"
  }

  /// Whether a variable is named as if it were ours, and is not.
  private static func isStray(_ name: String) -> Bool {
    name.uppercased().hasPrefix("PKGH_") && !own.contains(name) && !name.hasPrefix(internalPrefix)
  }

  /// Finds the variables of an environment that are misspelt, and the words in DEB_BUILD_OPTIONS.
  ///
  /// Other variables that begin with `PKGH_` may be the maintainer's own.
  ///
  /// - Parameter set: The variables that the rules file sets, which are blamed there.
  public static func check(
    _ environment: Environment, but set: Set<String>, _ problems: inout Problems, _ warnings: inout Problems
  ) {
    for name in environment.variables.keys.sorted() where isStray(name) && !set.contains(name) {
      if let fault = fault(of: name) { problems.add(Problem(fault)) }
    }
    for variable in ["DEB_BUILD_OPTIONS", "DEB_BUILD_PROFILES"] {
      for word in (environment[variable] ?? "").split(whereSeparator: \.isWhitespace) {
        let (name, value) = (String(word.prefix { $0 != "=" }), word.drop { $0 != "=" })
        guard !words.contains(name),
          let near = Spelling.nearest(to: name, among: words + wordsOfOthers, most: 2),
          words.contains(near)
        else { continue }
        warnings.add(Problem("\(variable): '\(word)' means nothing: did you mean '\(near)\(value)'?"))
      }
    }
  }
}
