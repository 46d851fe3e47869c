import Diagnosis
import SMTP
import SeededRandom
import Testing

@Suite("What is asked")
struct InquiryTests {
  @Test(
    "is a reply, however it was copied",
    arguments: [
      "535 5.7.8 no", "S: 535 5.7.8 no", "<** 535 5.7.8 no", "<-  535 5.7.8 no", "< 535 5.7.8 no",
      " 535 5.7.8 no\r\n",
    ])
  func reply(text: String) {
    #expect(Inquiry(text) == .reply(Reply(code: 535, lines: ["5.7.8 no"])))
  }

  @Test("may be a reply of several lines, if they are of one")
  func lines() {
    #expect(
      Inquiry("534-5.7.9 Application-specific\r\n534 5.7.9 password required\n")
        == .reply(Reply(code: 534, lines: ["5.7.9 Application-specific", "5.7.9 password required"])))
    #expect(Inquiry("534-5.7.9 a\n535 5.7.9 b") == nil)
    #expect(Inquiry("535 a\nno code") == nil)
  }

  @Test("may be folded in the middle of a sentence")
  func folded() {
    let text = "534-5.7.9 Application-specific\n534-5.7.9 password required. See\n534 5.7.9 https://a.test"
    #expect(Inquiry(text)?.explanation()?.identifier == "gmail-app-password")
  }

  @Test("may be a code alone, or an enhanced code")
  func codes() {
    #expect(Inquiry("535") == .reply(Reply(code: 535, lines: [""])))
    #expect(Inquiry("5.7.8") == .enhancedCode("5.7.8"))
    #expect(Inquiry("5.7.8")?.explanation()?.verdict == .rejected)
    #expect(Inquiry("4.7.0")?.explanation()?.verdict == .backEndFailed)
    #expect(Inquiry("5.7.11")?.explanation()?.identifier == "encryption-required")
    #expect(Inquiry("5.99.99")?.explanation()?.identifier == "other-permanent")
  }

  @Test(
    "is else a line of a log",
    arguments: ["9.1.1", "199 x", "600 x", "5355", "535x", "hello", "53", "5.7.1234"])
  func logLine(text: String) {
    #expect(Inquiry(text) == .logLine(LogLine(text)))
    #expect(Inquiry(text)?.explanation() == nil)
  }

  @Test("is nothing when it is empty", arguments: ["", " ", "\r\n", "S:"])
  func empty(text: String) {
    #expect(Inquiry(text) == nil)
  }

  @Test("may be anything without harm")
  func anything() {
    var generator = SeededGenerator(seed: 1)
    let pieces = [
      "535", "454", "334", " ", "-", "\n", "5.7.8", ".", "said: ", "(in reply to ", ": SASL ",
      " authentication failed: ",
      ", sasl_username=", "Nov 22 13:41:19", " h p[1]: ", "\u{301}", "\u{0}", "é", "250-AUTH=", "2026T",
      "999999999999999999999",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }
      .joined()
      _ = Inquiry(text)?.explanation()
      _ = LogLine.explain(text)
    }
  }

  @Test("of an EHLO is read for what it offers")
  func offer() {
    let offer = Offer(lines: [
      "mail", "AUTH plain LOGIN", "AUTH=PLAIN", "STARTTLS", "auth  cram-md5", "", "AUTHX Y",
    ])
    #expect(offer == Offer(standard: ["PLAIN", "LOGIN", "CRAM-MD5"], equalsForm: ["PLAIN"]))
    #expect(offer.has("login"))
    #expect(offer.differs)
    #expect(Offer(lines: ["AUTH= "]).equalsForm == [])
    #expect(Offer(lines: []).isEmpty)
  }
}
