import Hardware
import Reporting
import Verdicts

extension Report {
  /// For people: the table, what is to be done, and what is to be said of the whole.
  func plainText(_ wrapping: Wrapping) -> String {
    var text = "\(title)\n\(subtitle)\n\n"
    let shown = extent == .all ? rows : rows.filter(\.isNotable)
    text += shown.isEmpty ? "\(emptiness)\n" : TextTable(shown, width: wrapping.width).text
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
    if let modelSearch { text += "\n" + wrapping.paragraph(modelSearch) }
    if total == 0 { return text }
    if extent == .brief { text += working(wrapping) }
    let more = extent == .brief && counts.contains { $0.0.weight == .fine } ? " A row for each: --all." : ""
    return text + "\n" + wrapping.paragraph("\(total) component\(total == 1 ? "" : "s"): \(summary).\(more)")
  }

  /// The names of what works; what only has a driver, or needs none, is only counted.
  private func working(_ wrapping: Wrapping) -> String {
    let lines = rows.filter { $0.status == .works && !isOfEveryMachine($0) }
    let names = lines.reduce(into: [String]()) { names, line in
      if !names.contains(line.name) { names.append(line.name) }
    }.map { name in
      let count = lines.filter { $0.name == name }.reduce(0) {
        $0 + max(1, $1.key == nil ? $1.findings.count : 1)
      }
      return count > 1 ? "\(count) × \(name)" : name
    }
    return names.isEmpty
      ? "" : "\n" + wrapping.paragraph("Works: \(names.joined(separator: "; ")).", rest: "  ")
  }

  /// Processor and memory, of which nobody doubts that they work.
  private func isOfEveryMachine(_ line: Line) -> Bool {
    line.key == nil && line.findings.allSatisfy { ["cpu", "memory"].contains($0.device?.slot) }
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
    let longest = max("Component".count, lines.map(\.title.count).max() ?? 0)
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
      let cells = zip([line.title, line.status.words, line.note], widths).map { cell, width in
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
      wrapping.paragraph("\(line.title): \(line.status.words)", rest: "  ")
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
