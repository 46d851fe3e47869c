import FileSystem
import SystemPackage

/// A file or a directory that is copied into a stage, and the line that asks for it.
struct CopySource: Hashable, Sendable {
  let path: FilePath
  /// The line of a list such as `PACKAGE.install`; nil where it is in none.
  let line: Problem.Place?

  /// A problem with copying it to a place.
  func problem(_ place: FilePath, _ reason: String) -> Problem {
    Problem(at: line, "'\(path)' cannot be installed as '\(place)', \(reason)")
  }
}

extension CopySource: CustomStringConvertible {
  /// "'FILE' (LIST:LINE)".
  var description: String { "'\(path)'" + (line.map { " (\($0))" } ?? "") }
}
