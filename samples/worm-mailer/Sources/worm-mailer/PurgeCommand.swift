import ArgumentParser
import Processing
import Reporting
import Settings
import Spool

/// Forgets what is old.
struct PurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Remove addresses, reports and suppressions that are older than 'keep'.",
    discussion: "Counters for monitoring are kept. For cron, once a day or week.")

  @Flag(help: "Remove nothing; print how much would be removed.")
  var dryRun = false

  @OptionGroup var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    let spool = try settings.openSpool()
    let lock = try SpoolLock.take(of: spool, waiting: true)
    defer { withExtendedLifetime(lock) {} }
    let purge = Purge(spool, keep: settings.keep, now: Moment.now.seconds, isRehearsal: dryRun)
    let count = try purge.run()
    var output = StandardOutput()
    let counts = [
      count.cases.counted("address", "addresses"), count.reports.counted("report", "reports"),
      count.suppressions.counted("suppression", "suppressions"),
    ]
    try output.write("\(dryRun ? "Would remove" : "Removed") \(counts.joined(separator: ", ")).\n")
  }
}
