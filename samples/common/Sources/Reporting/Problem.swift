public import FileSystem
public import SystemPackage

/// A failure the user is told about in one line, without the program's name and a full stop.
public protocol Problem: Error, CustomStringConvertible {
  /// What the program ends with.
  var status: Int32 { get }
}

extension Problem {
  public var status: Int32 { 1 }
}

extension FileSystem.Problem: Problem {}

/// Why the report does not reach its reader.
public enum OutputProblem: Problem {
  case readerGone
  case interrupted
  case failed(Errno)

  public var description: String {
    switch self {
    case .readerGone: "standard output: \(Errno.brokenPipe)"
    case .interrupted: "standard output: interrupted before all was written"
    case .failed(let errno): "standard output: \(errno)"
    }
  }
}
