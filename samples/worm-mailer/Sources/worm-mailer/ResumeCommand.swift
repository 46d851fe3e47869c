import ArgumentParser
import Reporting
import Settings
import Spool

/// Goes on after too much mail came back.
struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Resume sending after the program has stopped because of bounces.",
    discussion: "Mails that were sent before do not count for 'bounce_limit' any more.")

  @OptionGroup var options: SettingsOptions

  func run() throws {
    let spool = try options.read().openSpool()
    let lock = try SpoolLock.take(of: spool, waiting: true)
    defer { withExtendedLifetime(lock) {} }
    var notes = try spool.notes()
    var output = StandardOutput()
    guard let pause = notes.pause else { return try output.write("Nothing was stopped.\n") }
    notes.pause = nil
    notes.resumed = Moment.now.seconds
    try spool.save(notes)
    try output.write("Sending goes on. It had stopped at \(Moment.text(pause.since)): \(pause.reason).\n")
  }
}

extension Moment {
  /// A time in seconds since 1970 by RFC 3339 in UTC, or a hyphen when it has no such form.
  static func text(_ seconds: Int64) -> String { iso8601(seconds: seconds) ?? "-" }
}
