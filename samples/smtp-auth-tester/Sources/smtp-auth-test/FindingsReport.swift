import ArgumentParser
import Doctor
import Reporting

/// What `doctor` or `client` found out, as its readers want it.
struct FindingsReport {
  /// How a look at this machine ended; the numbers are exit statuses.
  enum Status: Int32 {
    case noFault = 0

    /// Something is wrong.
    case faults = 20

    /// Nothing wrong was seen, but not everything could be.
    case notAllSeen = 21

    /// A name for programs.
    var name: String {
      switch self {
      case .noFault: "no-fault"
      case .faults: "faults"
      case .notAllSeen: "not-all-seen"
      }
    }
  }

  /// What was looked at: `Postfix in /etc/postfix`.
  let subject: String

  /// The worst first.
  let findings: [Finding]

  /// Whether what is good is told as fully as what is bad.
  let isVerbose: Bool

  init(_ subject: String, _ findings: [Finding], isVerbose: Bool) {
    self.subject = subject
    self.isVerbose = isVerbose
    // In the order in which they came where they are equally bad.
    self.findings = Finding.Severity.allCases.reversed().flatMap { severity in
      findings.filter { $0.severity == severity }
    }
  }

  var status: Status {
    if findings.contains(where: { $0.severity == .fault }) { return .faults }
    return findings.contains { $0.severity == .unknown } ? .notAllSeen : .noFault
  }

  /// How many there are of a sort.
  func count(_ severity: Finding.Severity) -> Int { findings.count { $0.severity == severity } }

  /// Writes the report and ends the program with its status.
  func write(_ format: OutputFormat) throws {
    var output = StandardOutput()
    switch format {
    case .text: try output.write(text(.forOutput))
    case .json: try output.write(json)
    case .nagios:
      try output.write(nagios.text)
      throw ExitCode(nagios.state.rawValue)
    }
    throw ExitCode(status.rawValue)
  }

  /// For a monitoring system: the titles of the worst.
  var nagios: NagiosResult {
    let state: NagiosResult.State =
      switch status {
      case .faults: .critical
      case .notAllSeen: .unknown
      case .noFault: count(.warning) > 0 ? .warning : .ok
      }
    let worst = findings.filter { $0.severity > .note }.prefix(3).map(\.titleWithServices)
    let more = findings.filter { $0.severity > .note }.count - worst.count
    let words = worst.isEmpty ? ["nothing is wrong"] : Array(worst) + (more > 0 ? ["and \(more) more"] : [])
    return NagiosResult(
      OutputFormat.service, state, words.joined(separator: "; "),
      [
        NagiosResult.Measure("faults", String(count(.fault))),
        NagiosResult.Measure("warnings", String(count(.warning))),
      ])
  }
}

extension Finding {
  /// The title, and what it is about.
  var titleWithServices: String {
    (services.isEmpty ? title : "\(services.joined(separator: ", ")): \(title)").printable
  }
}
