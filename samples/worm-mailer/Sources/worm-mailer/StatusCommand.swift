import ArgumentParser
import FileSystem
import Overview
import Reporting
import Settings
import Spool
import SystemPackage

/// The figures for monitoring systems.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Print the figures that a monitoring system watches.",
    discussion: """
      For Nagios, one line has the age of the oldest mail in the queue, in seconds, and the rate of bounces in the \
      last seven days, in percent; when sending has stopped because of bounces, the state is critical. Ranges are \
      those of the Monitoring Plugins. The exit status is 0 to 3, as for plugins; for Prometheus it is 0.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case prometheus
    case nagios
  }

  @Option(help: "The format of the figures.")
  var format = Format.prometheus

  @Option(help: ArgumentHelp("Replace this file atomically, for the textfile collector.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Warn of mail in the queue that is older, in seconds.", valueName: "range"))
  var warningAge = "86400"

  @Option(help: ArgumentHelp("Mail in the queue that is older is critical.", valueName: "range"))
  var criticalAge = "259200"

  @Option(help: ArgumentHelp("Warn of more bounces, in percent.", valueName: "range"))
  var warningBounces = "15"

  @Option(help: ArgumentHelp("More bounces are critical.", valueName: "range"))
  var criticalBounces = "30"

  @OptionGroup var options: SettingsOptions

  func validate() throws {
    if output != nil, format == .nagios { throw ValidationError("'--output' is for '--format prometheus'") }
    for text in [warningAge, criticalAge, warningBounces, criticalBounces] where NagiosRange(text) == nil {
      throw ValidationError("'\(text)' is not a range such as 10, 10: or 10:20")
    }
  }

  func run() throws {
    switch format {
    case .prometheus:
      let text = try figures().prometheus
      if let output { return try FilePath(output).replace(with: text.utf8) }
      var output = StandardOutput()
      try output.write(text)
    case .nagios:
      let age = NagiosThresholds(warning: NagiosRange(warningAge), critical: NagiosRange(criticalAge))
      let rates = NagiosThresholds(
        warning: NagiosRange(warningBounces), critical: NagiosRange(criticalBounces))
      let result = try figures().nagios(queueAge: age, bounceRates: rates)
      var output = StandardOutput()
      try output.write(result.text)
      throw ExitCode(result.state.rawValue)
    }
  }

  private func figures() throws -> Figures {
    let spool = Spool(try options.read().spool, warn: WormMailer.remark)
    return try Figures(spool, now: Moment.now.seconds)
  }
}
