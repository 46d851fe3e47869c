import Reporting

/// The reports as a JSON array: one object a line, each written as soon as it is known.
struct JSONFormat: ReportFormat {
  private var isFirst = true

  init() {}

  func opening() -> String { "[" }

  mutating func body(of report: Report) -> String {
    let separator = isFirst ? "\n" : ",\n"
    isFirst = false
    return separator + ReportJSON(report: report).object.text
  }

  /// Ends the array; whoever wants the average can add the ticks up.
  func closing(average: Report?) -> String { "\n]\n" }
}
