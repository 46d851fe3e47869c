import Replies
import Testing

@Suite("A mail that is meant to do harm")
struct HostileMailTests {
  private static let head = "From: MAILER-DAEMON@evil.example\nReturn-Path: <>\nSubject: failure notice\n"
  private static let reportHead =
    head + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n"
    + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; evil.example\n\n"

  /// A megabyte of a text.
  private static func megabyte(_ text: String) -> String {
    String(repeating: text, count: (1 << 20) / text.utf8.count)
  }

  private static let mails: [(String, String, String)] = [
    (
      "10 000 recipients in a report", "bounce",
      reportHead
        + (0..<10_000).map {
          "Final-Recipient: rfc822; u\($0)@victim.example\nAction: failed\nStatus: 5.1.1\n\n"
        }
        .joined()
    ),
    (
      "10 000 recipients in a text", "bounce",
      head + "\nHi. This is the qmail-send program at x.\n"
        + (0..<10_000).map { "<u\($0)@victim.example>:\n550 no\n\n" }.joined()
    ),
    ("one recipient, a million times", "bounce", head + "\n" + megabyte("<a@victim.example>: 550 5.1.1 x\n")),
    ("a report of colons", "bounce", reportHead + megabyte("a:\n")),
    ("a report of empty lines", "bounce", reportHead + megabyte("\n")),
    ("fields without end", "unreadable", megabyte("A: b\n")),
    ("one field without end", "person", "Subject: x\n" + megabyte(" y\n")),
    (
      "a subject of encoded words", "person",
      "From: a@b.example\nSubject: " + megabyte("=?utf-8?Q?=41?= ") + "\n\nx"
    ),
    ("beginnings of encoded words", "person", "From: a@b.example\nSubject: " + megabyte("=?") + "\n\nx"),
    ("addresses without end", "person", "To: " + megabyte("a@b.example, ") + "\n\nx"),
    ("references without end", "unreadable", "References: " + megabyte("<a@b> ") + "\n\nx"),
    ("parts without end", "person", "Content-Type: multipart/mixed; boundary=b\n\n" + megabyte("--b\n\nx\n")),
    (
      "nests without end", "person",
      "Subject: x\n"
        + (0..<8000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined() + "\nx"
    ),
    (
      "mails in mails without end", "person",
      "Subject: x\n" + megabyte("Content-Type: message/rfc822\n\n")
    ),
    (
      "a boundary of one character, in every line", "person",
      "Subject: x\nContent-Type: multipart/mixed; boundary=-\n\n" + megabyte("---\n")
    ),
    (
      "base64 without end", "person", "Subject: x\nContent-Transfer-Encoding: base64\n\n" + megabyte("QUFB\n")
    ),
    (
      "soft line breaks without end", "person",
      "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\n" + megabyte("=  \t")
    ),
    ("a line of blanks", "person", "Subject: x\n\n" + megabyte(" ")),
    ("quotations without end", "person", "Subject: x\n\n" + megabyte("wrote:\n>\n")),
    ("tags without end", "person", "Subject: x\nContent-Type: text/html\n\n" + megabyte("<a href=")),
    ("scripts without end", "person", "Subject: x\nContent-Type: text/html\n\n" + megabyte("<script><")),
    ("nests of quotations", "person", "Subject: x\nContent-Type: text/html\n\n" + megabyte("<blockquote>x")),
    (
      "almost the words that are looked for", "person",
      "Subject: x\n\n" + megabyte("could not be delivered to th")
    ),
    ("one letter", "person", "Subject: x\n\n" + megabyte("t")),
    ("digits and full stops", "bounce", head + "\n<a@victim.example>\n" + megabyte("5.1.1.1.")),
    ("a form without end", "person", "Subject: x\n\nour form https://" + megabyte("a.")),
    ("forms without end", "form", "Subject: x\n\nour form\n" + megabyte("https://a.example/ ")),
    ("numbers without end", "person", "Subject: x\n\nhas been received\n" + megabyte("# ")),
    ("reports without end", "person", "Subject: x\n\n" + megabyte("wormmailer-report: wormmailer-report:")),
    ("message-ids without end", "person", "Subject: x\n\n" + megabyte("Message-ID:<")),
    ("subjects that answer answers", "person", "Subject: " + megabyte("Re:") + "\n\nx"),
  ]

  @Test("is read to its end, and little of it is kept", arguments: mails.map(\.0))
  func bounded(name: String) throws {
    // By its name, or the mail itself would stand in the test's log.
    let (_, kind, text) = try #require(Self.mails.first { $0.0 == name })
    // What is not linear in the size does not come to an end here.
    let reading = Reply.classify(IncomingMail(Array(text.utf8)))
    #expect(reading.summary.prefix { $0 != " " } == kind[...], "\(name)")
    if case .bounce(let bounce) = reading.kind {
      #expect(bounce.recipients.count <= Bounce.maximumOfRecipients)
      #expect(bounce.recipients.allSatisfy { $0.diagnostic.utf8.count <= 1500 })
    }
    #expect(
      reading.clues.recipients.count <= Clues.maximum && reading.clues.messageIDs.count <= Clues.maximum)
  }

  @Test("is not read beyond a megabyte")
  func truncated() {
    let mail = IncomingMail(Array("Subject: x\n\n\(Self.megabyte("y"))".utf8))
    #expect(mail.isTruncated)
    #expect(Reply.classify(mail).kind == .person)
    struct Endless: Sequence, IteratorProtocol { mutating func next() -> UInt8? { 0x0A } }
    #expect(Reply.classify(IncomingMail(Endless())).kind == .unreadable)
  }
}
