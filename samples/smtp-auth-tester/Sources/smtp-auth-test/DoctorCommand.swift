import ArgumentParser
import Doctor
import Reporting
import SASL

/// Looks for what is wrong with the mail server of this machine.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "On the server: find out what is wrong with Postfix, SASL, PAM and the database.",
    discussion: """
      Examines Postfix's settings, the files of SASL and PAM, sasldb2, saslauthd and the database as smtpd sees \
      them, in its chroot and with its rights. Each finding says what was seen, why that breaks AUTH, and what to \
      change; this program never changes anything. Root sees most. Finally each service with AUTH is connected to, \
      to see whether it answers. With '--user' an account that should work is tried with each of them, and finally \
      by SMTP.
      """)

  @OptionGroup var options: FindingsOptions

  @Option(
    help: ArgumentHelp(
      "Examine only this service of master.cf, such as submission or 12525.", valueName: "name"))
  var service: String?

  @Option(help: ArgumentHelp("Where PAM's files are.", valueName: "dir"))
  var pamDir = "/etc/pam.d"

  @Option(
    name: .shortAndLong, help: ArgumentHelp("A user who should be able to authenticate.", valueName: "name"))
  var user: String?

  @OptionGroup var password: PasswordOptions

  @Flag(inversion: .prefixedNo, help: "Connect to the services, as a client does.")
  var `try` = true

  func validate() throws {
    if user?.isEmpty == true { throw ValidationError("'--user' must not be empty") }
    if user == nil, password.isGiven { throw ValidationError("a password needs '--user'") }
  }

  func run() throws {
    // The settings of a database have a password too.
    Privacy.keepMemoryPrivate()
    // Without it no program would seem to run.
    if let missing = MissingKernelFile("/proc/self") { throw missing }
    let secret = try password.isGiven ? password.password(asking: "") : nil
    let account = user.map { Examination.Account(user: $0, password: secret) }
    let examination: Examination
    do {
      examination = try Examination(
        directory: options.postfixDir, service: service, account: account, pamDirectory: pamDir)
    } catch {
      throw ConfigurationProblem(error)
    }
    var findings = examination.findings()
    if !`try` || !examination.isRunning {
      // What is not running is said by itself.
    } else if let user, let secret {
      findings += LocalTrial(Credentials(user: user, password: secret)).findings(examination.services)
    } else {
      findings += LocalLook.findings(examination.services)
    }
    let count = examination.services.count
    try FindingsReport(
      "Postfix in \(examination.postfix.directory), \(count) service\(count == 1 ? "" : "s")", findings,
      isVerbose: options.verbose
    ).write(options.format)
  }
}
