public import ArgumentParser
import Glibc
import Reporting
public import ServerRules

extension ServerRules.Server: ExpressibleByArgument {}

/// Prints a web server's configuration.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Print the configuration by which a web server passes requests to worm-mailer.",
    discussion: "Its comments say where to put it, and what each source sees.")

  @Argument(help: "The server.")
  var server: ServerRules.Server

  @Option(help: ArgumentHelp("The path of the program.", valueName: "path"))
  var program = "/usr/bin/worm-mailer"

  @Option(help: ArgumentHelp("The path of the program under the name 'worm-mailer.cgi'.", valueName: "path"))
  var cgi = "/usr/lib/worm-mailer/worm-mailer.cgi"

  @Option(help: ArgumentHelp("The log that is followed, for servers that cannot pipe it.", valueName: "path"))
  var log: String?

  @Option(
    help: ArgumentHelp(
      "The user as which a piped log is read, if root starts the server.", valueName: "name"))
  var user = "www-data"

  @Flag(help: "For Apache: omit the piped log, and print error documents instead.")
  var noPipe = false

  func run() throws {
    let rules = try ServerRules(program: program, cgi: cgi, user: user, log: log, pipesLog: !noPipe)
    var output = StandardOutput()
    try output.write(rules.text(for: server))
  }
}
