/// One alternative of a relation in `Build-Depends`: `gcc:native (>= 12) [amd64] <!nocheck>`.
///
/// Source: deb-src-control(5).
struct BuildDependency: Sendable {
  /// How the installed version must compare with one.
  enum Comparison: String, Sendable {
    case earlier = "<<"
    case earlierOrEqual = "<="
    case equal = "="
    case laterOrEqual = ">="
    case later = ">>"

    func holds(_ installed: DebianVersion, _ wanted: DebianVersion) -> Bool {
      switch self {
      case .earlier: installed < wanted
      case .earlierOrEqual: installed <= wanted
      case .equal: installed == wanted
      case .laterOrEqual: installed >= wanted
      case .later: installed > wanted
      }
    }
  }

  let text: String
  let name: String
  /// Whether the package may be for another machine than the one that builds: `:any`.
  let isForAnyMachine: Bool
  let version: (comparison: Comparison, value: String)?
  /// The words in square brackets: machines on which it is needed, or with a `!` on which it is not.
  private let machines: [Substring]
  /// The words in angle brackets: it is needed where the profiles agree with one of the lists.
  private let profiles: [[Substring]]

  /// Reads an alternative; nil where it does not have the form of one.
  init?(_ text: Substring) {
    let form =
      #/
      (?<name> [A-Za-z0-9] [A-Za-z0-9+.\-]*) (?: : (?<machine> [a-z0-9\-]+))? \s*
      (?: \( \s* (?<comparison> <<|<=|=|>=|>>|<|>) \s* (?<version> [^\s()]+) \s* \) \s*)?
      (?: \[ (?<machines> [^\]]*) \] \s*)?
      (?<profiles> (?: < [^<>]* > \s*)*)
      /#
    guard let match = text.wholeMatch(of: form) else { return nil }
    self.text = String(text)
    name = String(match.name)
    isForAnyMachine = match.machine == "any"
    // '<' and '>' are what '<=' and '>=' were written as before 1995; dpkg still reads them so.
    let comparison = match.comparison.map { ["<": "<=", ">": ">="][$0] ?? String($0) }
    version = comparison.flatMap { Comparison(rawValue: $0) }.flatMap { comparison in
      match.version.map { (comparison, String($0)) }
    }
    machines = (match.machines ?? "").split(whereSeparator: \.isWhitespace)
    profiles = match.profiles.split(separator: ">").map {
      $0.drop { $0 != "<" }.dropFirst().split(whereSeparator: \.isWhitespace)
    }.filter { !$0.isEmpty }
  }

  /// Whether it is needed on a machine and with some build profiles.
  func isNeeded(on host: String, profiles active: Set<String>) -> Bool {
    isNeeded(on: Architectures.debianNames(of: host))
      && (profiles.isEmpty
        || profiles.contains { $0.allSatisfy { Self.agrees($0) { active.contains(String($0)) } } })
  }

  private func isNeeded(on names: Set<String>) -> Bool {
    if machines.isEmpty { return true }
    let isNamed = { (word: Substring) in
      let parts = word.split(separator: "-")
      // 'any', 'linux-any', 'any-amd64' and 'linux-amd64', too.
      return names.contains(String(parts.last ?? "")) && ["any", "linux", parts.last].contains(parts.first)
        || parts.last == "any" && (parts.count == 1 || parts.first == "linux" || parts.first == "any")
    }
    let isNegative = machines.contains { $0.hasPrefix("!") }
    return isNegative ? machines.allSatisfy { Self.agrees($0, isNamed) } : machines.contains(where: isNamed)
  }

  /// Whether a word holds, or with a `!` does not.
  private static func agrees(_ word: Substring, _ holds: (Substring) -> Bool) -> Bool {
    word.hasPrefix("!") ? !holds(word.dropFirst()) : holds(word)
  }
}
