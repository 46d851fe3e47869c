import ProcStat
import Reporting

/// The lesson: how the percentages come out of the counters, with the numbers of the case at hand.
struct ExplanationFormat: ReportFormat {
  private var reports = 0

  init() {}

  mutating func body(of report: Report) -> String {
    let gap = reports > 0 ? "\n" : ""
    reports += 1
    let heading =
      "From \(name(report.before)) to \(report.newDay.isEmpty ? "" : report.newDay.dropLast() + " ")\(name(report.after))"
    let parts = report.changes.enumerated().map { index, change in
      let whom = change.name == .all ? "all CPUs together" : "\(change.name) alone"
      return "\(heading), \(whom):\n\n" + table(of: change)
        + Lesson(change: change, ticksPerSecond: report.ticksPerSecond, isFirst: reports == 1 && index == 0)
        .text
    }
    return gap + parts.joined(separator: "\n")
  }

  /// A reading by its time, or by its file.
  private func name(_ observation: Observation) -> String {
    observation.moment.map { "\($0.timeOfDay) (\(observation.label))" } ?? observation.label
  }

  /// Every counter, before and after, in the order of the file.
  private func table(of change: Change) -> String {
    let shares = change.shares
    var rows = [["counter", "before", "after", "ticks", "share", "as"]]
    for state in CPUState.counted { rows.append(row(state, of: change, shares: shares)) }
    rows.append([
      "total", count(change.before?.total), count(change.after?.total), count(change.total),
      shares == nil ? "n/a" : "100.0%", "",
    ])
    for state in CPUState.allCases where state.container != nil {
      rows.append(row(state, of: change, shares: shares))
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let meanings = [""] + CPUState.counted.map(meaning) + [""] + [CPUState.guest, .guestNice].map(meaning)
    return zip(rows, meanings).map { row, meaning in
      let cells = row.enumerated().map { index, cell in
        index == 0 || index == row.count - 1 ? cell.left(widths[index]) : cell.right(widths[index])
      }
      let line = (cells + [meaning]).joined(separator: "  ")
      return line.trimmedRight + "\n"
    }.joined()
  }

  private func row(_ state: CPUState, of change: Change, shares: Shares?) -> [String] {
    let counted = (change.deltas ?? change.after ?? change.before)?[state] != nil
    let share = shares?[state].map { String(tenths: $0) + "%" }
    let ticks = change.unknown.contains(state) ? "n/a" : count(change.deltas?[state])
    return [
      state.name, count(change.before?[state]), count(change.after?[state]), ticks,
      share ?? (counted ? "n/a" : "-"), Column.of(state)?.letters ?? "",
    ]
  }

  private func count(_ ticks: UInt64?) -> String { ticks.map(String.init) ?? "-" }

  private func meaning(_ state: CPUState) -> String { Column.of(state)?.meaning ?? "" }
}
