import ProcStat
import SystemPackage

/// A failure the user is told about in one line, without the program's name and a full stop.
protocol Problem: Error, CustomStringConvertible {}

/// Why there is no reading.
enum InputProblem: Problem {
  case unreadable(String, Errno)
  case tooLarge(String)
  case malformed(String, ReadingProblem)

  var description: String {
    switch self {
    case .unreadable(let place, let errno): "\(place): \(errno)"
    case .tooLarge(let place):
      "\(place): the file is larger than \(ReadingFile.largestSize >> 20) MiB, which no reading is"
    case .malformed(let place, let problem):
      "\(place):\(problem.line.map { "\($0):" } ?? "") \(problem)"
    }
  }
}

/// Why the report does not reach its reader.
enum OutputProblem: Problem {
  case readerGone
  case interrupted
  case failed(Errno)

  var description: String {
    switch self {
    case .readerGone: "standard output: \(Errno.brokenPipe)"
    case .interrupted: "standard output: interrupted before all was written"
    case .failed(let errno): "standard output: \(errno)"
    }
  }
}
