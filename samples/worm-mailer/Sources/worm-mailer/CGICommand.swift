import ArgumentParser
import Glibc
import Reporting

/// A CGI request as a command; usually `CGIInput` is asked before commands are looked for.
struct CGICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cgi",
    abstract: "Take a request from a web server, as a CGI program.",
    discussion: """
      For web servers, which run it for requests that look like a worm's and for their error documents; 'rules' prints \
      their configuration. A request that a signature knows is kept in the spool. An error document answers with the \
      error's status; otherwise the answer is 403 to what was kept, and 404. Nothing is looked up and nothing is sent.

      The program is also asked so when its name is 'worm-mailer.cgi'. Its configuration is that in \
      $\(SettingsOptions.variable), or \(SettingsOptions.standardPath).
      """)

  func run() throws { throw ExitCode(CGIInput.answer()) }
}
