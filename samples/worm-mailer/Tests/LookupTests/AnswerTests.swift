import NameServers
import ProgramTesting
import SeededRandom
import Testing

@testable import Lookup

@Suite("Answers")
struct AnswerTests {
  /// A whole message: a text, an alias, a mail server with a name by a pointer.
  private static let message: [UInt8] =
    [0, 1, 0x81, 0x80, 0, 1, 0, 3, 0, 0, 0, 0] + DNSQuestion.wire("victim.example") + [0, 16, 0, 1]
    + DNSQuestion.record(16, [3, 0x61, 0x62, 0x63, 1, 0x64])
    + DNSQuestion.record(5, DNSQuestion.wire("b.example"), owner: "a.example")
    + DNSQuestion.record(15, [0, 5, 2, 0x6D, 0x78, 0xC0, 12])

  @Test("are read whole")
  func whole() throws {
    let answer = try #require(Answer(Self.message))
    #expect(answer.values(of: "victim.example", .txt) == [.text(Array("abcd".utf8))])
    #expect(answer.alias(of: "a.example") == "b.example")
    #expect(
      answer.values(of: "victim.example", .mx) == [.exchanger(preference: 5, host: "mx.victim.example")])
  }

  @Test("that end too early are not answers")
  func parts() {
    for count in 0..<Self.message.count {
      #expect(Answer(Array(Self.message.prefix(count))) == nil, "\(count) bytes")
    }
  }

  @Test("that were bent never trap, and mostly are not answers", arguments: 0..<4)
  func bent(part: Int) {
    var chance = SeededGenerator(seed: UInt64(part) &+ 47)
    var understood = 0
    for _ in 0..<5000 {
      var bytes = Self.message
      for _ in 0...Int.random(in: 0..<6, using: &chance) {
        // Often what has a meaning: a length, a pointer, the root.
        bytes[Int.random(in: 0..<bytes.count, using: &chance)] =
          Int.random(in: 0..<2, using: &chance) == 0
          ? [0, 1, 0xC0, 12, 63, 64][Int.random(in: 0..<6, using: &chance)]
          : UInt8(Int.random(in: 0..<256, using: &chance))
      }
      if Answer(bytes) != nil { understood += 1 }
    }
    // How many there are depends on how the standard library makes numbers of a generator.
    #expect((100..<4900).contains(understood))
  }

  @Test("of pointers and nothing else are refused")
  func pointers() {
    // Each record's owner is a pointer to the one before it.
    var bytes: [UInt8] = [0, 1, 0x81, 0x80, 0, 0, 0x14, 0, 0, 0, 0, 0]
    var last = 0
    while bytes.count < 65_500 {
      let here = bytes.count
      bytes += [0xC0 | UInt8(last >> 8 & 0x3F), UInt8(last & 0xFF), 0, 99, 0, 1, 0, 0, 0, 0, 0, 0]
      if here < 0x3FFF { last = here }
    }
    #expect(Answer(bytes) == nil)
    // Long names by pointers to pointers, in every record.
    bytes = Array(bytes.prefix(12)) + DNSQuestion.wire("x")
    bytes += [0, 99, 0, 1, 0, 0, 0, 0, 0, 0]
    for _ in 0..<120 { bytes += [1, 0x61, 0xC0, 12] }
    #expect(Answer(bytes) == nil)
  }
}
