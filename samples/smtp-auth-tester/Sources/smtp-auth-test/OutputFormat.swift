import ArgumentParser
import Reporting

/// How a result is written: for people, for programs, or for a monitoring system.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, nagios
}

extension OutputFormat {
  /// What monitoring systems watch.
  static let service = "SMTP AUTH"

  /// Ends the program because there is nothing to report on; for a monitoring system that is a state of its own.
  func fail(_ problem: any Problem) throws -> Never {
    if self == .nagios { try Self.check { throw problem } }
    throw problem
  }

  /// Does the work of a check for a monitoring system.
  static func check(_ work: () throws -> Void) throws { try NagiosResult.check(service, work) }
}
