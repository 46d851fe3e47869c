import Foundation
import ProgramTesting
import RealServers
import Testing

private let hasSwaks = FileManager.default.isExecutableFile(atPath: "/usr/bin/swaks")

@Suite(
  "The tests' mail server",
  .enabled(if: Requirement.smtpSink.isMet, "\(Requirement.smtpSink.reason)"),
  .enabled(if: hasSwaks, "needs the package swaks"))
struct MailSinkTests {
  private func send(to sink: MailSink, from sender: String, recipients: [String], _ data: String) throws
    -> Outcome
  {
    let words = ["swaks", "-s", "127.0.0.1", "-p", String(sink.port), "--from", sender]
    return try Running(words + ["--to", recipients.joined(separator: ","), "--data", data], in: "/").finish()
  }

  @Test("keeps mails with their envelopes")
  func keeps() throws {
    let sink = try MailSink()
    let first =
      "From: a@b.example\nX-Mail-Args: <no@b.example>\nSubject: one\n two\n\nText:\n\n.dot\nReceived: x\n"
    #expect(
      try send(to: sink, from: "a+b@c.example", recipients: ["d@e.example", "f@g.example"], first).status == 0
    )
    #expect(try send(to: sink, from: "<>", recipients: ["h@i.example"], "Subject: empty\n\n").status == 0)
    let mails = try sink.mails().sorted { $0.sender < $1.sender }
    try #require(mails.count == 2)
    #expect(mails[0].sender == "")
    #expect(mails[0].recipients == ["h@i.example"])
    #expect(mails[1].sender == "a+b@c.example")
    #expect(mails[1].recipients == ["d@e.example", "f@g.example"])
    #expect(mails[1].headers.map(\.name) == ["From", "X-Mail-Args", "Subject"])
    #expect(mails[1]["subject"] == ["one two"])
    #expect(mails[1].body.hasPrefix("Text:\n\n.dot\nReceived: x\n"))
    #expect(String(decoding: mails[1].bytes, as: UTF8.self).hasPrefix("From: a@b.example\nX-Mail"))
  }

  @Test(
    "refuses, puts off and hangs up",
    arguments: [
      (.refuses, 24, "<** 550 5.1.1 no such mailbox"),
      (.defers, 24, "<** 451 4.7.1 greylisted, try again later"),
      (.hangsUp, 6, "*** Remote host closed connection unexpectedly."),
    ] as [(MailSink.Conduct, Int32, String)])
  func refuses(_ conduct: MailSink.Conduct, _ status: Int32, _ line: String) throws {
    let sink = try MailSink(conduct)
    let outcome = try send(to: sink, from: "a@b.example", recipients: ["c@d.example"], "Subject: x\n\nx\n")
    #expect(outcome.status == status)
    // swaks shows answers in the dialogue, and what it cannot go on after on standard error.
    #expect((status == 6 ? outcome.errors : outcome.output).contains(line), "\(outcome)")
    #expect(try sink.mails().isEmpty)
  }
}
