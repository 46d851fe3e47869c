import Packaging
import Sequencing

/// Lists of the manual pages that are made from the code, each in place of a comment line of the sections.
enum GeneratedLists {
  /// The sections with their lists: a line such as `.\" sequences` is replaced.
  static func filledIn(_ sections: String) -> String {
    sections.replacing(".\\\" sequences\n", with: sequences)
      .replacing(".\\\" build systems\n", with: buildSystems)
      .replacing(".\\\" file kinds\n", with: fileKinds)
  }

  private static var sequences: String {
    Sequences().descriptions.map { sequence in
      let steps = sequence.steps.joined(separator: ", ").replacing("-", with: "\\-")
      return ".TP\n.B \(sequence.target)\n\(sequence.first.map { "\($0), then " } ?? "")\(steps)\n"
    }.joined()
  }

  private static var fileKinds: String {
    FileKind.all.map { kind in
      let name = kind.name.replacing("CLASS", with: "\\fICLASS\\fB").replacing("-", with: "\\-")
      let owner =
        switch kind.owner {
        case .package: "\\fIPACKAGE\\fB."
        case .source: ""
        case .either, .both: "\\fR[\\fIPACKAGE\\fB.\\fR]\\fB"
        }
      return
        ".TP\n\\fB\(owner)\(name)\\fR\n\(kind.summary.prefix(1).uppercased())\(kind.summary.dropFirst()): "
        + "\\fB\(kind.reader.replacing("-", with: "\\-"))\\fR(1).\n"
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
