import ProcStat
import Reporting

/// The table for people: a line for all CPUs and, if wished, for each.
struct TextFormat: ReportFormat {
  let view: View

  /// Whether to repeat the heading now and then, for a screen it has left.
  let repeatsHeading: Bool

  private var reports = 0

  /// How many reports go under one heading on a screen.
  private static let reportsUnderHeading = 20

  init(view: View, repeatsHeading: Bool) {
    self.view = view
    self.repeatsHeading = repeatsHeading
  }

  mutating func body(of report: Report) -> String {
    let isDue = view.hasLines || reports == 0 || repeatsHeading && reports % Self.reportsUnderHeading == 0
    let gap = isDue && reports > 0 ? "\n" : ""
    reports += 1
    return gap + report.newDay + (isDue ? heading(for: report) : "") + lines(of: report)
  }

  func closing(average: Report?) -> String {
    guard let average else { return "" }
    return (view.hasLines ? "\n" + heading(for: average) : "") + lines(of: average)
  }

  /// The columns are as wide as 100 with its decimals, and a blank.
  private var width: Int { 5 + view.convention.decimals }

  private func heading(for report: Report) -> String {
    let columns = Column.all.map { $0.heading(view.convention).right(width) }.joined()
    return time("time", of: report) + "cpu".left(7) + columns + "\n"
  }

  private func lines(of report: Report) -> String {
    let label = report.kind == .average ? "average" : report.after.moment?.timeOfDay ?? ""
    let lines = report.changes.map { change in
      let shares = report.shares(of: change)
      // A blank comes first, for the faults of other tools can make figures of any width.
      let cells = Column.all.map { column in
        " " + change.cell(column.state, shares, view.convention).right(width - 1)
      }.joined()
      let flags = change.flagNames.isEmpty ? "" : "  " + change.flagNames.joined(separator: ",")
      return time(label, of: report) + "\(change.name)".left(7) + cells + flags + "\n"
    }
    let besides = SystemLines(report: report).text
    return (lines + besides.map { time("", of: report) + $0 + "\n" }).joined()
  }

  /// The first column; a comparison of saved copies has none, for it has no time.
  private func time(_ text: String, of report: Report) -> String {
    report.after.moment == nil ? "" : text.left(10)
  }
}
