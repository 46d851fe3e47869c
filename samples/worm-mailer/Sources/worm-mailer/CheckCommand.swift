import ArgumentParser
import Processing
import Glibc
import Reporting
import Settings
import Signatures
import Spool
import SystemPackage

/// Whether the configuration can be worked with.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read the configuration and all files it names, and print what is wrong.",
    discussion: """
      Checks the spool, the template, the signatures and the sender as well; the sender's domain is looked up in the \
      DNS.

      Exit status: 0 when there are no errors, 1 otherwise.
      """)

  @Flag(help: "Print all settings, including the defaults.")
  var show = false

  @Flag(help: "Ask no name server.")
  var noLookup = false

  @OptionGroup var options: SettingsOptions

  func run() throws {
    let settings: Settings
    do {
      settings = try options.read()
    } catch let problem as SettingsProblem {
      for mistake in problem.mistakes { WormMailer.remark(mistake) }
      throw ExitCode(1)
    }
    var output = StandardOutput()
    if show {
      for key in SettingsKey.all {
        let values = key.shown(settings)
        try output.write(
          values.isEmpty ? "# \(key.name) =\n" : values.map { "\(key.name) = \($0)\n" }.joined())
      }
      return
    }
    let problems = problems(settings)
    for problem in problems { WormMailer.remark(problem) }
    guard problems.isEmpty else { throw ExitCode(1) }
    try output.write(summary(settings))
  }

  private func problems(_ settings: Settings) -> [String] {
    var problems: [String] = []
    let spool = Spool(settings.spool, warn: WormMailer.remark)
    if access(settings.spool.string, R_OK | W_OK | X_OK) != 0 {
      problems.append("\(settings.place(of: "spool")): 'spool': \(settings.spool): \(Errno(rawValue: errno))")
    }
    let programs = [("lookup_command", settings.lookupCommand.first), ("hook", settings.hook.first)]
    for (key, path) in programs + [
      ("sendmail", settings.relay == nil && settings.send ? settings.sendmail.string : nil)
    ] {
      guard let path, access(path, X_OK) != 0 else { continue }
      problems.append("\(settings.place(of: key)): '\(key)': \(path): \(Errno(rawValue: errno))")
    }
    do {
      let signatures = try SignatureTable(settings)
      guard problems.isEmpty else { return problems }
      let mail = try LiveMailService(settings, spool, signatures: signatures, now: Moment.now.seconds) {
        WormMailer.remark($0)
      }
      if settings.send, !noLookup { try mail.checkSender() }
    } catch {
      problems.append("\(error)")
    }
    return problems
  }

  /// What the settings come to, in a few lines.
  private func summary(_ settings: Settings) -> String {
    let sending =
      settings.send
      ? "Mail is sent, the first \(settings.review) to \(settings.admin ?? "nobody") only."
      : "Nothing is sent: 'send = yes' is not set."
    let way = settings.relay.map { "the relay \($0)" } ?? settings.sendmail.string
    return """
      \(options.path): all is well.
      \(sending)
      Mail leaves by \(way), as \(settings.from ?? "nobody: 'from' is not set").
      Reports go to \(settings.recipient.rawValue == "both" ? "postmaster and abuse" : settings.recipient.rawValue).

      """
  }
}
