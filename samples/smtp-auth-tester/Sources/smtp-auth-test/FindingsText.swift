import Doctor
import Reporting

extension FindingsReport {
  /// For people: the worst in full, the rest in a line each.
  func text(_ wrapping: Wrapping) -> String {
    var text = "\(subject.printable)\n"
    let full = findings.filter { isVerbose || $0.severity > .note }
    for finding in full { text += "\n" + finding.text(wrapping) }
    let brief = findings.filter { !isVerbose && $0.severity <= .note }
    if !brief.isEmpty { text += "\nbesides:\n" }
    for finding in brief {
      text += wrapping.paragraph(
        "\(finding.severity.word): \(finding.titleWithServices)", first: "  ", rest: "    ")
    }
    return text + "\nverdict: \(status.name), \(number(.fault, "fault")), \(number(.warning, "warning"))\n"
  }

  private func number(_ severity: Finding.Severity, _ word: String) -> String {
    let count = count(severity)
    return "\(count) \(word)\(count == 1 ? "" : "s")"
  }
}

extension Finding {
  /// The finding in full.
  fileprivate func text(_ wrapping: Wrapping) -> String {
    var text = wrapping.paragraph("\(severity.word): \(titleWithServices)", rest: "  ")
    // Paths and commands are to be copied, so these lines are never broken.
    for item in evidence { text += "  seen: \(item.printable)\n" }
    if !cause.isEmpty { text += wrapping.paragraph("why: \(cause.printable)", first: "  ", rest: "    ") }
    if !cure.isEmpty { text += "  to do:\n" }
    for item in cure { text += "    \(item.printable)\n" }
    return text + "  finding: \(identifier)\n"
  }
}

extension Finding.Severity {
  /// As it stands before a title.
  fileprivate var word: String {
    switch self {
    case .good: "good"
    case .note: "note"
    case .unknown: "not seen"
    case .warning: "warning"
    case .fault: "FAULT"
    }
  }
}
