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
    let besides = (view.showsSystem ? Self.system : []) + (hasCgroup ? Self.cgroup : [])
    return columns
      + besides.map { column in
        (column.name, { report, change, _ in change.name == .all ? column.value(report) : nil })
      }
  }

  private static let system: [(name: String, value: @Sendable (Report) -> String?)] = [
    ("load1", { $0.system.loadAverage.map { String($0[0], decimals: 2) } }),
    ("load5", { $0.system.loadAverage.map { String($0[1], decimals: 2) } }),
    ("load15", { $0.system.loadAverage.map { String($0[2], decimals: 2) } }),
    ("procs_running", { $0.system.running.map(String.init) }),
    ("procs_blocked", { $0.system.blocked.map(String.init) }),
    ("context_switches", { $0.system.contextSwitches.count.map(String.init) }),
    ("forks", { $0.system.forks.count.map(String.init) }),
    (
      "pressure_some_percent",
      { $0.system.somePressure.tenthsOfPercent.map { String($0, decimals: 1) } }
    ),
    (
      "pressure_full_percent",
      { $0.system.fullPressure.tenthsOfPercent.map { String($0, decimals: 1) } }
    ),
  ]

  private static let cgroup: [(name: String, value: @Sendable (Report) -> String?)] = [
    ("cgroup", { $0.cgroup?.path }),
    ("cgroup_usage_usec", { ($0.cgroup?.gained?.usage).map(String.init) }),
    ("cgroup_user_usec", { ($0.cgroup?.gained?.user).map(String.init) }),
    ("cgroup_system_usec", { ($0.cgroup?.gained?.system).map(String.init) }),
    ("cgroup_nr_periods", { ($0.cgroup?.gained?.periods).map(String.init) }),
    ("cgroup_nr_throttled", { ($0.cgroup?.gained?.throttledPeriods).map(String.init) }),
    ("cgroup_throttled_usec", { ($0.cgroup?.gained?.throttled).map(String.init) }),
  ]

  func opening() -> String { CSVRecord(columns.map(\.name)).text }

  func body(of report: Report) -> String {
    let columns = columns
    return report.changes.map { change in
      let shares = report.shares(of: change)
      return CSVRecord(columns.map { $0.value(report, change, shares) }).text
    }.joined()
  }
}
