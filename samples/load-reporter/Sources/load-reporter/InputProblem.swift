import ProcStat
import Reporting
import SystemPackage

/// Why there is no reading.
enum InputProblem: Problem {
  case unreadable(String, Errno)
  case special(String, isSaved: Bool)
  case tooLarge(String, limit: Int)
  case malformed(String, line: Int?, String)

  /// A run that was recorded, where a reading should be.
  case recorded(String)

  /// No control groups of version 2.
  case noGroups

  var description: String {
    switch self {
    case .special(let place, let isSaved):
      "\(place): not a regular file\(isSaved ? "; write '-', and give it as standard input" : "")"
    case .unreadable(let place, let errno): "\(place): \(errno)"
    case .tooLarge(let place, let limit):
      "\(place): the file is larger than \(limit >> 20 > 0 ? "\(limit >> 20) MiB" : "\(limit >> 10) KiB"), "
        + "which no reading is"
    case .noGroups:
      "no control groups of version 2 are mounted at /sys/fs/cgroup or /sys/fs/cgroup/unified; give their directory with "
        + "'--cgroup'"
    case .recorded(let place):
      "\(place): this is JSON, not a copy of /proc/stat; a recorded run is drawn with '--svg' and without '--to'"
    case .malformed(let place, let line, let problem):
      "\(place):\(line.map { "\($0):" } ?? "") \(problem)"
    }
  }
}
