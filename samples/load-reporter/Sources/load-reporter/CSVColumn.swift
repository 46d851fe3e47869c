import ProcStat

/// A column of the table for spreadsheets that does not belong to one CPU.
struct CSVColumn {
  let name: String
  let value: (Report) -> String?

  private init(_ name: String, _ value: @escaping (Report) -> String?) {
    self.name = name
    self.value = value
  }

  /// The columns of `--system`.
  static var system: [CSVColumn] {
    let loads = ["load1", "load5", "load15"].enumerated().map { index, name in
      CSVColumn(name) { $0.system.loadAverage.map { String($0[index], decimals: 2) } }
    }
    let tasks = [
      CSVColumn("procs_running") { $0.system.running.map(String.init) },
      CSVColumn("procs_blocked") { $0.system.blocked.map(String.init) },
      CSVColumn("context_switches") { $0.system.contextSwitches.count.map(String.init) },
      CSVColumn("forks") { $0.system.forks.count.map(String.init) },
    ]
    let names: [(Pressure.Resource, String)] = [
      (.cpu, "pressure"), (.memory, "memory_pressure"), (.io, "io_pressure"),
    ]
    return loads + tasks
      + names.flatMap { resource, name in pressure(name) { $0.system.pressures[resource] } }
  }

  /// The columns of `--cgroup`.
  static var cgroup: [CSVColumn] {
    let counters = [
      CSVColumn("cgroup") { $0.cgroup?.path },
      CSVColumn("cgroup_usage_usec") { ($0.cgroup?.gained?.usage).map(String.init) },
      CSVColumn("cgroup_user_usec") { ($0.cgroup?.gained?.user).map(String.init) },
      CSVColumn("cgroup_system_usec") { ($0.cgroup?.gained?.system).map(String.init) },
      CSVColumn("cgroup_nr_periods") { ($0.cgroup?.gained?.periods).map(String.init) },
      CSVColumn("cgroup_nr_throttled") { ($0.cgroup?.gained?.throttledPeriods).map(String.init) },
      CSVColumn("cgroup_throttled_usec") { ($0.cgroup?.gained?.throttled).map(String.init) },
    ]
    return counters
      + Pressure.Resource.allCases.flatMap { resource in
        pressure("cgroup_\(resource.rawValue)_pressure") { $0.cgroup?.pressures[resource] }
      }
  }

  /// The shares of the interval in which some and all tasks waited for something.
  private static func pressure(
    _ name: String, _ figures: @escaping (Report) -> PressureFigures?
  ) -> [CSVColumn] {
    func percentage(_ gain: Gain?) -> String? { gain?.tenthsOfPercent.map { String($0, decimals: 1) } }
    return [
      CSVColumn("\(name)_some_percent") { percentage(figures($0)?.some) },
      CSVColumn("\(name)_full_percent") { percentage(figures($0)?.full) },
    ]
  }
}
