import ProgramTesting
import SeededRandom
import Testing

@testable import SMTP

@Suite("The reply parser")
struct ReplyParserTests {
  /// All that comes of a stream in pieces of given sizes, the last one taking the rest.
  private func outcome(of stream: [UInt8], pieces: [Int] = []) -> [String] {
    var parser = ReplyParser()
    var found: [String] = []
    var rest = stream[...]
    var sizes = pieces[...]
    while !rest.isEmpty {
      let size = sizes.popFirst() ?? rest.count
      var piece = rest.prefix(size)
      rest = rest.dropFirst(size)
      do {
        while let reply = try parser.parse(&piece) { found.append("\(reply)") }
      } catch {
        return found + ["\(error)"]
      }
    }
    return found + [parser.isInsideReply ? "open" : "done"]
  }

  private func replies(_ text: String) throws -> [Reply] {
    var parser = ReplyParser()
    var bytes = Array(text.utf8)[...]
    var found: [Reply] = []
    while let raw = try parser.parse(&bytes) {
      let lines = raw.lines.map { String(decoding: $0, as: UTF8.self) }
      found.append(Reply(code: raw.code, lines: lines, deviations: raw.deviations))
    }
    return found
  }

  @Test(
    "finds replies",
    arguments: [
      ("220 hi\r\n", [Reply(code: 220, lines: ["hi"])]),
      ("250-a\r\n250-b c\r\n250 d\r\n", [Reply(code: 250, lines: ["a", "b c", "d"])]),
      ("250\r\n", [Reply(code: 250, lines: [""])]),
      ("250 \r\n", [Reply(code: 250, lines: [""])]),
      ("250-\r\n250\r\n", [Reply(code: 250, lines: ["", ""])]),
      ("220 a\r\n250 b\r\n", [Reply(code: 220, lines: ["a"]), Reply(code: 250, lines: ["b"])]),
      ("220 a\tb\r\n", [Reply(code: 220, lines: ["a\tb"])]),
      ("220 ü\r\n", [Reply(code: 220, lines: ["ü"])]),
      ("220 half", []),
      ("", []),
    ])
  func good(text: String, expected: [Reply]) throws {
    #expect(try replies(text) == expected)
  }

  @Test(
    "notes what is unusual",
    arguments: [
      ("220 hi\n", [.bareLineFeed]),
      ("250-a\n250 b\r\n", [.bareLineFeed]),
      ("220 a\rb\r\n", [.bareCarriageReturn]),
      ("220 a\r\r\n", [.bareCarriageReturn]),
      ("220 a\0b\r\n", [.nulByte]),
      ("220 \u{1B}[2J\r\n", [.controlCharacter]),
      ("220hi\r\n", [.missingSeparator]),
      ("220_hi\n", [.bareLineFeed, .missingSeparator]),
      (TestText("220 " + String(repeating: "x", count: 506) + "\r\n"), []),
      (TestText("220 " + String(repeating: "x", count: 507) + "\r\n"), [.longLine]),
    ] as [(TestText, [ReplyDeviation])])
  func deviations(text: TestText, expected: [ReplyDeviation]) throws {
    #expect(try replies(text.text).map(\.deviations) == [expected])
  }

  @Test("notes bytes that are not UTF-8")
  func latin1() throws {
    var parser = ReplyParser()
    var bytes = (Array("220 ".utf8) + [0xE4, 13, 10])[...]
    #expect(try parser.parse(&bytes)?.deviations == [.notUTF8])
  }

