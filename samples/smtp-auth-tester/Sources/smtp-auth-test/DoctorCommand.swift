import ArgumentParser
import Doctor
import Reporting
import SASL
import Secrecy

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
      by SMTP. Of Exim and of a Dovecot by itself the files are read, and what they ask is asked; where there is no \
      Postfix, they are looked for.
      """)

  @OptionGroup var options: FindingsOptions

  @Option(
    help: ArgumentHelp(
      "Examine Dovecot by itself, whose dovecot.conf is in this directory (/etc/dovecot).", valueName: "dir"))
  var dovecotDir: String?

  @Option(
    help: ArgumentHelp(
      "Examine Exim, whose configuration is in this directory (/etc/exim4).", valueName: "dir"))
  var eximDir: String?

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
    let directories = [options.postfixDir, dovecotDir, eximDir].compactMap(\.self)
    if directories.count > 1 {
      throw ValidationError("only one of '--postfix-dir', '--dovecot-dir' and '--exim-dir' can be given")
    }
    if directories.contains("") { throw ValidationError("a directory must not be empty") }
    if service != nil, dovecotDir != nil || eximDir != nil {
      throw ValidationError("'--service' is for Postfix only")
    }
    if user == nil, password.isGiven { throw ValidationError("a password needs '--user'") }
  }

  func run() throws {
    // The settings of a database have a password too.
    Privacy.keepMemoryPrivate()
    // Without it no program would seem to run.
    if let missing = MissingKernelFile("/proc/self") { throw missing }
    let secret = try password.isGiven ? password.password(asking: "") : nil
    let account = user.map { Examination.Account(user: $0, password: secret) }
    let server: any ServerExamination
    do {
      server = try examination(account)
    } catch {
      throw UnreadableConfiguration(error)
    }
    // First, for the log tells then what came of it.
    let seen = look(at: server, secret)
    try FindingsReport(server.subject, server.findings() + seen, isVerbose: options.verbose).write(
      options.format)
  }

  /// What the services do for a client; what is not running is told of by itself.
  private func look(at server: any ServerExamination, _ secret: Secret?) -> [Finding] {
    guard `try`, server.isRunning else { return [] }
    if let user, let secret {
      return LocalTrial(Credentials(user: user, password: secret)).findings(server.localServices)
    }
    return LocalLook.findings(server.localServices)
  }

  /// The server that is meant: the one whose directory is given, else Postfix, else one that is there instead.
  private func examination(_ account: Examination.Account?) throws -> any ServerExamination {
    if let dovecotDir { return try DovecotExamination(directory: dovecotDir) }
    if let eximDir { return try EximExamination(directory: eximDir) }
    do throws(PostfixInstance.Problem) {
      return try Examination(
        directory: options.postfixDir, service: service, account: account, pamDirectory: pamDir)
    } catch {
      let isPostfixMeant = options.postfixDir != nil || service != nil
      guard error == .notInstalled, !isPostfixMeant, let other = Self.otherServer() else { throw error }
      return other
    }
  }

  /// A server that is there where Postfix is not.
  private static func otherServer() -> (any ServerExamination)? {
    for directory in ["/etc/exim4", "/etc/exim"] {
      if let exim = try? EximExamination(directory: directory) { return exim }
    }
    return try? DovecotExamination()
  }
}
