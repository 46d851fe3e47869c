import ProcStat
import Reporting

/// One comparison, ready to be written in some format.
struct Report {
  /// What kind of two readings were compared; the raw values appear in JSON and do not change.
  enum Kind: String {
    case interval
    case average
    case sinceBoot = "since-boot"
    case files
  }

  let kind: Kind
  let before: Observation
  let after: Observation
  let comparison: Comparison
  let ticksPerSecond: UInt64

  /// What of it is to be shown.
  let view: View

  init(kind: Kind, before: Observation, after: Observation, ticksPerSecond: UInt64, view: View) {
    self.kind = kind
    self.before = before
    self.after = after
    self.comparison = Comparison(
      from: before.reading, to: after.reading, ticksPerSecond: ticksPerSecond,
      elapsed: after.nanoseconds(since: before))
    self.ticksPerSecond = ticksPerSecond
    self.view = view
  }

  /// The lines to show: all CPUs together and those asked for.
  var changes: [Change] {
    switch view.cpus {
    case .none: [comparison.all]
    case .every: [comparison.all] + comparison.cpus
    case .some(let list): [comparison.all] + list.numbers.map(comparison.cpu)
    case .busiest(let count): [comparison.all] + busiest.prefix(count)
    }
  }

  /// The CPUs, those first that were free for the least time; those that cannot be told come last.
  private var busiest: [Change] {
    let cpus = comparison.cpus.map { cpu in (cpu, cpu.shares.flatMap { Watched.busy.tenths(in: $0) } ?? -1) }
    // A sort that keeps the order of equals is not promised.
    return cpus.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map(\.element.0)
  }

  /// The shares of a line by the rules asked for, with the decimals these have or those given.
  func shares(of change: Change, decimals: Int? = nil) -> Shares? {
    let convention = view.convention
    return convention.shares(of: change.name, in: comparison, decimals: decimals ?? convention.decimals)
  }

  /// The figures of the machine besides its CPUs.
  var system: SystemFigures { SystemFigures(from: before, to: after, elapsed: elapsed) }

  /// The figures of the control group, if there is one to watch.
  var cgroup: CgroupFigures? { CgroupFigures(from: before, to: after, elapsed: elapsed) }

  /// The processes that used most, if they are wanted.
  var tasks: [ConsumerFigures]? {
    view.listing.tasks.map {
      ConsumerFigures.top($0, from: before.tasks, to: after.tasks, elapsed: elapsed)
    }
  }

  /// The control groups that used most, likewise.
  var groups: [ConsumerFigures]? {
    view.listing.groups.map {
      ConsumerFigures.top($0, from: before.groups, to: after.groups, elapsed: elapsed)
    }
  }

  /// The nanoseconds between the readings by the monotonic clock, or nil when one is a saved copy.
  var elapsed: UInt64? { after.nanoseconds(since: before) }

  /// A line with the local date of the second reading, if that is not the date of the first.
  var newDay: String {
    guard kind == .interval, let start = before.moment?.date, let end = after.moment?.date else { return "" }
    return start == end ? "" : end + "\n"
  }

  /// The nanoseconds between the readings for which the machine was suspended, which are not in `elapsed`.
  var suspended: UInt64? { after.suspension(since: before) }

  /// When the time reported on began, by ISO 8601, if it is known.
  var startTime: String? {
    kind == .sinceBoot
      ? after.reading.bootTime.flatMap { Moment.iso8601(seconds: $0) } : before.moment?.iso8601
  }

  /// When the time reported on ended, by ISO 8601, if it is known.
  var endTime: String? { after.moment?.iso8601 }
}

extension Change {
  /// A share as a table shows it, with `-` for what the kernel did not count and `n/a` for what cannot be told.
  func cell(_ state: CPUState, _ shares: Shares?, _ convention: Convention) -> String {
    if let shares, convention != .own || !unknown.contains(state) {
      return shares[state].map { String($0, decimals: shares.decimals) } ?? "-"
    }
    let counters = deltas ?? after ?? before
    let isCounted = convention == .own ? counters?[state] != nil || counters == nil : true
    return isCounted ? "n/a" : "-"
  }

  /// The names of the flags in their fixed order.
  var flagNames: [String] {
    Flag.allCases.filter(flags.contains).map(\.rawValue)
  }
}
