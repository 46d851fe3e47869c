import Reporting
import Verdicts

extension Report {
  /// For people: the table, what is to be done, and what is to be said of the whole.
  func plainText(_ wrapping: Wrapping) -> String {
    var text = "\(title)\n\(subtitle)\n\n"
    text += lines.isEmpty ? "\(emptiness)\n" : TextTable(lines, width: wrapping.width).text
    if !tasks.isEmpty {
      text += "\nTo do, as root:\n"
      for item in tasks {
        text += wrapping.paragraph(item.subject, first: "  ", rest: "  ")
        for step in item.steps { text += step.lines(wrapping) }
      }
    }
    for remark in remarks where !remark.isFault {
      text += "\n" + wrapping.paragraph(redaction.line(remark.text))
      for step in remark.steps { text += redaction.step(step).lines(wrapping) }
    }
    for problem in problems { text += "\n" + wrapping.paragraph("A model file cannot be used: \(problem)") }
    if total == 0 { return text }
    return text + "\n" + wrapping.paragraph("\(total) component\(total == 1 ? "" : "s"): \(summary).")
  }
}

extension Step {
  /// Commands and edits are to be copied, so their lines are never broken.
  func lines(_ wrapping: Wrapping) -> String {
    switch self {
    case .command(let command): "    \(command.text)\n"
    case .edit(let place, let text): "    in \(place):\n      \(text)\n"
    case .advice(let text): wrapping.paragraph(text, first: "    ", rest: "      ")
    }
  }
}

/// The three columns of the table.
private struct TextTable {
  private let lines: [Report.Line]
  private let width: Int
  private let widths: [Int]

  init(_ lines: [Report.Line], width: Int) {
    self.width = width
    self.lines = lines
    let status = max("Status under Linux".count, lines.map(\.status.words.count).max() ?? 0)
    let longest = max("Component".count, lines.map(\.name.count).max() ?? 0)
    // Names get what they need, but leave half of the line to the notes.
    let name = min(longest, max(16, (width - status) / 2 - 4))
    widths = [name, status, max(16, width - name - status - 4)]
  }

  /// The table; where three columns have no room, one below the other.
  var text: String {
    if width < 64 { return stacked }
    var text =
      row(["Component", "Status under Linux", "Notes"])
      + row(widths.map { String(repeating: "-", count: $0) })
    for line in lines {
      let cells = zip([line.name, line.status.words, line.note], widths).map { cell, width in
        Wrapping(width: width).lines(cell)
      }
      for index in 0..<(cells.map(\.count).max() ?? 0) {
        text += row(cells.map { index < $0.count ? $0[index] : "" })
      }
    }
    return text
  }

  private var stacked: String {
    let wrapping = Wrapping(width: width)
    return lines.map { line in
      wrapping.paragraph("\(line.name): \(line.status.words)", rest: "  ")
        + (line.note.isEmpty ? "" : wrapping.paragraph(line.note, first: "  ", rest: "  "))
    }.joined()
  }

  private func row(_ cells: [String]) -> String {
    var line = ""
    for (cell, width) in zip(cells, widths) {
      line += (line.isEmpty ? "" : "  ") + cell + String(repeating: " ", count: max(0, width - cell.count))
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line + "\n"
  }
}
