import Replies
import Testing

@Suite("What ties a mail to a report")
struct CluesTests {
  private func clues(_ name: String, recipient: String? = nil) throws -> Clues {
    let sample = try #require(Sample.all.first { $0.name == name })
    return Reply.classify(IncomingMail(sample.bytes), recipient: recipient).clues
  }

  @Test(
    "is found in a report of a failure",
    arguments: ["Postfix, user unknown", "headers alone returned", "Exchange, in base64", "Gmail"])
  func report(name: String) throws {
    let clues = try clues(name)
    #expect(clues.messageIDs.first == "<3f2504e0.1@web.reporter.example>")
    #expect(clues.returnedSenders.first == "worms+c7b3a9e8f2@web.reporter.example")
    #expect(clues.recipients.first?.hasSuffix("@web.reporter.example") == true)
    #expect(name == "headers alone returned" || clues.reports == [Sample.report])
  }

  @Test(
    "is found in the copy of the mail that a text ends with",
    arguments: ["qmail", "Exim", "Exchange online", "Gmail, in former times"])
  func text(name: String) throws {
    let clues = try clues(name)
    #expect(clues.messageIDs == ["<3f2504e0.1@web.reporter.example>"])
    #expect(clues.recipients == ["worms+c7b3a9e8f2@web.reporter.example"])
  }

  @Test("is found in answers and receipts, and behind marks of quotations")
  func answers() throws {
    #expect(try clues("STOP above the quotation").messageIDs == ["<3f2504e0.1@web.reporter.example>"])
    #expect(
      try clues("a receipt that the mail was displayed").messageIDs == ["<3f2504e0.1@web.reporter.example>"])
    #expect(try clues("an out-of-office answer that quotes the report").reports == [Sample.report])
  }

  @Test("begins with the recipient by the envelope")
  func envelope() throws {
    let recipients = try clues("thanks", recipient: "worms+0@web.reporter.example").recipients
    #expect(recipients == ["worms+0@web.reporter.example", "worms+c7b3a9e8f2@web.reporter.example"])
    #expect(try clues("thanks", recipient: "no address").recipients.count == 1)
  }

  @Test(
    "is found in all fields that mail servers keep the recipient in, each once, those of the servers first")
  func fields() {
    let mail = """
      To: One <one@a.example>, two@a.example
      Delivered-To: three@a.example
      X-Original-To: four@a.example
      Envelope-To: FOUR@a.example
      Cc: one@a.example
      In-Reply-To: <a@x> junk <b@x>
      References: <1@x> <2@x>
      \t<a@x>
      Original-Message-ID: <c@x>

      Message-ID:
       <d@x>
      wormmailer-report: 3F2504E0-4F89-41D3-9A0C-0305E82C3301, wormmailer-report: 3f2504e0-4f89-41d3-9a0c-0305e82c330x
      """
    let clues = Reply.classify(IncomingMail(Array(mail.utf8))).clues
    #expect(
      clues.recipients == [
        "four@a.example", "three@a.example", "FOUR@a.example", "one@a.example", "two@a.example",
      ])
    #expect(clues.messageIDs == ["<b@x>", "<a@x>", "<c@x>", "<2@x>", "<1@x>", "<d@x>"])
    #expect(clues.reports == [Sample.report])
  }
}
