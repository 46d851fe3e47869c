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
      their configuration. A request that a signature matches is kept in the spool. An error document answers with the \
      error's status; otherwise the answer is 403 when the request was kept, and 404 when it was not. Nothing is \
      looked up and nothing is sent.

      No command is needed when the program is called 'worm-mailer.cgi'. Its configuration is that in \
      $\(SettingsOptions.variable), or \(SettingsOptions.standardPath).
      """)

  func run() throws { throw ExitCode(CGIInput.answer()) }
}
