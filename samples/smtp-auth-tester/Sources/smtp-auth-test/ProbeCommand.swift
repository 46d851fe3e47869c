import ArgumentParser
import Diagnosis
import Reporting
import SMTP

/// Looks at a server without a credential.
struct ProbeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Show what a server offers, before and after TLS, without a credential.",
    discussion: """
      Shows the greeting, the mechanisms of the lines AUTH and AUTH= before and under TLS with the risk of each, the \
      TLS version, the certificate and whether it is trusted. A bad certificate is reported and does not end the \
      session, because nothing secret is sent.
      """)

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: ReportOptions

  @Flag(help: "Show the dialogue.")
  var transcript = false

  func run() throws {
    let contact = try Contact(connection, untrusted: .lookedAt)
    contact.session.quit()
    var report = ProbeReport(
      contact: contact, remarks: Remark.all(on: contact, days: output.warnDays), showsTranscript: transcript)
    report.others = try OtherPorts(besides: contact, report.verdict, connection)
    try output.write(report.verdict, text: report.text, json: report.json, nagios: report.nagios)
  }
}
