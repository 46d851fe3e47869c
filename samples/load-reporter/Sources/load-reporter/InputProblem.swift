import ProcStat
import Reporting
import SystemPackage

/// Why there is no reading.
enum InputProblem: Problem {
  case unreadable(String, Errno)
  case tooLarge(String)
  case malformed(String, line: Int?, String)

  var description: String {
    switch self {
    case .unreadable(let place, .invalidArgument): "\(place): not a regular file"
    case .unreadable(let place, let errno): "\(place): \(errno)"
    case .tooLarge(let place):
      "\(place): the file is larger than \(ReadingFile.largestSize >> 20) MiB, which no reading is"
    case .malformed(let place, let line, let problem):
      "\(place):\(line.map { "\($0):" } ?? "") \(problem)"
    }
  }
}
