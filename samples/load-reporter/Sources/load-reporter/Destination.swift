import FileSystem
import Reporting
import SystemPackage

/// Where the reports go.
enum Destination {
  case standardOutput(StandardOutput)

  /// A file that holds one report, replaced by each.
  case file(FilePath)

  /// Looks whether a report could be written; whoever reads standard output is not known before.
  func check() throws {
    if case .file(let file) = self { try file.checkReplaceable() }
  }

  /// Writes a text; no text leaves a file as it is.
  mutating func write(_ text: String) throws {
    if text.isEmpty { return }
    switch self {
    case .file(let file): try file.replace(with: text.shownInLines.utf8)
    case .standardOutput(var output):
      try output.write(text)
    }
  }

  /// Stops waiting for a reader when a signal comes.
  mutating func stopWaiting(on interruption: Interruption) {
    guard case .standardOutput(var output) = self else { return }
    output.interruption = interruption
    self = .standardOutput(output)
  }
}
