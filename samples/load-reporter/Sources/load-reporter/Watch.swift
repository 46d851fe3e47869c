import ArgumentParser
import ProcStat
import Reporting

/// What a monitoring system can have watched: a state, or all the time a CPU was not free.
enum Watched: Hashable {
  case state(CPUState)
  case busy

  /// The one of that name, in two letters or as proc(5) has it.
  init?(_ name: String) {
    if name == "busy" {
      self = .busy
    } else if let column = Column.all.first(where: { [$0.letters, $0.state.name].contains(name) }) {
      self = .state(column.state)
    } else {
      return nil
    }
  }

  /// All of them, in the order of the report.
  static let all = [Watched.busy] + Column.all.map { .state($0.state) }

  /// The name in reports.
  var name: String {
    switch self {
    case .state(let state): Column.of(state)?.letters ?? state.name
    case .busy: "busy"
    }
  }

  /// Whether the kernel counts it, but what it gained is not known.
  func isLost(in change: Change) -> Bool {
    if case .state(let state) = self { return change.unknown.contains(state) }
    return false
  }

  /// The share in tenths of a percent; busy is what idle and iowait leave.
  func tenths(in shares: Shares) -> Int? {
    switch self {
    case .state(let state): shares[state]
    // By other tools' rules idle and iowait together may be more than all.
    case .busy: shares[.idle].map { max(0, 1000 - $0 - (shares[.iowait] ?? 0)) }
    }
  }
}

/// A range for something watched, as it is given on the command line: `us=80`, `idle=20:`.
struct Watch: ExpressibleByArgument {
  let watched: Watched
  let range: NagiosRange

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let watched = Watched(String(parts[0])), let range = NagiosRange(String(parts[1]))
    else { return nil }
    self.watched = watched
    self.range = range
  }
}
