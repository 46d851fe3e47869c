import ProcStat
import Reporting

/// The table for people: a line for all CPUs and, if wished, one for each.
struct TextFormat: ReportFormat {
  let perCPU: Bool

  /// Whether to repeat the heading now and then, for a screen it has left.
  let repeatsHeading: Bool

  private var reports = 0

  /// How many reports go under one heading on a screen.
  private static let reportsUnderHeading = 20

  init(perCPU: Bool, repeatsHeading: Bool) {
    self.perCPU = perCPU
    self.repeatsHeading = repeatsHeading
  }

  func opening() -> String { "" }

  mutating func body(of report: Report) -> String {
    let changes = report.changes(perCPU: perCPU)
    let isDue = perCPU || reports == 0 || repeatsHeading && reports % Self.reportsUnderHeading == 0
    let gap = isDue && reports > 0 ? "\n" : ""
    reports += 1
    return gap + (isDue ? heading(for: report) : "") + lines(changes, of: report)
  }

  func closing(average: Report?) -> String {
    guard let average else { return "" }
    let changes = average.changes(perCPU: perCPU)
    return (perCPU ? "\n" + heading(for: average) : "") + lines(changes, of: average)
  }

  private func heading(for report: Report) -> String {
    let columns = Column.all.map { $0.heading.right(6) }.joined()
    return time("time", of: report) + "cpu".left(7) + columns + "\n"
  }

  private func lines(_ changes: [Change], of report: Report) -> String {
    let label = report.kind == .average ? "average" : report.after.moment?.timeOfDay ?? ""
    return changes.map { change in
      let cells = Column.all.map { cell($0.state, of: change).right(6) }.joined()
      let flags = change.flagNames.isEmpty ? "" : "  " + change.flagNames.joined(separator: ",")
      return time(label, of: report) + "\(change.name)".left(7) + cells + flags + "\n"
    }.joined()
  }

  /// The first column; a comparison of saved copies has none, for it has no time.
  private func time(_ text: String, of report: Report) -> String {
    report.after.moment == nil ? "" : text.left(10)
  }

  /// A share, `-` for what the kernel did not count, or `n/a` where there is nothing to share out.
  private func cell(_ state: CPUState, of change: Change) -> String {
    let counters = change.deltas ?? change.after ?? change.before
    guard counters?[state] != nil else { return "-" }
    guard let tenths = change.shares?[state] else { return "n/a" }
    return decimal(tenths: tenths)
  }
}
