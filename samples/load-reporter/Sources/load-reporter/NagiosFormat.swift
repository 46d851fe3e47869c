import ProcStat
import Reporting

/// One line for a monitoring system, and a status, by the Monitoring Plugins development guidelines.
struct NagiosFormat: ReportFormat {
  private let thresholds: [Watched: NagiosThresholds]
  private var state = NagiosResult.State.ok

  /// What the service is called.
  static let service = "CPU"

  init(warnings: [Watch], criticals: [Watch]) {
    var thresholds: [Watched: NagiosThresholds] = [:]
    for watch in warnings { thresholds[watch.watched, default: NagiosThresholds()].warning = watch.range }
    for watch in criticals { thresholds[watch.watched, default: NagiosThresholds()].critical = watch.range }
    self.thresholds = thresholds
  }

  var status: Int32 { state.rawValue }

  mutating func body(of report: Report) -> String {
    var alarms: [String] = []
    var unknown: [String] = []
    var measures: [NagiosResult.Measure] = []
    state = .ok
    for change in report.changes {
      let shares = report.shares(of: change, decimals: 1)
      for watched in Watched.all {
        let limits = thresholds[watched]
        let label = (change.name == .all ? "" : "\(change.name)_") + watched.name
        let tenths = shares.flatMap { watched.tenths(in: $0) }
        // What nobody watches and the kernel does not count need not be mentioned.
        if tenths == nil, limits == nil, shares != nil, !watched.isLost(in: change) { continue }
        measures.append(measure(label, tenths, limits))
        if let tenths, let limits {
          let result = limits.state(of: Double(tenths) / 10)
          guard result != .ok else { continue }
          state = max(state, result)
          let range = (result == .critical ? limits.critical : limits.warning)?.text ?? ""
          alarms.append(
            "\(label) \(String(tenths: tenths))% (\(result == .critical ? "crit" : "warn") \(range))")
        } else if tenths == nil, limits != nil || watched == .busy {
          unknown.append(
            label + (change.flagNames.isEmpty ? "" : " (\(change.flagNames.joined(separator: ",")))"))
        }
      }
    }
    // An alarm is more urgent than what cannot be told, and that more than that all else is well.
    if state == .ok, !unknown.isEmpty { state = .unknown }
    let parts = alarms + (unknown.isEmpty ? [] : ["cannot tell \(unknown.joined(separator: ", "))"])
    let summary = parts.isEmpty ? overview(of: report) : parts.joined(separator: ", ")
    return NagiosResult(Self.service, state, summary, measures).text
  }

  private func measure(_ label: String, _ tenths: Int?, _ limits: NagiosThresholds?) -> NagiosResult.Measure {
    NagiosResult.Measure(
      label, tenths.map { String(tenths: $0) } ?? "U", unit: tenths == nil ? "" : "%",
      warning: limits?.warning?.text ?? "", critical: limits?.critical?.text ?? "", maximum: "100")
  }

  /// What is said when all is well.
  private func overview(of report: Report) -> String {
    guard let shares = report.shares(of: report.comparison.all, decimals: 1) else { return "nothing to tell" }
    let states: [Watched] = [.busy] + [CPUState.user, .system, .iowait, .steal].map(Watched.state)
    return states.compactMap { watched in
      if watched.isLost(in: report.comparison.all) { return "\(watched.name) n/a (not known: see --explain)" }
      return watched.tenths(in: shares).map { "\(watched.name) \(String(tenths: $0))%" }
    }.joined(separator: ", ")
  }
}
