import ProcStat
import Reporting

/// The reports as a JSON array: one object a line, each written as soon as it is known.
///
/// The manual page describes the members. They are only ever added to.
struct JSONFormat: ReportFormat {
  let perCPU: Bool

  private var isFirst = true

  init(perCPU: Bool) {
    self.perCPU = perCPU
  }

  func opening() -> String { "[" }

  mutating func body(of report: Report) -> String {
    let separator = isFirst ? "\n" : ",\n"
    isFirst = false
    return separator + object(for: report).text
  }

  /// Ends the array; whoever wants the average can add the ticks up.
  func closing(average: Report?) -> String { "\n]\n" }

  private func object(for report: Report) -> JSON {
    .object([
      ("kind", .string(report.kind.rawValue)),
      ("start_time", .optional(report.startTime)),
      ("end_time", .optional(report.endTime)),
      ("elapsed_seconds", report.elapsed.map(Self.seconds) ?? .null),
      ("ticks_per_second", .integer(report.ticksPerSecond)),
      ("cpus", .array(report.changes(perCPU: perCPU).map(object(for:)))),
    ])
  }

  private func object(for change: Change) -> JSON {
    let shares = change.shares
    return .object([
      ("cpu", .string("\(change.name)")),
      ("percent", states { state in shares?[state].map { .decimal(decimal(tenths: $0)) } }),
      ("ticks", states { state in change.deltas?[state].map(JSON.integer) }),
      ("total_ticks", change.total.map(JSON.integer) ?? .null),
      ("flags", .array(change.flagNames.map(JSON.string))),
    ])
  }

  /// An object with a member for each of the ten states, always all of them.
  private func states(_ value: (CPUState) -> JSON?) -> JSON {
    .object(CPUState.allCases.map { ($0.name, value($0) ?? .null) })
  }

  /// Nanoseconds as seconds, cut to milliseconds.
  private static func seconds(_ nanoseconds: UInt64) -> JSON {
    let milliseconds = Int(clamping: nanoseconds / 1_000_000)
    return .decimal("\(milliseconds / 1000)." + padded(milliseconds % 1000, to: 3))
  }
}
