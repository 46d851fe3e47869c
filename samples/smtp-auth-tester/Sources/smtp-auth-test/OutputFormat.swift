import ArgumentParser
import Reporting

/// How a result is written: for people, for programs, or for a monitoring system.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, nagios
}

extension OutputFormat {
  /// Ends the program because there is nothing to report on; for a monitoring system that is a state of its own.
  func fail(_ problem: any Problem) throws -> Never {
    guard self == .nagios else { throw problem }
    var output = StandardOutput()
    let result = NagiosResult("SMTP AUTH", .unknown, printable(problem.description))
    try output.write(result.text)
    throw ExitCode(result.state.rawValue)
  }
}
