import Verdicts

extension Report {
  /// A component or device.
  struct Line {
    let key: String?
    let name: String
    let status: Status
    let notes: [String]
    var steps: [Step]
    let kernel: String?

    /// Whether it is shown to those who look for what is wrong.
    let isNotable: Bool
    var findings: [Finding]

    /// Whether this row and another can be one: devices that no model file names, with the same name and state.
    ///
    /// What is to be done may differ: a command names the single device.
    func saysTheSame(as other: Line) -> Bool {
      key == nil && other.key == nil && name == other.name && status == other.status && notes == other.notes
    }

    /// The name, with how many have it: `8 × ACPI device PNP0C0F`.
    var title: String { key == nil && findings.count > 1 ? "\(findings.count) × \(name)" : name }

    /// The notes as sentences.
    var note: String {
      notes.map { note in
        let isSentence = note.hasSuffix(".") || note.hasSuffix("!")
        // A name of a file or driver that comes first keeps its small letter.
        let isName = note.prefix { $0 != " " }.contains { "_-./0123456789".contains($0) }
        return (isName ? String(note.prefix(1)) : note.prefix(1).uppercased()) + note.dropFirst()
          + (isSentence ? "" : ".")
      }.joined(separator: " ")
    }
  }
}
