import ArgumentParser
import Reporting

/// The program: a name and its commands, one file each.
@main
struct SMTPAuthTest: Program {
  static let configuration = CommandConfiguration(
    commandName: "smtp-auth-test",
    abstract: "Test SMTP AUTH and find out why it does not work.",
    version: "smtp-auth-test 1.0.0",
    subcommands: [
      ProbeCommand.self, AuthCommand.self, ExplainCommand.self, DecodeCommand.self, EncodeCommand.self,
      DoctorCommand.self, ClientCommand.self,
    ])
}
