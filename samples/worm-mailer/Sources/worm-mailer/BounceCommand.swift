import ArgumentParser
import Processing
import Glibc
import Reporting
import Settings
import Spool
import SystemPackage

/// Takes mail that comes back.
struct BounceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bounce",
    abstract: "Read a mail that came back, from an alias: a bounce, an automatic answer, STOP.",
    discussion: """
      Reads one mail from standard input. Mail is never answered. A bounce of one of our reports suppresses the \
      recipient's domain, and so does an answer that asks to use a form instead; STOP suppresses what it is about; \
      text by a person is passed on to the local administrator.

      In aliases(5): worm: "|/usr/bin/worm-mailer bounce". The exit status is 75 when the mail could not be kept, so \
      that the mail server tries again.
      """)

  @Option(help: ArgumentHelp("The address to which the mail server delivers it.", valueName: "address"))
  var recipient: String?

  @Flag(help: "Change nothing; print the kind of the mail.")
  var dryRun = false

  @OptionGroup var options: SettingsOptions

  /// As much of a mail is looked at; the rest is read and thrown away, or the mail server would see a broken pipe.
  private static let largest = 4 << 20

  /// After so many bytes reading ends: no mail server takes a larger mail, and what comes may be endless.
  private static let mostBytes = 1 << 30

  func run() throws {
    let settings: Settings
    do {
      settings = try options.read()
    } catch let problem as SettingsProblem {
      // Whoever edits the file has not lost the mail that came meanwhile.
      throw TemporaryProblem(description: problem.description)
    }
    let spool = try settings.openSpool()
    if !dryRun { try spool.prepare() }
    let returned = try ReturnedMail(settings, spool, now: Moment.now.seconds, isRehearsal: dryRun)
    let outcome = try returned.take(try Self.readMail(), recipient: recipient ?? Self.deliveredTo)
    var output = StandardOutput()
    let report = outcome.report.map { " (report \($0))" } ?? ""
    if dryRun || StandardOutput.isTerminal { try output.write("\(outcome.kind): \(outcome.text)\(report)\n") }
  }

  /// What Postfix and Exim tell a command of the address.
  private static var deliveredTo: String? {
    for name in ["ORIGINAL_RECIPIENT", "RECIPIENT"] {
      if let value = getenv(name) { return String(cString: value) }
    }
    return nil
  }

  private static func readMail() throws -> [UInt8] {
    var mail: [UInt8] = []
    var length = 0
    do {
      while length < mostBytes {
        let part = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
          count = try FileDescriptor.standardInput.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        if part.isEmpty { break }
        length += part.count
        mail += part.prefix(max(0, largest - mail.count))
      }
    } catch {
      throw TemporaryProblem(description: "standard input: \(error)")
    }
    return mail
  }
}

/// What may be different at another try (EX_TEMPFAIL).
struct TemporaryProblem: Problem {
  let description: String
  let status: Int32 = 75
}