  @Test(
    "refuses what is not a reply",
    arguments: [
      ("HTTP/1.1 400 Bad Request\r\n", .notAReply("HTTP/1.1 400 Bad Request")),
      ("\r\n", .notAReply("")),
      ("\n", .notAReply("")),
      ("22\r\n", .notAReply("22")),
      ("199 x\r\n", .notAReply("199 x")),
      ("600 x\r\n", .notAReply("600 x")),
      ("2x0 y\r\n", .notAReply("2x0 y")),
      (" 220 x\r\n", .notAReply(" 220 x")),
      ("\0\0\0\r\n", .notAReply("\\0\\0\\0")),
      ("250-a\r\n550 b\r\n", .differingCodes(250, 550)),
      ("250-a\r\nb\r\n250 c\r\n", .notAReply("b")),
    ] as [(String, ReplyViolation)])
  func bad(text: String, violation: ReplyViolation) {
    #expect(throws: violation) { try replies(text) }
  }

  @Test("has limits that are exact", arguments: ["\r\n", "\n"])
  func lineLimit(end: String) {
    let line = "220 " + String(repeating: "x", count: ReplyParser.maximumOfLine - 4)
    #expect(throws: Never.self) { try replies(line + end) }
    #expect(throws: ReplyViolation.lineTooLong(limit: 16_384)) { try replies(line + "x" + end) }
    #expect(throws: ReplyViolation.lineTooLong(limit: 16_384)) { try replies(line + "\rx" + end) }
    #expect(throws: ReplyViolation.lineTooLong(limit: 16_384)) { try replies(line + "xx") }
  }

  @Test("has a limit for the whole reply that is exact")
  func replyLimit() {
    let line = "250-" + String(repeating: "x", count: 1018) + "\r\n"
    let many = String(repeating: line, count: 63)
    #expect(line.utf8.count == 1024)
    #expect(throws: Never.self) { try replies(many + "250 " + String(repeating: "x", count: 1018) + "\r\n") }
    #expect(throws: ReplyViolation.replyTooLong(limit: 65_536)) {
      try replies(many + "250 " + String(repeating: "x", count: 1019) + "\r\n")
    }
  }

  @Test("has a limit for the lines that is exact")
  func lines() {
    let many = String(repeating: "250-\r\n", count: 511)
    #expect(throws: Never.self) { try replies(many + "250 \r\n") }
    #expect(throws: ReplyViolation.tooManyLines(limit: 512)) { try replies(many + "250-\r\n250 \r\n") }
  }

  @Test("does not mind how the bytes come")
  func splits() {
    let pieces = [
      "220 hi\r\n", "250-a\r\n", "250 b\r\n", "250-", "250", "\r", "\n", "\r\n", "\0", "535 5.7.8 no\r\n",
      "x",
      "334 \r\n", "999", String(repeating: "y", count: 16_378), String(repeating: "250-z\r\n", count: 260),
    ]
    var random = SeededGenerator(seed: 220)
    for _ in 0..<300 {
      let stream = (0..<Int.random(in: 1...12, using: &random)).flatMap { _ in
        Array(pieces.randomElement(using: &random)?.utf8 ?? "".utf8)
      }
      let most = Bool.random(using: &random) ? 3 : 4000
      let sizes = (0..<200).map { _ in Int.random(in: 1...most, using: &random) }
      let whole = outcome(of: stream)
      #expect(outcome(of: stream, pieces: sizes) == whole)
    }
  }

  @Test("never traps and never takes more than its limits")
  func random() {
    var random = SeededGenerator(seed: 250)
    for _ in 0..<300 {
      let isText = Bool.random(using: &random)
      let alphabet: [UInt8] = isText ? Array("2345 0-\r\nab".utf8) : Array(0...255)
      let stream = (0..<Int.random(in: 0...400, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      }
      #expect(!outcome(of: stream).isEmpty)
      #expect(outcome(of: stream, pieces: (0..<400).map { _ in 1 }) == outcome(of: stream))
    }
  }

  @Test("knows whether it is inside of a reply")
  func inside() throws {
    for (text, isInside) in [("", false), ("220 hi\r\n", false), ("2", true), ("250-a\r\n", true)] {
      var parser = ReplyParser()
      var bytes = Array(text.utf8)[...]
      _ = try parser.parse(&bytes)
      #expect(parser.isInsideReply == isInside, "\(text)")
    }
  }
}
