import ArgumentParser
import Overview
import Reporting
import Settings
import Spool

/// The page about the last days.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Print a page about the last days: attacks, mails, bounces, networks that stopped.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case html
    case json
  }

  @Option(help: "The format; the HTML page is a single file.")
  var format = Format.text

  @Option(help: ArgumentHelp("The number of days, including today.", valueName: "days"))
  var days = 7

  @OptionGroup var options: SettingsOptions

  func validate() throws {
    guard (1...366).contains(days) else { throw ValidationError("'--days' must be between 1 and 366") }
  }

  func run() throws {
    let settings = try options.read()
    let spool = Spool(settings.spool, warn: WormMailer.remark)
    let figures = try WeeklyFigures(settings, spool, days: days, now: Moment.now.seconds)
    var output = StandardOutput()
    switch format {
    case .text: try output.write(figures.text)
    case .html: try output.write(figures.html)
    case .json: try output.write(figures.json)
    }
  }
}
