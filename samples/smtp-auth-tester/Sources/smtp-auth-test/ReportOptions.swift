import ArgumentParser
import Diagnosis
import Glibc
import Reporting

/// How the outcome of a look at a server is written.
struct ReportOptions: ParsableArguments {
  @Option(
    help: "How to write the report: text for people, json for programs, nagios for a monitoring system.")
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp("Warn this many days before a certificate expires.", valueName: "days"))
  var warnDays = 14

  func validate() throws {
    guard (0...3650).contains(warnDays) else {
      throw ValidationError("'--warn-days' must be between 0 and 3650")
    }
  }

  /// Writes the report and ends the program with its status: the verdict's number, or a plug-in's for Nagios.
  func write(
    _ verdict: Verdict, text: (Wrapping) -> String, json: @autoclosure () -> String,
    nagios: @autoclosure () -> NagiosResult
  ) throws {
    var output = StandardOutput()
    var status = verdict.rawValue
    switch format {
    case .text: try output.write(text(.forOutput))
    case .json: try output.write(json())
    case .nagios:
      let result = nagios()
      try output.write(result.text)
      status = result.state.rawValue
    }
    throw ExitCode(status)
  }
}
