import Glibc
import ProcStat
import Reporting

/// Carries a plan out, handing each comparison to the format as soon as it is known.
struct Sampling {
  let plan: Plan

  /// What of the reports is to be shown.
  let view: View

  /// The reports so far, if a chart of them is wanted.
  private(set) var timeline: Timeline?

  /// Whether they were read from a file instead of made.
  private(set) var isReplay = false

  /// USER_HZ, the ticks in a second; 100 wherever Linux runs today.
  static let ticksPerSecond: UInt64 = {
    let ticks = sysconf(Int32(_SC_CLK_TCK))
    return ticks > 0 ? UInt64(ticks) : 100
  }()

  init(plan: Plan, view: View, keepsTimeline: Bool) {
    self.plan = plan
    self.view = view
    self.timeline = keepsTimeline ? Timeline() : nil
  }

  /// Runs to the end of the plan, or to the signal that ends it.
  mutating func run(_ format: inout any ReportFormat, into output: inout Destination) throws {
    switch plan {
    case .sinceBoot(let source):
      let now = try source.observe()
      try write(report(.sinceBoot, from: now.atBoot, to: now), by: &format, into: &output)
    case .once(let first, let second):
      guard let before = try observe(first, orRunWithout: second) else {
        isReplay = true
        return
      }
      let after = try second.observe()
      try write(report(.files, from: before, to: after), by: &format, into: &output)
    case .repeatedly(let source, let interval, let count):
      try sample(source, every: interval, count: count, format: &format, into: &output)
    }
  }

  /// Takes a reading; where no other one is named, its file may hold a whole run instead, whose intervals become the
  /// timeline.
  private mutating func observe(_ source: Source, orRunWithout second: Source) throws -> Observation? {
    guard case .live = second, var run = timeline else { return try source.observe() }
    let observation = try source.observe { lines in try run.replay(&lines, of: source.place) }
    timeline = run
    return observation
  }

  /// Writes the only report there is.
  private mutating func write(
    _ report: Report, by format: inout any ReportFormat, into output: inout Destination
  ) throws {
    timeline?.record(Interval(report))
    try output.write(format.opening() + format.body(of: report) + format.closing(average: nil))
  }

  private mutating func sample(
    _ source: Source, every interval: UInt64, count: Int, format: inout any ReportFormat,
    into output: inout Destination
  ) throws {
    let interruption = Interruption()
    output.stopWaiting(on: interruption)
    let first = try source.observe()
    var latest = first
    var deadline = Moment.monotonicNow
    var reported = 0
    var interrupted = false
    try output.write(format.opening())
    while !interrupted, count == 0 || reported < count {
      // Deadlines are computed from the start, so that the time spent printing does not add up; when one has
      // passed already, on an overloaded machine, the next is a whole interval away.
      deadline += interval
      if deadline < Moment.monotonicNow { deadline = Moment.monotonicNow + interval }
      interrupted = interruption.wait(until: deadline)
      let next = try source.observe(again: true)
      let report = report(.interval, from: latest, to: next)
      // Interrupted right after a report, there is nothing new to know.
      if interrupted, reported > 0, report.comparison.all.flags.contains(.noTicks) { break }
      timeline?.record(Interval(report))
      try output.write(format.body(of: report))
      latest = next
      reported += 1
    }
    let average = reported > 1 ? report(.average, from: first, to: latest) : nil
    try output.write(format.closing(average: average))
  }

  private func report(_ kind: Report.Kind, from before: Observation, to after: Observation) -> Report {
    Report(kind: kind, before: before, after: after, ticksPerSecond: Self.ticksPerSecond, view: view)
  }
}
