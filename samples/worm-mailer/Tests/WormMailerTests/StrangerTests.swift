import ProgramTesting
import RealServers
import Testing

@Suite(
  "Mail that came back, from others than those who got the report",
  .enabled(if: Requirement.dnsmasq.isMet, "\(Requirement.dnsmasq.reason)"),
  .enabled(if: Requirement.smtpSink.isMet, "\(Requirement.smtpSink.reason)"))
struct StrangerTests {
  /// An answer to a report by somebody.
  private func answer(_ sent: SentReport, from: String, _ text: String) -> String {
    """
    From: \(from)
    To: \(Installation.sender)
    Subject: Re: \(sent.mail["Subject"].first ?? "")
    In-Reply-To: \(sent.mail["Message-ID"].first ?? "")
    Message-ID: <9@elsewhere.example>

    \(text)

    """
  }

  /// A report that a recipient does not exist, as RFC 3464 has it.
  private static func bounce(of recipient: String, to returnPath: String) -> String {
    """
    From: MAILER-DAEMON@mail.example
    To: \(returnPath)
    Subject: Undelivered Mail Returned to Sender
    Auto-Submitted: auto-replied
    Content-Type: multipart/report; report-type=delivery-status; boundary=x

    --x
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mail.example

    Final-Recipient: rfc822; \(recipient)
    Action: failed
    Status: 5.1.1

    --x--

    """
  }

  @Test("STOP from elsewhere stops mail about the one address, and the administrator decides about the rest")
  func stop() async throws {
    let sent = try await SentReport()
    let address = try #require(sent.stopAddress)
    let mail = answer(sent, from: "customer@elsewhere.example", "STOP all")
    #expect(try sent.take(mail, recipient: address) == Outcome())
    #expect(try sent.installation.suppressed() == ["192.0.2.7"])
    #expect(try sent.mailsSince() == [Installation.administrator])
    #expect(try sent.reportsOthers() == true)
  }

  @Test("a person's answer goes to the administrator and is kept, however many others have written today")
  func answers() async throws {
    let sent = try await SentReport()
    for number in 0..<20 {
      let junk = "From: x@elsewhere.example\nSubject: \(number)\n\nbuy\n"
      #expect(try sent.take(junk) == Outcome())
    }
    // For the mail server to try again tomorrow.
    let late = try sent.take("From: x@elsewhere.example\nSubject: late\n\nbuy\n")
    #expect(
      late.status == 75 && late.errors.contains("today the administrator cannot be told of more answers"))
    let mail = answer(sent, from: "abuse@victim.example", "Thank you, the machine is off the net.")
    #expect(try sent.take(mail) == Outcome())
    let shown = try sent.installation.run(["show", "192.0.2.7"])
    #expect(shown.output.contains("    > Thank you, the machine is off the net.\n"), "\(shown)")
  }

  @Test("what was suppressed by hand is not shortened by a bounce")
  func longer() async throws {
    let sent = try await SentReport()
    let add = ["suppress", "add", "victim.example", "--reason", "asked by phone"]
    #expect(try sent.installation.run(add) == Outcome())
    #expect(
      try sent.take(
        Self.bounce(of: "postmaster@victim.example", to: sent.mail.sender), recipient: sent.mail.sender)
        == Outcome())
    let list = try sent.installation.run(["suppress", "list"])
    #expect(list.output.contains("for ever  asked by phone"), "\(list)")
    #expect(try sent.installation.dossier("192.0.2.7").replies.map(\.kind) == ["bounce"])
  }

  @Test("a damaged entry of the list still holds")
  func damaged() async throws {
    let sent = try await SentReport()
    #expect(try sent.installation.run(["suppress", "add", "victim.example", "192.0.2.0/24"]) == Outcome())
    for name in sent.installation.names(in: "suppress") {
      try sent.installation.scratch.file("spool/suppress/" + name, "")
    }
    #expect(Set(try sent.installation.suppressed()) == ["192.0.2.0/24", "victim.example"])
  }

  @Test("the mails go on only when the administrator has seen the first")
  func review() async throws {
    let refusing = try MailSink(.refuses)
    let installation = try Installation(
      "review = 1\n", names: try await NameServer.shared(), sink: refusing)
    for address in ["192.0.2.7", "192.0.2.9"] {
      try installation.log([Installation.line(address, "/scripts/root.exe?/c+dir")])
    }
    let round = try installation.run(["run", "--now", "--quiet"])
    #expect(
      round.errors.contains("paused: the administrator, who is to see the first mails, does not get them"))
    #expect(try installation.suppressed() == [])
    #expect(installation.names(in: "queue").count == 2)
    #expect(installation.names(in: "sent") == [])
  }

  @Test("a review that comes back suppresses nobody, and stops the mails")
  func reviewComesBack() async throws {
    let installation = try Installation(
      "review = 1\nbounce_address = worm@reporter.example\n", names: try await NameServer.shared(),
      sink: try MailSink())
    try installation.log([Installation.line("192.0.2.7", "/scripts/root.exe?/c+dir")])
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    let mail = try #require(try installation.mails().first)
    #expect(mail.recipients == [Installation.administrator])
    let bounce = Self.bounce(of: Installation.administrator, to: mail.sender)
    #expect(
      try installation.run(["bounce", "--recipient", mail.sender], input: Array(bounce.utf8)) == Outcome())
    #expect(try installation.suppressed() == [])
    try installation.log([Installation.line("192.0.2.9", "/scripts/root.exe?/c+dir")])
    let round = try installation.run(["run", "--now", "--quiet"])
    #expect(
      round.errors.contains("paused: mail to the administrator, who is to see the first mails, comes back"))
    #expect(try installation.mails().count == 1)
  }

  @Test(
    "what cannot be suppressed is refused",
    arguments: ["192.0.2.300", "1.2.3", "0.0.0.0/0", "::/0", "victim", "a b@victim.example"])
  func mistakes(text: String) throws {
    let installation = try Installation(names: nil)
    #expect(try installation.run(["suppress", "add", text]).status == 64)
    #expect(try installation.suppressed() == [])
  }
}
