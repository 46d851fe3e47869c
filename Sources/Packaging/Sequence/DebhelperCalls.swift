public import FileSystem
import SystemPackage

/// The programs and variables of debhelper that a rules file names: it would not find them, or they would do nothing.
public enum DebhelperCalls {
  /// The variables of ours that have the meaning of one of debhelper's.
  private static let variables: Set<Substring> = [
    "VERBOSE", "NO_ACT", "OPTIONS", "ALWAYS_EXCLUDE",
  ]

  /// A problem for each of them, where it is named first.
  ///
  /// - Parameter programs: The names of our programs.
  public static func problems(programs: [String]) throws -> [Problem] {
    guard try RulesFile.isThere() else { return [] }
    var seen: Set<Substring> = []
    var problems: [Problem] = []
    for (index, line) in try RulesFile.path.text().lines.enumerated() {
      if line.trimmingBlanks.hasPrefix("#") { continue }
      for name in names(in: line) where seen.insert(name).inserted {
        problems.append(
          Problem(in: RulesFile.path, line: index + 1, "'\(name)' is of debhelper: \(advice(name, programs))")
        )
      }
    }
    return problems
  }

  /// The names in a line: programs in a recipe, variables elsewhere.
  private static func names(in line: Substring) -> [Substring] {
    let words = line.split { !($0.isLetter || $0.isNumber || "_-./".contains($0)) }
    if line.hasPrefix("\t") {
      return words.map { $0.drop { $0 == "-" } }.filter { $0.hasPrefix("dh_") || $0 == "dh" }
    }
    return words.filter { $0.hasPrefix("DH_") }
  }

  private static func advice(_ name: Substring, _ programs: [String]) -> String {
    if name == "dh" { return "write 'pkgh'" }
    if name.hasPrefix("DH_") {
      let own = name.dropFirst("DH_".count)
      if own == "COMPAT" { return "the level stands in the control file: delete it" }
      return variables.contains(own) ? "write 'PKGH_\(own)'" : "no program of ours reads it: delete it"
    }
    let step = String(name.dropFirst("dh_".count).replacing("_", with: "-"))
    if let advice = DebhelperSteps.advice(step) { return advice }
    let own = "pkgh-\(DebhelperSteps.renamed[step] ?? step)"
    return programs.contains(own) ? "write '\(own)'" : "no program of ours does this: delete it"
  }
}
