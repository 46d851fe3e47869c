import ProgramTesting
import RealServers
import Testing

/// An installation that has sent a report about 192.0.2.7 to postmaster@victim.example.
struct SentReport {
  let installation: Installation
  let mail: ReceivedMail

  /// The address by which all mail is stopped, of the link that mail programs have a button for.
  var stopAddress: String? {
    let link = mail["List-Unsubscribe"].first?.replacing("%2B", with: "+")
    return link.map { String($0.dropFirst("<mailto:".count).prefix { $0 != "?" }) }
  }

  init() async throws {
    installation = try Installation(
      "bounce_address = worm@reporter.example\n", names: try await NameServer.shared(), sink: try MailSink()
    )
    try installation.log([Installation.line("192.0.2.7", "/scripts/root.exe?/c+dir")])
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    mail = try #require(try installation.mails().first)
    #expect(mail.sender.hasPrefix("worm+b") && mail.sender.hasSuffix("@reporter.example"))
  }

  /// Gives a mail to the program as an alias does.
  func take(_ text: String, recipient: String? = nil) throws -> Outcome {
    let variable = recipient.map { ["ORIGINAL_RECIPIENT=\($0)"] } ?? []
    return try installation.run(["bounce"], input: Array(text.utf8), environment: variable)
  }

  /// Works as long as there is something to do, and gives the recipients of what has left since the report.
  func mailsSince() throws -> [String] {
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    var recipients = try installation.mails().flatMap(\.recipients)
    recipients.firstIndex(of: "postmaster@victim.example").map { _ = recipients.remove(at: $0) }
    return recipients
  }

  /// Whether another host of the same domain would be reported after all this.
  func reportsOthers() throws -> Bool {
    let before = try installation.mails().count
    try installation.log([Installation.line("127.0.0.7", "/scripts/root.exe?/c+dir")])
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    return try installation.mails().count > before
  }
}
