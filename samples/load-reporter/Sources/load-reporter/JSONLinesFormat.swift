import Reporting

/// The objects of the JSON array, each on a line of its own and nothing else, for programs that read lines.
struct JSONLinesFormat: ReportFormat {
  func body(of report: Report) -> String { ReportJSON(report: report).object.text + "\n" }
}
