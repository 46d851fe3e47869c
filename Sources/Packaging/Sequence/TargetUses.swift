/// The targets of a rules file that it uses itself: prerequisites, and what a recipe has make make.
struct TargetUses {
  private var names: Set<Substring> = []

  private static let makes = ["$(MAKE)", "${MAKE}", "make "]

  init(_ rules: RulesFile) {
    // Of the special targets, such as .PHONY, nothing is made.
    for rule in rules.rules where !rule.target.hasPrefix(".") {
      names.formUnion(rule.prerequisites)
      for line in rule.recipe where Self.makes.contains(where: { line.contains($0) }) {
        names.formUnion(line.split { $0.isWhitespace || ";&|()'\"".contains($0) })
      }
    }
  }

  func contains(_ target: String) -> Bool { names.contains(target[...]) }
}
