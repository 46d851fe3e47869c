import ArgumentParser

/// How a result is written: for people, for programs, or for a monitoring system.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, nagios

  /// What monitoring systems watch.
  static let service = "SMTP AUTH"
}
