import ArgumentParser
import Reporting

/// The program: a name and its commands, one file each.
struct WormMailer: Program {
  static let configuration = CommandConfiguration(
    commandName: "worm-mailer",
    abstract: "Tell whoever can act that a host attacks, once per attack.",
    discussion: """
      Requests come from 'cgi', which a web server runs, and from 'log', which reads its logs. 'run' makes reports of \
      them and sends what is to be sent; until the configuration says 'send = yes' nothing leaves, and 'queue --show' \
      has the mails that would.
      """,
    version: "worm-mailer 1.0.0",
    groupedSubcommands: [
      CommandGroup(name: "Input", subcommands: [CGICommand.self, LogCommand.self, BounceCommand.self]),
      CommandGroup(name: "Work", subcommands: [RunCommand.self, ResumeCommand.self, PurgeCommand.self]),
      CommandGroup(
        name: "Looking",
        subcommands: [QueueCommand.self, ShowCommand.self, ReportCommand.self, StatusCommand.self]),
      CommandGroup(
        name: "Setting up",
        subcommands: [
          CheckCommand.self, TestCommand.self, RulesCommand.self, SignaturesCommand.self,
          TemplateCommand.self,
          SuppressCommand.self,
        ]),
    ])
}
