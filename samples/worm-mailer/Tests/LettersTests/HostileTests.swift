import Addresses
import Attacks
import Foundation
import ProgramTesting
import SeededRandom
import Testing
@testable import Letters

extension ReportFacts {
  /// The facts as the spool gives them back.
  func kept() throws -> ReportFacts {
    try JSONDecoder().decode(ReportFacts.self, from: JSONEncoder().encode(self))
  }
}

@Suite("What strangers write")
struct HostileTests {
  private let nasty = [
    "x\r\nBcc: evil@evil.test\r\n\r\nbody", "\n\n.\n", "\0\u{7F}\u{9B}2J", "\u{202E}\u{200B}\u{2028}x",
    "=_\(Samples.number)",
    "--=_\(Samples.number)--", "{{stop}}{{#again}}", "\u{1F4A9}\u{301}é",
    String(repeating: "A", count: 100_000),
    String(repeating: "a ", count: 50_000), "=?utf-8?B?AAAA?=", "\"><b>x</b>", "", " ", ".", "From x",
  ]

  /// What every letter must be like, whatever is in it.
  private func check(_ letter: Letter, _ location: SourceLocation = #_sourceLocation) {
    #expect(letter.bytes.allSatisfy { $0 == 10 || (0x20...0x7E).contains($0) }, sourceLocation: location)
    let text = String(decoding: letter.bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 998 }, sourceLocation: location)
    let header = lines.prefix { !$0.isEmpty }
    let names = header.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    #expect(
      names == [
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Precedence",
        "X-Auto-Response-Suppress",
        "List-Unsubscribe", "MIME-Version", "Content-Type",
      ], sourceLocation: location)
    let body = lines.dropFirst(header.count)
    // Addresses to stop mails alone are longer, and are not broken.
    #expect(body.allSatisfy { $0.utf8.count <= 76 || $0.hasPrefix("mailto:") }, sourceLocation: location)
    let boundary = "--=_" + letter.messageID.dropFirst().prefix { $0 != "@" }
    #expect(body.filter { $0.hasPrefix(boundary) }.count == 3, sourceLocation: location)
    #expect(letter.bytes.count < 200_000, sourceLocation: location)
    #expect(!letter.xarf.contains("_internal"), sourceLocation: location)
  }

  @Test("stays within its place")
  func everywhere() throws {
    let letterhead = try Samples.letterhead()
    for text in nasty {
      var facts = try Samples.facts(try Samples.attack(lines: [text, "GET \(text)"], host: text))
      facts.hostName = text
      facts.signature = .init(
        name: text, title: text, explanation: text, source: text, xarf: .reconnaissance,
        vulnerabilities: [text])
      facts.protocolName = text
      facts.reason = text
      facts.review = [text]
      facts.target.name = text
      check(try letterhead.letter(facts))
      facts.target.isMasked = true
      facts.signature.xarf = .vulnerabilityScan
      check(try letterhead.letter(facts.kept()))
    }
  }

  @Test("of any kind makes a letter like any other")
  func noise() throws {
    var generator = SeededGenerator(seed: 7)
    let letterhead = try Samples.letterhead()
    let pieces = [
      "\r", "\n", "\0", "=", ".", "-", "--=_", "é", "\u{202E}", " ", "a", "{{", "}}", ":", "<", "@", "\"",
      "\u{1F468}\u{200D}",
    ]
    func text(_ generator: inout SeededGenerator) -> String {
      (0..<Int.random(in: 0...60, using: &generator)).compactMap { _ in
        pieces.randomElement(using: &generator)
      }.joined()
    }
    for _ in 0..<100 {
      var facts = try Samples.facts(
        try Samples.attack(lines: (0..<12).map { _ in text(&generator) }, host: text(&generator)))
      facts.hostName = text(&generator)
      facts.signature.title = text(&generator)
      facts.signature.explanation = text(&generator)
      facts.reason = text(&generator)
      facts.target.name = text(&generator)
      facts.target.isMasked = Bool.random(using: &generator)
      facts.signature.xarf = XarfType.allCases.randomElement(using: &generator) ?? .infectedHost
      check(try letterhead.letter(facts))
    }
  }

  @Test("does not name a target that is masked")
  func masked() throws {
    let lines = [
      "GET http://WWW.mailer.test/root.exe HTTP/1.0", "CONNECT 198.51.100.1:80 HTTP/1.0",
      "GET //alias.mailer.test/cmd.exe HTTP/1.0", "GET /e HTTP/1.0",
    ]
    let address = try #require(IPAddress("192.0.2.7"))
    var attack = try Samples.attack(lines: lines)
    for host in ["alias.mailer.test", "e", "a.b"] {
      attack.add(
        Hit(address: address, port: 1, time: 1_795_359_900, signature: "nimda", line: "GET /x", host: host))
    }
    for type in XarfType.allCases {
      var facts = try Samples.facts(attack)
      facts.signature.xarf = type
      facts.target.isMasked = true
      // The sender's own names, which no mail is without, are others here.
      let identity = try Identity(
        from: "worm@sender.test", organization: "Sample Org", contact: "noc@sender.test",
        host: "mail.sender.test",
        allowing: ["test"])
      let letterhead = try Samples.letterhead(identity, returns: false)
      let letter = try letterhead.letter(facts)
      let evidence = try XarfTests.evidence(of: letter)
      for text in [letter.text, letter.xarf, evidence, String(decoding: letter.bytes, as: UTF8.self)] {
        #expect(!text.lowercased().contains("mailer.test"))
        #expect(!text.contains("198.51.100.1"))
      }
      #expect(letter.text.contains("\nProtocol:      HTTP over TCP, to port 80\n"))
      #expect(letter.text.contains("  GET http://[masked]/root.exe HTTP/1.0\n"))
      #expect(letter.text.contains("  CONNECT [masked]:80 HTTP/1.0\n"))
      #expect(letter.text.contains("  GET //[masked]/cmd.exe HTTP/1.0\n"))
      #expect(letter.text.contains("  GET /e HTTP/1.0\n"))
    }
  }

  @Test(
    "does not name one that is masked, in whatever way it is written",
    arguments: [
      ("/x/www%2eexample%2Eorg/root.exe", "/x/[masked]/root.exe"), ("/x/WwW.Example.ORG/", "/x/[masked]/"),
      ("/%77ww.example.org/", "/[masked]/"), ("/www%252eexample%25252eorg", "/[masked]"),
      ("/www%u002eexample%U002Eorg", "/[masked]"), ("/www%c0%aeexample.%C1%AFrg", "/[masked]"),
      ("/inner.db.example.org/", "/[masked]/"), ("/a%2e%45xample.org.", "/[masked]."),
      ("/10%2e0.0.7/", "/[masked]/"), ("/[fd00::%37]/", "/[[masked]]/"),
      ("/xexample.org", "/x[masked]"), ("/example.com%", "/example.com%"), ("/%25", "/%25"),
      ("/%u00", "/%u00"),
      ("/%c0", "/%c0"), ("/%2", "/%2"),
    ])
  func maskedForms(target: String, expected: String) throws {
    var facts = try Samples.facts(try Samples.attack(lines: ["GET \(target) HTTP/1.0"]))
    facts.target.name = "www.example.org"
    facts.target.others = ["example.org", "10.0.0.7", "fd00::7"]
    facts.target.isMasked = true
    #expect(Quotation.all(of: facts).map(\.line) == ["GET \(expected) HTTP/1.0"])
  }

  @Test("is cut where it is long, and whole in the part for programs")
  func long() throws {
    let line = "GET /default.ida?" + String(repeating: "N", count: 800) + "%u9090 HTTP/1.0"
    let letter = try Samples.letterhead().letter(try Samples.facts(try Samples.attack(lines: [line])))
    #expect(letter.text.contains("NNN\n  ...\n"))
    #expect(try XarfTests.evidence(of: letter) == "2026-11-22T15:04:05Z 192.0.2.7 port 4097 \(line)\n")
  }
}
