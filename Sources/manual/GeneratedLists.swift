import Packaging
import Sequencing

/// Lists of the manual pages that are made from the code, each in place of a comment line of the sections.
enum GeneratedLists {
  /// The sections with their lists: the line `.\" sequences` or `.\" build systems` is replaced.
  static func filledIn(_ sections: String) -> String {
    sections.replacing(".\\\" sequences\n", with: sequences)
      .replacing(".\\\" build systems\n", with: buildSystems)
  }

  private static var sequences: String {
    sequenceDescriptions.map { sequence in
      let steps = sequence.steps.joined(separator: ", ").replacing("-", with: "\\-")
      return ".TP\n.B \(sequence.target)\n\(sequence.first.map { "\($0), then " } ?? "")\(steps)\n"
    }.joined()
  }

  private static var buildSystems: String {
    let entries = BuildSystems.all.map { system in
      let files = system.files.map { "\\fI\($0)\\fR" }.joined(separator: ", ")
      return ".TP\n.B \(system.name)\n\(files.isEmpty ? "None of these files" : files): \(system.summary).\n"
    }
    return "The first system is used of which the source directory has one of the files:\n"
      + entries.joined() + ".PP\n\\fB\\-\\-buildsystem\\fR selects another one.\n"
  }
}
