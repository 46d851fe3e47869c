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

  static let service: String? = OutputFormat.service

  /// A password may stand where no argument is expected, or in the place of the name of what has it.
  static func shown(usageMessage: String) -> String {
    if usageMessage.hasPrefix("Unexpected argument ") || usageMessage.contains(" unexpected arguments: ") {
      return "there is an argument too many; it is not shown, because it may be a password"
    }
    if let option = usageMessage.firstMatch(
      of: #/^The value '.*' is invalid for '(--password-[a-z]+) /#.dotMatchesNewlines())
    {
      return "the value of '\(option.1)' is not valid; it is not shown, because it may be a password"
    }
    return usageMessage
  }
}
