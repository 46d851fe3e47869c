import ArgumentParser
import PasswordFiles
import Reporting
import Secrecy

/// Where a password comes from; never from the command line, which every user of the machine can read.
struct PasswordOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read the password from a file that only you can read, or from - (standard input).", valueName: "path"))
  var passwordFile: String?

  @Option(help: ArgumentHelp("Read the password from an open file descriptor.", valueName: "n"))
  var passwordFd: Int32?

  @Option(
    help: ArgumentHelp(
      "Take the password from an environment variable, which the user's other programs can read.",
      valueName: "name"))
  var passwordEnv: String?

  func validate() throws {
    if [passwordFile != nil, passwordFd != nil, passwordEnv != nil].count(where: { $0 }) > 1 {
      throw ValidationError("'--password-file', '--password-fd' and '--password-env' exclude each other")
    }
    if passwordFile?.isEmpty == true { throw ValidationError("'--password-file' must not be empty") }
    if let passwordFd, passwordFd < 0 { throw ValidationError("'--password-fd' must not be negative") }
    if passwordEnv?.isEmpty == true || passwordEnv?.contains("=") == true {
      throw ValidationError("'--password-env' must be the name of a variable")
    }
  }

  /// Whether the password is to come from standard input.
  var usesStandardInput: Bool { passwordFile == "-" || passwordFd == 0 }

  /// Whether it is said where the password comes from.
  var isGiven: Bool { passwordFile != nil || passwordFd != nil || passwordEnv != nil }

  /// Gets the password from where it was said to be; else from the credential that systemd(1) passes on, else from
  /// the terminal.
  ///
  /// - Parameter subject: What is asked for on the terminal: `Password of joe`.
  func password(asking subject: String) throws(PasswordProblem) -> Secret {
    Privacy.keepMemoryPrivate()
    return try source.read(asking: subject)
  }

  private var source: PasswordSource {
    if let passwordFile { return passwordFile == "-" ? .descriptor(0) : .file(passwordFile) }
    if let passwordFd { return .descriptor(passwordFd) }
    if let passwordEnv { return .environment(passwordEnv) }
    return .systemdCredential ?? .terminal
  }
}
