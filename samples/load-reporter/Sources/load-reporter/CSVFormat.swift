import ProcStat
import Reporting

/// A table for spreadsheets and databases (RFC 4180): a heading, then a record for each line of each report.
///
/// What is asked for by an option has columns at the end; what is not known is an empty field.
struct CSVFormat: ReportFormat {
  let view: View
  let hasCgroup: Bool

  private var columns: [(name: String, value: (Report, Change, Shares?) -> String?)] {
    var columns: [(name: String, value: (Report, Change, Shares?) -> String?)] = [
      ("kind", { report, _, _ in report.kind.rawValue }),
      ("start_time", { report, _, _ in report.startTime }),
      ("end_time", { report, _, _ in report.endTime }),
      ("elapsed_seconds", { report, _, _ in report.elapsed.map { String($0 / 1_000_000, decimals: 3) } }),
      ("cpu", { _, change, _ in "\(change.name)" }),
    ]
    for state in CPUState.allCases {
      columns.append(
        (
          "\(state.name)_percent",
          { _, _, shares in shares?[state].map { String($0, decimals: shares?.decimals ?? 1) } }
        ))
    }
    for state in CPUState.allCases {
      columns.append(("\(state.name)_ticks", { _, change, _ in change.ticks(state).map(String.init) }))
    }
    columns.append(("total_ticks", { _, change, _ in change.total.map(String.init) }))
    columns.append(("flags", { _, change, _ in change.flagNames.joined(separator: " ") }))
    // The system and the group do not belong to one CPU: only the record for all of them has these.
    let besides = (view.showsSystem ? CSVColumn.system : []) + (hasCgroup ? CSVColumn.cgroup : [])
    for column in besides {
      columns.append((column.name, { report, change, _ in change.name == .all ? column.value(report) : nil }))
    }
    return columns
  }

  func opening() -> String { CSVRecord(columns.map(\.name)).text }

  func body(of report: Report) -> String {
    let columns = columns
    return report.changes.map { change in
      let shares = report.shares(of: change)
      return CSVRecord(columns.map { $0.value(report, change, shares) }).text
    }.joined()
  }
}
