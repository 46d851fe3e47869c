import ArgumentParser
import Reporting

/// The program: a name and its commands, one file each.
@main
struct SMTPAuthTest: Program {
  static let configuration = CommandConfiguration(
    commandName: "smtp-auth-test",
    abstract: "Find out whether, how and why SMTP AUTH works or not.",
    version: "smtp-auth-test 1.0.0",
    subcommands: [
      ProbeCommand.self, AuthCommand.self, ExplainCommand.self, DecodeCommand.self, EncodeCommand.self,
      DoctorCommand.self, ClientCommand.self,
    ])
}
