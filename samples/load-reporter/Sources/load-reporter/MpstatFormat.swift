import ProcStat
import Reporting

/// The table of mpstat(1), in which user and nice have no guests in them.
struct MpstatFormat: ReportFormat {
  let view: View

  private var reports = 0

  init(view: View) {
    self.view = view
  }

  /// mpstat's columns, in its order.
  private static let columns: [(heading: String, state: CPUState)] = [
    ("%usr", .user), ("%nice", .nice), ("%sys", .system), ("%iowait", .iowait), ("%irq", .irq),
    ("%soft", .softirq), ("%steal", .steal), ("%guest", .guest), ("%gnice", .guestNice), ("%idle", .idle),
  ]

  /// What stands in the place of a time nobody knows.
  private static let unknownTime = "--:--:--"

  mutating func body(of report: Report) -> String {
    let isDue = view.hasLines || reports == 0
    let gap = isDue && reports > 0 ? "\n" : ""
    reports += 1
    // mpstat's heading has the time at which the interval began, its lines that at which it ended.
    let start = report.before.moment?.timeOfDay ?? Self.unknownTime
    let end = report.after.moment?.timeOfDay ?? Self.unknownTime
    return gap + (isDue ? heading(start) : "") + lines(of: report, label: end)
  }

  func closing(average: Report?) -> String {
    guard let average else { return "" }
    return (view.hasLines ? "\n" + heading("Average:") : "") + lines(of: average, label: "Average:")
  }

  private func heading(_ label: String) -> String {
    label.left(11) + "  CPU" + Self.columns.map { $0.heading.right(8) }.joined() + "\n"
  }

  private func lines(of report: Report, label: String) -> String {
    report.changes.map { change in
      let shares = report.shares(of: change, decimals: 2)
      let cells = Self.columns.map { " " + cell($0.state, of: change, shares).right(7) }
      return label.left(11) + " " + name(change.name).right(4) + cells.joined() + "\n"
    }.joined()
  }

  private func name(_ name: CPUName) -> String {
    switch name {
    case .all: "all"
    case .cpu(let number): String(number)
    }
  }

  private func cell(_ state: CPUState, of change: Change, _ shares: Shares?) -> String {
    let guest: CPUState? = state == .user ? .guest : state == .nice ? .guestNice : nil
    guard let shares, shares.containsGuests, let whole = shares[state],
      let part = guest.flatMap({ shares[$0] })
    else { return change.cell(state, shares, view.convention) }
    return String(whole - part, decimals: shares.decimals)
  }
}
