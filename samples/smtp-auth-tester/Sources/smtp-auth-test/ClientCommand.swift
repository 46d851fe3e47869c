import ArgumentParser
import Diagnosis
import Doctor
import Reporting
import SASL
import SMTP

/// Looks for what is wrong with a Postfix that sends its mail through another server.
struct ClientCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "client",
    abstract: "On a client: find out why Postfix cannot log in to its relay host.",
    discussion: """
      Examines the relay host, the table of passwords with its key, age and mode, and the security options; then \
      tries the password that Postfix would use at the relay host, by the mechanism that Postfix would use. \
      No message is sent. Unlike Postfix, which does what its settings say, this program sends the password only \
      under TLS with a good certificate, or to this machine itself.
      """)

  @OptionGroup var options: FindingsOptions

  @Flag(inversion: .prefixedNo, help: "Try the password at the relay host.")
  var `try` = true

  @Option(help: ArgumentHelp("Trust only the authorities in this file (PEM).", valueName: "file"))
  var caFile: String?

  @Flag(help: "Try the password also without TLS. On loopback this is always allowed.")
  var allowCleartext = false

  @Flag(help: "Try the password at a server with any certificate. An attacker in between can then read it.")
  var noVerify = false

  func validate() throws { try ConnectionOptions.checkAuthorities(caFile) }

  func run() throws {
    Privacy.keepMemoryPrivate()
    let client: ClientExamination
    do {
      client = try ClientExamination(directory: options.postfixDir)
    } catch {
      throw ConfigurationProblem(error)
    }
    let trials = client.routes.map { route in
      `try` ? RelayTrial(route, caFile: caFile, noVerify: noVerify, allowCleartext: allowCleartext) : nil
    }
    let findings = client.findings(offers: trials.map { $0?.offer }) + trials.compactMap { $0?.finding }
    try FindingsReport("Postfix as a client", findings, isVerbose: options.verbose).write(options.format)
  }
}
