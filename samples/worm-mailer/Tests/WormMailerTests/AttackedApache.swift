import Foundation
import ProgramTesting
import RealServers
import ServerTesting

/// A private Apache with the configuration that `worm-mailer rules apache` prints, and the program behind it.
final class AttackedApache: Sendable {
  let server: WebServer

  /// Starts one, which keeps what it sees in an installation's spool.
  ///
  /// - Parameter pipesLog: Whether the third source is used, the piped log, or the second one, error documents.
  init(_ installation: Installation, pipesLog: Bool = true) throws {
    let scratch = installation.scratch
    // The server's user need not be allowed to go where the tests were built.
    let program = try scratch.program("bin/worm-mailer", copyOf: try sample.binaries() + "/worm-mailer")
    let link = scratch.path + "/bin/worm-mailer.cgi"
    if symlink("worm-mailer", link) != 0, errno != EEXIST { throw POSIXError(.EIO) }
    try WebServer.give(installation.spool)
    let programs = [
      "worm-mailer.cgi": """
      #!/bin/sh
      printf '%s %s\\n' "${REDIRECT_STATUS:-rule}" "$REQUEST_URI" >>"${0%/*}/../run/noted"
      \(installation.variable) exec '\(link)'
      """,
      "worm-mailer": """
      #!/bin/sh
      tee -a "${0%/*}/../run/piped" | \(installation.variable) '\(program)' log
      """,
    ]
    server = try WebServer(programs: programs) { programs in
      var words = ["rules", "apache", "--program", programs + "/worm-mailer"]
      words += ["--cgi", programs + "/worm-mailer.cgi"] + (pipesLog ? [] : ["--no-pipe"])
      let rules = try sample.run(words)
      guard rules.status == 0 else { throw ServerGuard.Failed(description: "\(rules)") }
      // An ordinary user's server has no rights to give up.
      guard WebServer.user == nil else { return rules.output }
      return rules.output.replacing(
        "/usr/bin/setpriv --reuid=www-data --regid=www-data --clear-groups ", with: "")
    }
  }

  /// Requests that the program answered, each after the status of the error document or `rule`.
  var noted: [String] { server.written("noted", until: { _ in true }) }

  /// Lines that the piped log has.
  var piped: [String] { server.written("piped", until: { _ in true }) }

  /// Sends a request for a target as Nimda does, and gives the status of the answer.
  func get(_ target: String, source: String) throws -> String {
    let request = "GET \(target) HTTP/1.0\r\nHost: www.reporter.example\r\n\r\n"
    return String(try server.send(Array(request.utf8), source: source).split(separator: " ")[1])
  }
}
