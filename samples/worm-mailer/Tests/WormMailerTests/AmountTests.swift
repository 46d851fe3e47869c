import Foundation
import ProgramTesting
import RealServers
import Testing

@Suite(
  "Many requests, few mails",
  .enabled(if: Requirement.dnsmasq.isMet, "\(Requirement.dnsmasq.reason)"),
  .enabled(if: Requirement.smtpSink.isMet, "\(Requirement.smtpSink.reason)"))
struct AmountTests {
  private static let nimda = "/scripts/..%255c../winnt/system32/cmd.exe?/c+dir"

  @Test("10,000 requests of one address make one mail")
  func manyRequests() async throws {
    let installation = try Installation(
      names: try await NameServer.shared(), sink: try MailSink(), inMemory: true)
    let line = Installation.line("192.0.2.7", Self.nimda)
    #expect(try installation.log([String](repeating: line, count: 10_000)) == Outcome())
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    let mails = try installation.mails()
    #expect(mails.map(\.recipients) == [["postmaster@victim.example"]])
    #expect(mails.first?["Subject"].first?.contains("10000 requests") == true)
    #expect(try installation.dossier("192.0.2.7").requests == 10_000)
  }

  @Test("500 addresses make the mails that the limits allow, and one summary for the administrator")
  func manyAddresses() async throws {
    let installation = try Installation(
      names: try await NameServer.shared(), sink: try MailSink(), inMemory: true)
    let lines = NameRecords.pool.map { Installation.line($0.address, Self.nimda) }
    #expect(try installation.log(lines) == Outcome())
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    let recipients = try installation.mails().flatMap(\.recipients)
    let counts = Dictionary(recipients.map { ($0, 1) }, uniquingKeysWith: +)
    // 50 domains of 10 hosts could have 150 mails by 'per_recipient = 3'; 'per_day = 100' allows 100.
    #expect(counts[Installation.administrator] == 1)
    #expect(recipients.count == 101)
    #expect(counts.filter { $0.key != Installation.administrator }.allSatisfy { $0.value <= 3 })
    let summary = try #require(
      try installation.mails().first { $0.recipients == [Installation.administrator] })
    #expect(summary["Subject"] == ["400 attacks beyond the limits of worm-mailer"])
    // Neither the next round nor the same attacks again add anything.
    #expect(try installation.log(lines) == Outcome())
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    let later = try installation.mails().flatMap(\.recipients).filter { $0 != Installation.administrator }
    #expect(later.count == 100)
  }

  @Test(
    "what visitors, crawlers and the lost ask for never makes a mail",
    arguments: [
      "/", "/index.html", "/scripts/site.js", "/docs/default.idaho.html", "/robots.txt", "/favicon.ico",
      "/.well-known/security.txt", "/wp-login.php", "/admin", "/a%20page.html", "/search?q=cmd.exe",
      "/search?q=/scripts/root.exe", "/downloads/cmd.exe.txt", "/nothing-here", "/environment",
    ])
  func innocent(target: String) throws {
    let installation = try Installation(names: nil)
    #expect(
      try installation.log([String](repeating: Installation.line("192.0.2.7", target), count: 50))
        == Outcome())
    #expect(installation.names(in: "in") == [])
    let outcome = try installation.run(["test", target, "--address", "192.0.2.7"])
    #expect(outcome.status == 1 && outcome.output.contains("no mail"))
  }
}
