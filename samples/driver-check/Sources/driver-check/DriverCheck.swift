import ArgumentParser
import Reporting

/// The program: from the command line to an exit status.
@main
struct DriverCheck: Program {
  static let configuration = CommandConfiguration(
    commandName: "driver-check",
    abstract: "Report which devices work under Linux, and how to fix the others.",
    discussion: """
      Examines PCI, USB, ACPI and sound devices, their drivers, modules, firmware and radios, apt's sources, dpkg's \
      packages, and the model file of the machine. Prints the commands that help and never runs them; needs neither \
      root nor a network. See driver-check(1) for details.
      """,
    version: "driver-check 1.0.0")

  static let service: String? = Report.service

  @OptionGroup var options: Options

  func validate() throws {
    try options.check()
  }

  func run() throws {
    var output = StandardOutput()
    let survey = try Survey(options)
    if options.learn {
      try output.write(survey.learnedModel)
      return
    }
    if let word = options.explain {
      try output.write(try survey.explanation(of: word))
      return
    }
    let report = survey.report
    try output.write(report.text(options.format))
    throw ExitCode(options.format == .nagios ? report.nagios.state.rawValue : report.status.rawValue)
  }
}
