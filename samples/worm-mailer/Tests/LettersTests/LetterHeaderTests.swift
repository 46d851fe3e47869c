import Letters
import SASL
import Testing

extension Letter {
  /// Its header, with the last line's end.
  var header: String { String(decoding: bytes, as: UTF8.self).components(before: "\n\n") + "\n" }
}

@Suite("A letter's header")
struct LetterHeaderTests {
  @Test("is that of a mail that no program answers")
  func standard() throws {
    let letter = try Samples.letterhead().letter(try Samples.facts())
    let token = try Samples.seal().text(.message, try #require(ReportID(Samples.number)))
    let stop = try Samples.seal().text(.stopAll, try #require(ReportID(Samples.number)))
    #expect(
      letter.header == """
        From: "Worm Reports" <worm@mailer.test>
        To: postmaster@victim.test
        Subject: 192.0.2.7: Nimda worm, 3 requests to www.mailer.test
        Date: Sun, 22 Nov 2026 15:06:40 +0000
        Message-ID: <\(token)@www.mailer.test>
        Auto-Submitted: auto-generated
        Precedence: bulk
        X-Auto-Response-Suppress: All
        List-Unsubscribe: <mailto:worm+\(stop)@mailer.test?subject=STOP>
        MIME-Version: 1.0
        Content-Type: multipart/mixed;
         boundary="=_\(token)"

        """)
    #expect(letter.messageID == "<\(token)@www.mailer.test>")
  }

  @Test(
    "has nothing but addresses for recipients",
    arguments: [
      "a@b.test\nBcc: c@d.test", "a@b.test, c@d.test", "<a@b.test>", "a b@c.test", "", "a@b.test\0",
    ])
  func recipients(address: String) throws {
    var facts = try Samples.facts()
    facts.recipients = [address]
    #expect(throws: LetterProblem.self) { try Samples.letterhead().letter(facts) }
    facts.recipients = []
    #expect(throws: LetterProblem.self) { try Samples.letterhead().letter(facts) }
  }

  @Test("folds the addresses of many recipients")
  func many() throws {
    var facts = try Samples.facts()
    facts.recipients = (0..<20).map { "postmaster\($0)@victim.test" }
    let header = try Samples.letterhead().letter(facts).header
    #expect(header.contains("postmaster0@victim.test, postmaster1@victim.test,\n postmaster2@"))
    let lines = header.split(separator: "\n").filter { !$0.hasPrefix("List-Unsubscribe: ") }
    #expect(lines.allSatisfy { $0.utf8.count <= 76 })
  }

  @Test("encodes a name beyond ASCII in words of 75 bytes, and puts others in quotes")
  func names() throws {
    let name = String(repeating: "ü€🪱", count: 30)
    let letter = try Samples.letterhead(Samples.identity(name: name)).letter(Samples.facts())
    let field = letter.header.components(before: "\nTo: ").dropFirst("From: ".count)
    let words = field.split(whereSeparator: { $0 == " " || $0 == "\n" }).dropLast()
    #expect(words.count == 6)
    #expect(words.allSatisfy { $0.utf8.count <= 75 })
    let decoded = try words.map { word in
      let base64 = try #require(word.firstMatch(of: #/^=\?utf-8\?B\?([A-Za-z0-9+\/=]+)\?=$/#)).1
      return try #require(String(validating: Base64.decode(String(base64)), as: UTF8.self))
    }
    #expect(decoded.joined() == name)
    let quoted = try Samples.letterhead(Samples.identity(name: #"a "b" \ c, <d>"#)).letter(Samples.facts())
    #expect(quoted.header.hasPrefix(#"From: "a \"b\" \\ c, <d>" <worm@mailer.test>"# + "\n"))
    let none = try Samples.letterhead(Samples.identity(name: "")).letter(Samples.facts())
    #expect(none.header.hasPrefix("From: worm@mailer.test\n"))
  }
}
