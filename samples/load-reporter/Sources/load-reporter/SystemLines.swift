import ProcStat

/// The lines under a table that tell of the system and of a control group.
struct SystemLines {
  let report: Report

  /// The lines, without their ends; none when nobody asked for them.
  var text: [String] {
    (report.view.showsSystem ? [load, work] + stalls : []) + (report.cgroup.map(lines) ?? [])
      + lines("task", report.tasks) + lines("group", report.groups)
  }

  private var system: SystemFigures { report.system }

  /// `load 0.52 0.58 0.59 (1, 5, 15 min), 1 running, 0 blocked`.
  private var load: String {
    let averages = system.loadAverage.map { averages in
      averages.map { String($0, decimals: 2) }.joined(separator: " ") + " (1, 5, 15 min)"
    }
    let tasks = "\(text(system.running)) running, \(text(system.blocked)) blocked"
    return "load    \(averages ?? "n/a"), \(tasks)"
  }

  private var work: String {
    "work    \(rate(system.contextSwitches)) context switches, \(rate(system.forks)) new tasks"
  }

  private var stalls: [String] {
    if system.pressures.isEmpty { return ["stalls  n/a"] }
    return system.pressures.map { "stalls  \(text($0))" }
  }

  /// The time of the interval in which some task waited, then the kernel's averages.
  private func text(_ figures: PressureFigures) -> String {
    let share = figures.some.tenthsOfPercent.map { String($0, decimals: 1) + "%" } ?? "n/a"
    let averages = figures.pressure.some.averages.map { String($0, decimals: 2) }.joined(separator: " ")
    return "\(figures.resource.rawValue) \(share), \(averages) (10, 60, 300 s)"
  }

  private func lines(for cgroup: CgroupFigures) -> [String] {
    [line(for: cgroup)] + cgroup.pressures.map { "cgroup  stalls: \(text($0))" }
  }

  private func line(for cgroup: CgroupFigures) -> String {
    guard let gained = cgroup.gained else {
      return "cgroup  n/a" + (cgroup.flag.map { " (\($0.rawValue))" } ?? "")
    }
    func share(_ time: UInt64) -> String {
      cgroup.tenthsOfOneCPU(time).map { String($0, decimals: 1) + "%" } ?? "n/a"
    }
    let use = "\(share(gained.usage)) of one CPU (\(share(gained.user)) us, \(share(gained.system)) sy)"
    guard let periods = gained.periods, let throttled = gained.throttledPeriods else {
      return "cgroup  " + use
    }
    let time = gained.throttled.map { ", \(String($0 / 1000, decimals: 3)) s in all" } ?? ""
    return "cgroup  \(use), throttled in \(throttled) of \(periods) periods\(time)"
  }

  private func lines(_ label: String, _ figures: [ConsumerFigures]?) -> [String] {
    guard let figures else { return [] }
    return figures.isEmpty ? ["\(label.left(7)) none used CPU time"] : figures.map { line(label, $0) }
  }

  private func line(_ label: String, _ figures: ConsumerFigures) -> String {
    func share(_ time: UInt64) -> String {
      figures.tenthsOfOneCPU(time).map { String($0, decimals: 1) + "%" } ?? "n/a"
    }
    let name = figures.name.map { " \($0)" } ?? ""
    let use = "\(share(figures.usage).right(6)) (\(share(figures.user)) us, \(share(figures.system)) sy)"
    return "\(label.left(7)) \(use)  \(figures.id)\(name)"
  }

  /// A gain by the second, or as it is when nobody knows the time it took.
  private func rate(_ gain: Gain) -> String {
    gain.tenthsPerSecond.map { String($0, decimals: 1) + "/s" } ?? text(gain.count)
  }

  private func text(_ number: UInt64?) -> String { number.map(String.init) ?? "n/a" }
}
