import ArgumentParser
import Processing
import Glibc
import Reporting
import Settings
import Signatures
import Spool
import SystemPackage

/// Does the work: hits become reports, and reports leave.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Make reports of the requests kept in the spool, and send those that are due.",
    discussion: """
      One round of work, for cron or a timer every few minutes; with '--daemon' rounds until a signal arrives. \
      Several processes at once do no harm: only one of them works.

      Exit status: 0 when the round was done, also when some mail could not be sent yet; 75 when the spool or the DNS \
      cannot be used at present; 78 when the settings do not allow mail to be sent.
      """)

  @Flag(help: "Do not wait for the end of an attack's window, nor for the time of the daily summary.")
  var now = false

  @Flag(help: "Change nothing and send nothing; print what would be done.")
  var dryRun = false

  @Flag(help: "Run a round every '--interval' seconds until a signal arrives.")
  var daemon = false

  @Option(help: ArgumentHelp("Seconds between two rounds of '--daemon'. (default: 60)", valueName: "seconds"))
  var interval: Int?

  @Flag(help: "Print events as JSON, one on each line.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print only warnings, for cron.")
  var quiet = false

  @OptionGroup var options: SettingsOptions

  func validate() throws {
    if interval != nil, !daemon { throw ValidationError("'--interval' needs '--daemon'") }
    guard (1...86_400).contains(interval ?? 60) else {
      throw ValidationError("'--interval' must be between 1 and 86400 seconds")
    }
    if daemon, dryRun { throw ValidationError("'--daemon' and '--dry-run' exclude each other") }
    if json, quiet { throw ValidationError("'--json' and '--quiet' exclude each other") }
  }

  func run() throws {
    guard daemon else {
      try round(waiting: false)
      return
    }
    let interruption = Interruption()
    while true {
      let begin = Moment.monotonicNow
      do {
        try round(waiting: true)
      } catch let problem as any Problem where problem.status == 75 {
        // The disk is full, or the DNS is away: that may have changed at the next round.
        WormMailer.remark(problem.description)
      }
      if interruption.wait(until: begin + UInt64(interval ?? 60) * 1_000_000_000) { return }
    }
  }

  /// Does a round with the settings as they are now.
  private func round(waiting: Bool) throws {
    let settings = try options.read()
    let spool = try settings.openSpool()
    if !dryRun { try spool.prepare() }
    let time = Moment.now.seconds
    let lock = dryRun ? nil : try SpoolLock.take(of: spool, waiting: waiting)
    guard dryRun || lock != nil else {
      WormMailer.remark("another process works on \(settings.spool); nothing was done")
      return
    }
    defer { withExtendedLifetime(lock) {} }
    let mail = try LiveMailService(settings, spool, signatures: SignatureTable(settings), now: time) {
      WormMailer.remark($0)
    }
    var rounds = Round.Options()
    rounds.closesAll = now
    rounds.isRehearsal = dryRun
    var problem: (any Error)?
    var round = try Round(settings, spool, mail, options: rounds, now: time) { event in
      do {
        try tell(event, at: time)
      } catch {
        // Who reads the events may have left; the work goes on.
        problem = problem ?? error
      }
    }
    try round.run()
    if let problem { throw problem }
  }

  private func tell(_ event: Event, at time: Int64) throws {
    var output = StandardOutput()
    if json { return try output.write(event.json(at: time) + "\n") }
    switch event.kind {
    case .warning: WormMailer.remark(event.line)
    case .failed where !quiet, .decided where !quiet, .sent where !quiet, .ended where !quiet,
      .waiting where !quiet:
      try output.write(event.line + "\n")
    default: break
    }
  }
}

extension Event {
  /// The event on one line, the report's number first.
  fileprivate var line: String { (report.map { $0.prefix(8) + ": " } ?? "") + text }
}
