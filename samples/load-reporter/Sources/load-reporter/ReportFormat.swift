import ArgumentParser
import Reporting

/// A way of writing reports.
///
/// A new one is a type of its own in a file of its own, and a case of `FormatName`.
protocol ReportFormat {
  /// What comes before the first report.
  mutating func opening() -> String

  /// One report.
  mutating func body(of report: Report) -> String

  /// What comes after the last report, given the average over all of them if there were several.
  mutating func closing(average: Report?) -> String
}

/// The formats by the names users give them.
enum FormatName: String, CaseIterable, ExpressibleByArgument {
  case text
  case json

  /// The format of that name.
  func make(perCPU: Bool) -> any ReportFormat {
    switch self {
    case .text: TextFormat(perCPU: perCPU, repeatsHeading: StandardOutput.isTerminal)
    case .json: JSONFormat(perCPU: perCPU)
    }
  }
}
