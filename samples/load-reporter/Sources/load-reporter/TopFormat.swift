import ProcStat
import Reporting

/// The lines of top(1)'s summary that begin with `%Cpu`.
struct TopFormat: ReportFormat {
  private var reports = 0

  /// top's columns, in its order.
  private static let columns = Column.all.filter { $0.state.container == nil }

  mutating func body(of report: Report) -> String {
    let gap = reports > 0 ? "\n" : ""
    reports += 1
    return gap + heading(for: report) + lines(of: report)
  }

  func closing(average: Report?) -> String {
    average.map { "\nAverage:\n" + lines(of: $0) } ?? ""
  }

  /// The time and the load, as in top's first line, if they are known.
  private func heading(for report: Report) -> String {
    guard let moment = report.after.moment else { return "" }
    let averages = report.system.loadAverage.map { averages in
      ", load average: " + averages.map { String($0, decimals: 2) }.joined(separator: ", ")
    }
    return "top - \(moment.timeOfDay)\(averages ?? "")\n"
  }

  private func lines(of report: Report) -> String {
    report.changes.map { change in
      let shares = report.shares(of: change, decimals: 1)
      let cells = Self.columns.map { column in
        "\(change.cell(column.state, shares, report.view.convention).right(5)) \(column.letters)"
      }
      return "%Cpu\(name(change.name)):\(cells.joined(separator: ","))\n"
    }.joined()
  }

  /// `(s)`, or the number as wide as top has it.
  private func name(_ name: CPUName) -> String {
    switch name {
    case .all: "(s)"
    case .cpu(let number): String(number).left(3)
    }
  }
}
