import Letters
import ProgramTesting
import Secrecy
import SeededRandom
import Testing

@Suite("A seal")
struct SealTests {
  private func report() throws -> ReportID { try #require(ReportID(Samples.number)) }

  @Test(
    "is known again in whatever comes back, in small letters and capitals", arguments: Seal.Purpose.allCases)
  func known(purpose: Seal.Purpose) throws {
    let seal = try Samples.seal()
    let report = try report()
    let token = try seal.text(purpose, report)
    #expect(token.utf8.count == 34)
    let expected = [Seal.Token(purpose, report: report.brief)]
    for text in [
      token, token.uppercased(), "<\(token)@www.mailer.test>",
      "To: worm+\(token)@mailer.test\r\n\r\n> \(token)",
      "--\(token)--", "STOP \(token)",
    ] {
      #expect(seal.tokens(in: text.utf8) == expected)
    }
  }

  @Test("of several tokens knows each once, in their order")
  func several() throws {
    let seal = try Samples.seal()
    let first = try seal.text(.message, try report())
    let second = try seal.text(.stopAll, try #require(ReportID(Samples.earlier)))
    let found = seal.tokens(in: "References: <\(first)@x> <\(second)@x>\n\(first)".utf8)
    #expect(found.map(\.purpose) == [.message, .stopAll])
  }

  @Test("does not take what differs in any character, or was made with another key")
  func forged() throws {
    let seal = try Samples.seal()
    let token = Array(try seal.text(.stopAll, try report()).utf8)
    for index in token.indices where token[index] != UInt8(ascii: "-") {
      var forged = token
      forged[index] = token[index] == UInt8(ascii: "a") ? UInt8(ascii: "b") : UInt8(ascii: "a")
      #expect(seal.tokens(in: forged).isEmpty)
    }
    #expect(seal.tokens(in: token.dropLast()).isEmpty)
    #expect(try Samples.seal("another key of ours").tokens(in: token).isEmpty)
  }

  @Test("wants a key that cannot be guessed")
  func key() {
    let problem = #expect(throws: LetterProblem.self) { try Samples.seal("123456789012345") }
    #expect(problem?.description == "the key has 15 bytes, less than 16")
  }

  @Test("is looked for in a hostile text without end")
  func hostile() throws {
    let seal = try Samples.seal()
    let candidate = "aaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaa"
    let text =
      [UInt8](repeating: 45, count: 1_000_000) + Array(String(repeating: candidate, count: 30_000).utf8)
    #expect(seal.tokens(in: text).isEmpty)
  }

  @Test("is found in noise, and noise is not")
  func noise() throws {
    let seal = try Samples.seal()
    let token = Array(try seal.text(.bounce, try report()).utf8)
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<300 {
      var bytes = (0..<Int.random(in: 0...100, using: &generator)).map { _ in
        Array("abcxyz234-@\r\n\0".utf8).randomElement(using: &generator) ?? 0
      }
      #expect(seal.tokens(in: bytes).isEmpty)
      bytes.insert(contentsOf: token, at: Int.random(in: 0...bytes.count, using: &generator))
      #expect(seal.tokens(in: bytes).map(\.purpose) == [.bounce])
    }
  }
}

@Suite("A report's number")
struct ReportIDTests {
  @Test("is a UUID in any case, and written in small letters")
  func good() throws {
    let number = try #require(ReportID(Samples.number.uppercased()))
    #expect(number.description == Samples.number)
    #expect(number.brief == "b6h22w6zzndj7ilf")
  }

  @Test(
    "is not anything else",
    arguments: [
      "", "0f8fad5b-d9cb-469f-a165-70867728950", "0f8fad5bd9cb469fa16570867728950e0000",
      "0f8fad5b-d9cb-469f-a165-70867728950g", "0f8fad5b-d9cb-469f-a165-7086772895é",
      "h8i9j0k1-l2m3-4567-nopq-890123456789", "{0f8fad5b-d9cb-469f-a165-70867728950e}",
    ])
  func bad(text: String) {
    #expect(ReportID(text) == nil)
  }

  @Test("is random, of version 4")
  func random() {
    let numbers = (0..<100).map { _ in ReportID.random.description }
    #expect(Set(numbers).count == 100)
    #expect(
      numbers.allSatisfy {
        $0.wholeMatch(of: #/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/#) != nil
      })
  }
}

@Suite("A return address")
struct ReturnAddressTests {
  @Test("has room for its token in the 64 bytes before the '@'")
  func room() throws {
    let local = String(repeating: "w", count: ReturnAddress.longestLocalPart)
    let address = try ReturnAddress(MailAddress("\(local)@sample.net"))
    let text = try address.address(.bounce, of: .random, sealedBy: Samples.seal())
    #expect(text.split(separator: "@").first?.utf8.count == 64)
    let problem = #expect(throws: IdentityProblem.self) {
      try ReturnAddress(MailAddress("w\(local)@sample.net"))
    }
    #expect(problem?.description == "'w\(local)@sample.net' has more than 29 characters before the '@'")
  }
}
