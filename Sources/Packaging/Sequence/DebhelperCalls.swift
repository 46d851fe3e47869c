/// What to write instead of the programs and variables of debhelper: make would not find them, or they would do nothing.
enum DebhelperCalls {
  /// The variables of ours that have the meaning of one of debhelper's.
  private static let variables: Set<Substring> = [
    "VERBOSE", "NO_ACT", "OPTIONS", "ALWAYS_EXCLUDE",
  ]

  /// What is wrong with the call of a program; nil for one that is not debhelper's.
  static func fault(ofProgram name: String, _ programs: [String]) -> String? {
    if name == "dh" { return "'dh' is of debhelper: write 'pkgh'" }
    // A path is of somebody else's program.
    guard name.hasPrefix("dh_"), !name.contains("/") else { return nil }
    let step = String(name.dropFirst("dh_".count).replacing("_", with: "-"))
    let own = "pkgh-\(DebhelperSteps.renamed[step] ?? step)"
    let advice =
      DebhelperSteps.advice(step)
      ?? (programs.contains(own) ? "write '\(own)'" : "no program of ours does this: delete it")
    return "'\(name)' is of debhelper: \(advice)"
  }

  /// What is wrong with setting a variable; nil for one that is not debhelper's.
  static func fault(ofVariable name: String) -> String? {
    guard name.hasPrefix("DH_") else { return nil }
    let own = name.dropFirst("DH_".count)
    let advice =
      own == "COMPAT"
      ? "the level stands in the control file: delete it"
      : variables.contains(own) ? "write 'PKGH_\(own)'" : "no program of ours reads it: delete it"
    return "'\(name)' is of debhelper: \(advice)"
  }
}
