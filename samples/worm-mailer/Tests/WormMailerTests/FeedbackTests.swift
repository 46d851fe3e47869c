import Foundation
import ProgramTesting
import RealServers
import Testing

@Suite(
  "What comes back",
  .enabled(if: Requirement.dnsmasq.isMet, "\(Requirement.dnsmasq.reason)"),
  .enabled(if: Requirement.smtpSink.isMet, "\(Requirement.smtpSink.reason)"))
struct FeedbackTests {
  @Test("the program's own report, sent back to it, causes nothing")
  func ownReport() async throws {
    let sent = try await SentReport()
    let own = String(decoding: sent.mail.bytes, as: UTF8.self)
    for recipient in [nil, sent.mail.sender, Installation.sender, "worm@reporter.example"] {
      #expect(try sent.take(own, recipient: recipient) == Outcome())
    }
    #expect(try sent.mailsSince() == [])
    #expect(try sent.installation.suppressed() == [])
    #expect(try sent.reportsOthers() == true)
  }

  @Test(
    "a report by a real Postfix that there is no such mailbox silences the domain, and causes no mail",
    .enabled(if: Requirement.postfix.isMet, "\(Requirement.postfix.reason)"))
  func realBounce() async throws {
    let returned = try MailSink()
    let server = try MailServer(returningTo: "reporter.example", by: returned)
    let installation = try Installation(
      "bounce_address = worm@reporter.example\nrelay = \(server.address)\nrelay_tls = none\n",
      names: try await NameServer.shared())
    try installation.log([Installation.line("192.0.2.7", "/scripts/root.exe?/c+dir")])
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    #expect(try installation.dossier("192.0.2.7").reports.map(\.state) == ["sent"])
    #expect(try installation.eventually { try !returned.mails().isEmpty }, "\(server.log())")
    // Postfix had no fault to find with the mail itself.
    #expect(!server.log().contains("warning"), "\(server.log())")
    let bounce = try #require(try returned.mails().first)
    let returnPath = try #require(bounce.recipients.first)
    #expect(bounce.sender == "" && returnPath.hasPrefix("worm+b"))
    let outcome = try installation.run(
      ["bounce"], input: bounce.bytes, environment: ["ORIGINAL_RECIPIENT=\(returnPath)"])
    #expect(outcome == Outcome())
    #expect(try installation.suppressed() == ["victim.example"])
    #expect(try installation.dossier("192.0.2.7").replies.map(\.kind) == ["bounce"])
    #expect(try installation.run(["suppress", "list"]).output.contains("5.1.1"))
    // A second host of the domain is not reported.
    try installation.log([Installation.line("127.0.0.7", "/scripts/root.exe?/c+dir")])
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    let outcomes = try installation.dossier("127.0.0.7").attacks?.compactMap(\.outcome)
    #expect(outcomes?.first?.hasPrefix("no mail (recipient-suppressed)") == true)
    #expect(try returned.mails().count == 1)
  }

  @Test("an out-of-office answer is noted, silences nobody, and causes no mail")
  func outOfOffice() async throws {
    let sent = try await SentReport()
    let answer = """
      From: Postmaster <postmaster@victim.example>
      To: \(Installation.sender)
      Subject: Out of office: \(sent.mail["Subject"].first ?? "")
      Auto-Submitted: auto-replied
      In-Reply-To: \(sent.mail["Message-ID"].first ?? "")
      Message-ID: <1@victim.example>

      I am away until Monday. STOP calling me.

      """
    #expect(try sent.take(answer, recipient: Installation.sender) == Outcome())
    #expect(try sent.mailsSince() == [])
    #expect(try sent.installation.suppressed() == [])
    #expect(try sent.installation.dossier("192.0.2.7").replies.map(\.kind) == ["automatic"])
    #expect(try sent.reportsOthers() == true)
  }

  @Test("STOP in a reply stops mail to that recipient, and causes none")
  func stopByReply() async throws {
    let sent = try await SentReport()
    let answer = """
      From: Postmaster <postmaster@victim.example>
      To: \(Installation.sender)
      Subject: Re: \(sent.mail["Subject"].first ?? "")
      In-Reply-To: \(sent.mail["Message-ID"].first ?? "")
      Message-ID: <2@victim.example>

      STOP

      """
    #expect(try sent.take(answer, recipient: Installation.sender) == Outcome())
    #expect(try sent.mailsSince() == [])
    #expect(try sent.installation.suppressed() == ["postmaster@victim.example"])
    #expect(try sent.reportsOthers() == false)
  }

  @Test("a mail to the address for it stops all mail there, whatever stands in it")
  func stopByAddress() async throws {
    let sent = try await SentReport()
    let address = try #require(sent.stopAddress)
    let answer = "From: x@victim.example\nTo: \(address)\nSubject: STOP\nMessage-ID: <3@victim.example>\n\n\n"
    #expect(try sent.take(answer, recipient: address) == Outcome())
    #expect(try sent.mailsSince() == [])
    #expect(try sent.installation.suppressed() == ["postmaster@victim.example", "victim.example"])
    #expect(try sent.reportsOthers() == false)
  }

  @Test("forged returns and wishes have no effect, and tell the administrator at most")
  func forged() async throws {
    let sent = try await SentReport()
    // The token of the report with one letter changed, as anybody could write it.
    let token = sent.mail.sender.dropFirst("worm+".count).prefix { $0 != "@" }
    let last = token.last == "a" ? "b" : "a"
    let forged = "worm+\(token.dropLast())\(last)@reporter.example"
    let bounce = """
      From: MAILER-DAEMON@mail.victim.example
      To: \(forged)
      Subject: Undelivered Mail Returned to Sender
      Auto-Submitted: auto-replied
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="x"

      --x
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mail.victim.example

      Final-Recipient: rfc822; postmaster@victim.example
      Action: failed
      Status: 5.1.1

      --x--

      """
    let stop = """
      From: Postmaster <postmaster@victim.example>
      To: \(Installation.sender)
      Subject: STOP
      In-Reply-To: <m\(token.dropFirst().dropLast())\(last)@reporter.example>

      STOP

      """
    #expect(try sent.take(bounce, recipient: forged).status == 0)
    #expect(try sent.take(stop, recipient: Installation.sender).status == 0)
    #expect(
      try sent.take(stop, recipient: "worm+e\(token.dropFirst().dropLast())\(last)@reporter.example").status
        == 0)
    #expect(try sent.installation.suppressed() == [])
    #expect(try Set(sent.mailsSince()).isSubset(of: [Installation.administrator]))
    #expect(try sent.installation.dossier("192.0.2.7").replies.isEmpty)
    #expect(try sent.reportsOthers() == true)
  }

  @Test("a flood of forged wishes does not become a flood of notices")
  func flood() async throws {
    let sent = try await SentReport()
    for number in 0..<30 {
      _ = try sent.take(
        "From: a\(number)@victim.example\nTo: \(Installation.sender)\nSubject: STOP\n\nSTOP\n")
    }
    #expect(try sent.mailsSince().count == 20)
  }
}
