import ArgumentParser
import Reporting

/// The program: from the command line to an exit status.
@main
struct DriverCheck: Program {
  static let configuration = CommandConfiguration(
    commandName: "driver-check",
    abstract: "Say what of this machine works under Linux, and what to do for the rest.",
    discussion: """
      Looks at PCI, USB, ACPI and sound devices, their drivers, modules, firmware and radios, at apt's sources and \
      dpkg's packages, and at what a model file knows of the machine. Prints the commands that help and never runs \
      them; needs no root and no network. The manual page driver-check(1) tells the whole story.
      """,
    version: "driver-check 1.0.0")

  @OptionGroup var options: Options

  func validate() throws {
    try options.check()
  }

  func run() throws {
    if options.format == .nagios {
      try NagiosResult.check(Report.service, examine)
    } else {
      try examine()
    }
  }

  private func examine() throws {
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
