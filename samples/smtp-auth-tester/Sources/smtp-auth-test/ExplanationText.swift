import Diagnosis
import Reporting

extension Explanation {
  /// The explanation for people, in lines of a width.
  func text(_ wrapping: Wrapping = .forOutput) -> String {
    var text = wrapping.paragraph(meaning)
    if let deviation { text += "\n" + wrapping.paragraph("Not by the book: " + deviation) }
    for likelihood in Cause.Likelihood.allCases {
      let causes = causes.filter { $0.likelihood == likelihood }
      if causes.isEmpty { continue }
      text += "\n\(likelihood.heading):\n" + causes.map { $0.text(wrapping) }.joined()
    }
    if !logLines.isEmpty {
      text +=
        "\n" + wrapping.paragraph("In the log: " + logLines.map { "'\($0)'" }.joined(separator: ", ") + ".")
    }
    if !references.isEmpty {
      text += "\n" + wrapping.paragraph("See " + references.joined(separator: "; ") + ".")
    }
    return text
  }
}

extension Cause {
  /// The cause as an item of a list.
  func text(_ wrapping: Wrapping) -> String {
    var text = wrapping.paragraph(self.text, first: "  * ", rest: "    ")
    if let check { text += wrapping.paragraph("to tell: " + check, first: "    ", rest: "      ") }
    if let cure { text += wrapping.paragraph("to do: " + cure, first: "    ", rest: "      ") }
    if let finding {
      text += wrapping.paragraph("finding: " + finding.rawValue, first: "    ", rest: "      ")
    }
    return text
  }
}

extension Cause.Likelihood {
  fileprivate var heading: String {
    switch self {
    case .likely: "Likely"
    case .possible: "Possible"
    case .unlikely: "Hardly"
    }
  }
}

extension Explanation {
  /// What it says that was not said before, nil when that is nothing.
  ///
  /// - Parameter before: Explanations that the reader has seen.
  func news(after before: [Explanation]) -> Explanation? {
    let same = before.filter { $0.identifier == identifier }
    if same.isEmpty { return self }
    let told = same.flatMap(\.causes).map(\.text)
    let causes = causes.filter { !told.contains($0.text) }
    if causes.isEmpty { return nil }
    return Explanation(
      identifier: identifier, verdict: verdict, meaning: "For this mechanism there may be more behind it.",
      causes: causes)
  }
}
