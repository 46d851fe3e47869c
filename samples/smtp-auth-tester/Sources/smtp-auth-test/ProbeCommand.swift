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
      The greeting, the mechanisms of the lines AUTH and AUTH= before and under TLS with what is at stake with each, \
      the TLS version, the certificate and whether it is to be trusted. A bad certificate is reported and does not end the session: \
      nothing secret is sent.
      """)

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: ReportOptions

  @Flag(help: "Show what was said.")
  var transcript = false

  func run() throws {
    let contact = try Contact(connection, untrusted: .lookedAt)
    contact.session.quit()
    let report = ProbeReport(
      contact: contact, remarks: Remark.all(on: contact, days: output.warnDays), showsTranscript: transcript)
    try output.write(report.verdict, text: report.text, json: report.json, nagios: report.nagios)
  }
}
