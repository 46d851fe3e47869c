import ProcStat
import Reporting

/// For Prometheus: the counters as they stand, and the shares of the interval as gauges.
///
/// All CPUs together and each CPU are metrics of their own, so that no sum has anything twice; guest is not a mode for
/// the same reason.
struct PrometheusFormat: ReportFormat {
  func body(of report: Report) -> String {
    var exposition = Exposition(prefix: "load_reporter_")
    exposition.gauge(
      "boot_time_seconds", "When the machine started.", report.after.reading.bootTime.map { "\($0)" })
    exposition.gauge(
      "interval_seconds", "Time between the two readings that the shares are of.",
      report.elapsed.map { String($0, decimals: 9) })
    addTimes(of: report, to: &exposition)
    addShares(of: report, to: &exposition)
    exposition.add(report.system, activity: report.after.reading.activity)
    if let cgroup = report.cgroup { exposition.add(cgroup) }
    return exposition.text
  }

  /// The label that tells a line from others; that of all CPUs has none.
  private func label(_ name: CPUName) -> [(String, String)] {
    switch name {
    case .all: []
    case .cpu(let number): [("cpu", "\(number)")]
    }
  }

  /// The metrics of all CPUs and those of each have different names.
  private func prefix(_ name: CPUName) -> String { name == .all ? "" : "cpu_" }

  private func addTimes(of report: Report, to exposition: inout Exposition) {
    for change in report.changes {
      guard let counters = change.after else { continue }
      let whose = prefix(change.name).isEmpty ? "all CPUs together have" : "each CPU has"
      for state in CPUState.allCases {
        // A counter that ran back would be taken for one that began again at 0.
        guard !change.unknown.contains(state), let ticks = counters[state],
          let time = seconds(ticks, per: report.ticksPerSecond)
        else {
          continue
        }
        let mode = state.container?.name ?? state.name
        let part = state.container == nil ? "" : "guest_"
        exposition.counter(
          prefix(change.name) + part + "seconds_total",
          part.isEmpty
            ? "Time \(whose) spent in each mode; user and nice contain the guests."
            : "Time \(whose) spent running virtual CPUs, of that in mode user or nice.",
          label(change.name) + [("mode", mode)], time)
      }
    }
  }

  private func addShares(of report: Report, to exposition: inout Exposition) {
    for change in report.changes {
      // A ratio of 1 is 100 %: two decimals more.
      let shares = report.shares(of: change)
      for state in CPUState.allCases {
        let ratio = shares?[state].map { String($0, decimals: 2 + (shares?.decimals ?? 1)) }
        exposition.gauge(
          prefix(change.name) + "ratio", "Share of the interval spent in each mode, from 0 to 1.", ratio,
          label(change.name) + [("mode", state.name)])
      }
      for flag in change.flagNames {
        exposition.gauge(
          prefix(change.name) + "flag", "What to know before trusting the shares.", "1",
          label(change.name) + [("flag", flag)])
      }
    }
  }

  /// Ticks as seconds, with six decimals unless a tick is a hundredth.
  private func seconds(_ ticks: UInt64, per second: UInt64) -> String? {
    if second == 100 { return String(ticks, decimals: 2) }
    return ticks.scaled(by: 1_000_000, over: second).map { String($0, decimals: 6) }
  }
}

extension Exposition {
  fileprivate mutating func add(_ system: SystemFigures, activity: Activity) {
    for (minutes, load) in zip(["1", "5", "15"], system.loadAverage ?? []) {
      gauge("load\(minutes)", "Load average over \(minutes) min.", String(load, decimals: 2))
    }
    gauge("procs_running", "Tasks running or ready to, less the reporter.", system.running.map { "\($0)" })
    gauge("procs_blocked", "Tasks waiting for a disk.", system.blocked.map { "\($0)" })
    counter("context_switches_total", "Context switches.", [], activity.contextSwitches.map { "\($0)" })
    counter("forks_total", "Processes and threads created.", [], activity.forks.map { "\($0)" })
    for figures in system.pressures {
      add(figures, figures.resource == .cpu ? "pressure" : "\(figures.resource.rawValue)_pressure", [])
    }
  }

  private mutating func add(_ figures: PressureFigures, _ name: String, _ labels: [(String, String)]) {
    let what = figures.resource == .cpu ? "a CPU" : figures.resource.rawValue
    for (kind, line) in [("some", figures.pressure.some), ("full", figures.pressure.full)] {
      guard let line else { continue }
      let labels = labels + [("kind", kind)]
      counter(
        "\(name)_seconds_total", "Time in which some or all tasks waited for \(what).", labels,
        String(line.total, decimals: 6))
      for (window, average) in zip(["10s", "60s", "300s"], line.averages) {
        gauge(
          "\(name)_ratio", "Share of the last seconds in which some or all tasks waited for \(what).",
          String(average, decimals: 4), labels + [("window", window)])
      }
    }
  }

  fileprivate mutating func add(_ cgroup: CgroupFigures) {
    let group = [("cgroup", cgroup.path)]
    func seconds(_ microseconds: UInt64?) -> String? { microseconds.map { String($0, decimals: 6) } }
    guard let usage = cgroup.usage else { return }
    counter("cgroup_usage_seconds_total", "CPU time the group used.", group, seconds(usage.usage))
    for (mode, time) in [("user", usage.user), ("system", usage.system)] {
      counter(
        "cgroup_seconds_total", "CPU time the group used in each mode.", group + [("mode", mode)],
        seconds(time))
    }
    counter("cgroup_periods_total", "Enforcement periods.", group, usage.periods.map { "\($0)" })
    counter(
      "cgroup_throttled_periods_total", "Periods in which the group ran out of its quota.", group,
      usage.throttledPeriods.map { "\($0)" })
    counter(
      "cgroup_throttled_seconds_total", "Time the group was kept from running.", group,
      seconds(usage.throttled))
    gauge(
      "cgroup_cpus", "How many CPUs the group kept busy in the interval.",
      cgroup.tenthsOfOneCPU(cgroup.gained?.usage).map { String($0, decimals: 3) }, group)
    for figures in cgroup.pressures { add(figures, "cgroup_\(figures.resource.rawValue)_pressure", group) }
  }
}
