import ProcStat
import Reporting

/// A report as a JSON object.
///
/// The manual page describes the members. They are only ever added to.
struct ReportJSON {
  let report: Report

  var object: JSON {
    .object(
      [
        ("kind", .string(report.kind.rawValue)),
        ("start_time", .optional(report.startTime)),
        ("end_time", .optional(report.endTime)),
        ("elapsed_seconds", report.elapsed.map(Self.seconds) ?? .null),
        ("suspended_seconds", report.suspended.map(Self.seconds) ?? .null),
        ("ticks_per_second", .integer(report.ticksPerSecond)),
        ("cpus", .array(report.changes.map(object(for:)))),
        ("compat", report.view.convention == .own ? .null : .string(report.view.convention.rawValue)),
        ("system", object(for: report.system)),
        ("cgroup", report.cgroup.map(object(for:)) ?? .null),
      ] + lists)
  }

  /// The members that are there only if they are asked for.
  private var lists: [(String, JSON)] {
    [("tasks", report.tasks), ("cgroups", report.groups)].compactMap { name, figures in
      figures.map { (name, .array($0.map(object(for:)))) }
    }
  }

  private func object(for figures: ConsumerFigures) -> JSON {
    let id = "\(figures.id)"
    return .object(
      (figures.name.map { [("pid", UInt64(id).map(JSON.integer) ?? .null), ("name", .string($0))] }
        ?? [("path", .string(id))]) + [
          ("percent_of_one_cpu", fraction(figures.tenthsOfOneCPU(figures.usage), 1)),
          ("usage_usec", .integer(figures.usage)), ("user_usec", .integer(figures.user)),
          ("system_usec", .integer(figures.system)),
        ])
  }

  private func object(for change: Change) -> JSON {
    let shares = report.shares(of: change)
    return .object([
      ("cpu", .string("\(change.name)")),
      (
        "percent",
        states { state in shares?[state].map { .decimal(String($0, decimals: shares?.decimals ?? 1)) } }
      ),
      ("ticks", states { state in change.ticks(state).map(JSON.integer) }),
      ("total_ticks", integer(change.total)),
      ("flags", .array(change.flagNames.map(JSON.string))),
    ])
  }

  /// An object with a member for each of the ten states, always all of them.
  private func states(_ value: (CPUState) -> JSON?) -> JSON {
    .object(CPUState.allCases.map { ($0.name, value($0) ?? .null) })
  }

  private func object(for system: SystemFigures) -> JSON {
    let load = zip(["1", "5", "15"], system.loadAverage ?? []).map { ($0, fraction($1, 2)) }
    return .object([
      ("load_average", load.isEmpty ? .null : .object(load)),
      ("procs_running", integer(system.running)),
      ("procs_blocked", integer(system.blocked)),
      ("context_switches", integer(system.contextSwitches.count)),
      ("context_switches_per_second", fraction(system.contextSwitches.tenthsPerSecond, 1)),
      ("forks", integer(system.forks.count)),
      ("forks_per_second", fraction(system.forks.tenthsPerSecond, 1)),
      ("pressure", object(for: system.pressures[.cpu])),
      ("memory_pressure", object(for: system.pressures[.memory])),
      ("io_pressure", object(for: system.pressures[.io])),
    ])
  }

  private func object(for figures: PressureFigures?) -> JSON {
    guard let figures else { return .null }
    func line(_ line: Pressure.Line, _ gain: Gain) -> JSON {
      .object(
        [("percent", fraction(gain.tenthsOfPercent, 1))]
          + zip(["avg10", "avg60", "avg300"], line.averages).map { ($0, fraction($1, 2)) }
          + [("total_usec", .integer(line.total))])
    }
    return .object([
      ("some", line(figures.pressure.some, figures.some)),
      ("full", figures.pressure.full.map { line($0, figures.full) } ?? .null),
    ])
  }

  private func object(for cgroup: CgroupFigures) -> JSON {
    let gained = cgroup.gained
    return .object([
      ("path", .string(cgroup.path)),
      ("percent_of_one_cpu", fraction(cgroup.tenthsOfOneCPU(gained?.usage), 1)),
      ("usage_usec", integer(gained?.usage)),
      ("user_usec", integer(gained?.user)),
      ("system_usec", integer(gained?.system)),
      ("nr_periods", integer(gained?.periods)),
      ("nr_throttled", integer(gained?.throttledPeriods)),
      ("throttled_usec", integer(gained?.throttled)),
      ("cpu_pressure", object(for: cgroup.pressures[.cpu])),
      ("memory_pressure", object(for: cgroup.pressures[.memory])),
      ("io_pressure", object(for: cgroup.pressures[.io])),
    ])
  }

  private func integer(_ number: UInt64?) -> JSON { number.map(JSON.integer) ?? .null }

  private func fraction(_ units: UInt64?, _ decimals: Int) -> JSON {
    units.map { .decimal(String($0, decimals: decimals)) } ?? .null
  }

  /// Nanoseconds as seconds, cut to milliseconds.
  private static func seconds(_ nanoseconds: UInt64) -> JSON {
    .decimal(String(nanoseconds / 1_000_000, decimals: 3))
  }
}
