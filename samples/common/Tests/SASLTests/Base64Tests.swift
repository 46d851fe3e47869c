import Foundation
import ProgramTesting
import Secrecy
import SASL
import SecrecyTesting
import SeededRandom
import Testing

@Suite("Base64")
struct Base64Tests {
  @Test(
    "The examples of RFC 4648, section 10",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ])
  func examples(bytes: String, text: String) throws {
    #expect(Base64.encode(Array(bytes.utf8)) == text)
    #expect(try Base64.decode(text) == Array(bytes.utf8))
    #expect(try Base64.decode(Secret(text.utf8)).text == bytes)
  }

  @Test("Random bytes come back, and Foundation agrees")
  func roundTrip() throws {
    var numbers = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let bytes = numbers.bytes(0...200)
      let text = Base64.encode(bytes)
      #expect(text == Data(bytes).base64EncodedString())
      #expect(try Base64.decode(text) == bytes)
    }
  }

  @Test("Texts longer than what OpenSSL gets at once come back")
  func long() throws {
    for count in [3_145_727, 3_145_728, 3_145_729, 6_291_457] {
      var numbers = SeededGenerator(seed: UInt64(count))
      let bytes = Secret(count: count) { room in
        for index in stride(from: 0, to: count, by: 97) {
          room[index] = UInt8.random(in: 0...255, using: &numbers)
        }
      }
      let text = Base64.encode(bytes)
      #expect(bytes.withBytes { Data($0).base64EncodedData() } == text.withBytes { Data($0) })
      #expect(try Base64.decode(text).isEqual(to: bytes))
    }
  }

  @Test(
    "What is wrong, and where",
    arguments: [
      ("Zg=", .wrongLength(3)), ("Zg", .wrongLength(2)), ("Z", .wrongLength(1)), ("Zm9vY", .wrongLength(5)),
      ("=", .wrongLength(1)), ("Z=", .wrongLength(2)),
      ("Zh==", .trailingBits(position: 2)), ("Zm9=", .trailingBits(position: 3)),
      ("Zm9vZm9=", .trailingBits(position: 7)),
      ("Z===", .misplacedPadding(position: 2)), ("====", .misplacedPadding(position: 1)),
      ("Zg==Zg==", .misplacedPadding(position: 3)), ("Z=g=", .misplacedPadding(position: 2)),
      ("Zm9v====", .misplacedPadding(position: 5)),
      ("Zm9v\n", .badCharacter(10, position: 5)), (" Zm9v", .badCharacter(32, position: 1)),
      ("Zm-v", .badCharacter(45, position: 3)), ("Zm9_", .badCharacter(95, position: 4)),
      ("Zm\09", .badCharacter(0, position: 3)), ("Zmé", .badCharacter(0xC3, position: 3)),
      ("*", .badCharacter(42, position: 1)), ("=!==", .badCharacter(33, position: 2)),
    ] as [(TestText, Base64Problem)])
  func strict(sample: TestText, problem: Base64Problem) {
    #expect(throws: problem) { try Base64.decode(sample.text) }
    #expect(throws: problem) { try Base64.decode(Secret(sample.text.utf8)) }
  }

  @Test("Problems are told in a line")
  func descriptions() {
    #expect(
      "\(Base64Problem.badCharacter(10, position: 77))"
        == "not base64: character 0x0a at position 77 (a line break)")
    #expect("\(Base64Problem.badCharacter(42, position: 1))" == "not base64: character '*' at position 1")
    let problems: [Base64Problem] = [
      .wrongLength(2), .misplacedPadding(position: 1), .trailingBits(position: 2),
    ]
    for problem in problems + (0...255).map({ .badCharacter($0, position: 1) }) {
      #expect("\(problem)".utf8.allSatisfy { (0x20...0x7E).contains($0) })
    }
  }

  @Test("Only what encoding gives is accepted")
  func canonical() throws {
    // Four characters of a small alphabet, tried out in full.
    let characters = ["A", "Q", "g", "/", "=", "\n"]
    for one in characters {
      for two in characters {
        for three in characters {
          for four in characters {
            let text = one + two + three + four
            if let bytes = try? Base64.decode(text) { #expect(Base64.encode(bytes) == text) }
            let isRight = Data(base64Encoded: text)?.base64EncodedString() == text
            #expect(isRight == ((try? Base64.decode(text)) != nil), "\(text)")
          }
        }
      }
    }
  }
}
