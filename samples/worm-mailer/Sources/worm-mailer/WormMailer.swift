import ArgumentParser
import Overview
import Reporting
import SystemPackage

/// The program: a name and its commands, one file each.
struct WormMailer: Program {
  static let configuration = CommandConfiguration(
    commandName: "worm-mailer",
    abstract: "Report attacking hosts to whoever is responsible, once per attack.",
    discussion: """
      Requests come from 'cgi', which a web server runs, and from 'log', which reads its logs. 'run' makes reports of \
      them and sends those that are due. Nothing is sent until the configuration has 'send = yes'; 'queue --show' \
      prints the mails that would be sent.
      """,
    version: "worm-mailer 1.0.0",
    groupedSubcommands: [
      CommandGroup(name: "Input", subcommands: [CGICommand.self, LogCommand.self, BounceCommand.self]),
      CommandGroup(name: "Work", subcommands: [RunCommand.self, ResumeCommand.self, PurgeCommand.self]),
      CommandGroup(
        name: "Information",
        subcommands: [QueueCommand.self, ShowCommand.self, ReportCommand.self, StatusCommand.self]),
      CommandGroup(
        name: "Configuration",
        subcommands: [
          CheckCommand.self, TestCommand.self, RulesCommand.self, SignaturesCommand.self,
          TemplateCommand.self,
          SuppressCommand.self,
        ]),
    ])

  static let service: String? = Figures.service

  static let introduction: String? = """
    worm-mailer reports attacking hosts to whoever is responsible, once per attack.
    Nothing is sent until the configuration has 'send = yes'.

    Without a configuration:
      worm-mailer test --no-lookup /scripts/root.exe
          say what a request is
      worm-mailer log --dry-run access.log
          list the attacks in the log of a web server

    With /etc/worm-mailer/worm-mailer.conf:
      worm-mailer check
          say what is wrong with the configuration
      worm-mailer rules apache
          print how Apache, or nginx, lighttpd or caddy, passes requests to it
      worm-mailer log access.log
          keep the attacks in a log
      worm-mailer run
          make reports of the attacks, and send those that are due
      worm-mailer queue --show
          show the mails as they would be sent

    'worm-mailer --help' has all commands, and 'worm-mailer log --help' the options
    of one.
    """
}

extension WormMailer {
  /// Says something on standard error that is not the end of the program.
  static func remark(_ text: String) {
    say(text)
  }
}
