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
}

extension WormMailer {
  /// Says something on standard error that is not the end of the program.
  static func remark(_ text: String) {
    say(text)
  }
}
