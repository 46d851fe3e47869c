import ArgumentParser
import ProcStat

/// What of a report is to be shown, whatever the format.
struct View {
  /// Which CPUs are shown after the line for all of them.
  enum CPUs {
    case none
    case every
    case some(CPUList)

    /// So many, the busiest first.
    case busiest(Int)
  }

  var cpus = CPUs.none

  /// Whose rules the percentages follow.
  var convention = Convention.own

  /// Whether people see the figures of the system besides.
  var showsSystem = false

  /// Which of those that use CPU time are shown.
  var listing = Consumer.Listing()

  /// Whether a report may have more lines than that for all CPUs.
  var hasLines: Bool {
    if case .none = cpus { return false }
    return true
  }
}

/// The CPUs of a list, as it is given on the command line.
struct CPUNumbers: ExpressibleByArgument {
  let list: CPUList

  init?(argument: String) {
    guard let list = CPUList(argument) else { return nil }
    self.list = list
  }
}

/// The tools whose percentages can be had.
enum OtherTool: String, CaseIterable, ExpressibleByArgument {
  case top
  case mpstat
  case htop

  /// Its rules.
  var convention: Convention {
    switch self {
    case .top: .top
    case .mpstat: .mpstat
    case .htop: .htop
    }
  }
}

extension ReportOptions {
  /// What of a report is to be shown.
  var view: View {
    View(
      cpus: perCpu ? .every : cpu.map { .some($0.list) } ?? busiest.map { .busiest($0) } ?? .none,
      convention: compat?.convention ?? .own,
      showsSystem: system, listing: Consumer.Listing(tasks: top, groups: topCgroups))
  }
}
