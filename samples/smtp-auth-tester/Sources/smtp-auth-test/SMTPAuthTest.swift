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

  static let introduction: String? = """
    smtp-auth-test tests SMTP AUTH and finds out why it does not work.

      smtp-auth-test probe mail.example.org
          show what a server offers; no user and no password are needed
      smtp-auth-test auth mail.example.org --user joe
          try a user, whose password is asked for, and explain the answer
      smtp-auth-test explain '535 5.7.8 Error: authentication failed'
          say what a reply, or a line of a mail log, means
      smtp-auth-test doctor
          on the server: find out what is wrong with its configuration
      smtp-auth-test client
          on a machine that sends its mail through a server: the same

    'smtp-auth-test --help' has all commands, and 'smtp-auth-test auth --help' the
    options of one.
    """

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
