import ArgumentParser

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

  /// What the program ends with when all went well.
  var status: Int32 { get }
}

extension ReportFormat {
  func opening() -> String { "" }

  func closing(average: Report?) -> String { "" }

  var status: Int32 { 0 }
}

/// The formats by the names users give them.
enum FormatName: String, CaseIterable, ExpressibleByArgument {
  case text
  case top
  case mpstat
  case json
  case jsonl
  case csv
  case prometheus
  case nagios
}
