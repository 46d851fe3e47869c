import Sequencing

/// The list of sequences in pkgh(1), in place of the line `.\" sequences` of its sections.
enum SequenceSection {
  private static let mark = ".\\\" sequences\n"

  static func replacingMark(in sections: String) -> String { sections.replacing(mark, with: text) }

  private static var text: String {
    sequenceDescriptions.map { sequence in
      let steps = sequence.steps.joined(separator: ", ").replacing("-", with: "\\-")
      return ".TP\n.B \(sequence.target)\n\(sequence.first.map { "\($0), then " } ?? "")\(steps)\n"
    }.joined()
  }
}
