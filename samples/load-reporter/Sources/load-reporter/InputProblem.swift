import ProcStat
import Reporting
import SystemPackage

/// Why there is no reading.
enum InputProblem: Problem {
  case unreadable(String, Errno)
  case tooLarge(String, limit: Int)
  case malformed(String, line: Int?, String)

  var description: String {
    switch self {
    case .unreadable(let place, .invalidArgument): "\(place): not a regular file"
    case .unreadable(let place, let errno): "\(place): \(errno)"
    case .tooLarge(let place, let limit):
      "\(place): the file is larger than \(limit >> 20 > 0 ? "\(limit >> 20) MiB" : "\(limit >> 10) KiB"), "
        + "which no reading is"
    case .malformed(let place, let line, let problem):
      "\(place):\(line.map { "\($0):" } ?? "") \(problem)"
    }
  }
}
