import Foundation
import Glibc
@testable import Modules
import SeededRandom
import Testing

/// What fnmatch(3) says, in the C locale that the tests run in.
private enum FNMatch {
  static func matches(_ pattern: String, _ text: String) -> Bool { fnmatch(pattern, text, 0) == 0 }
}

extension SeededGenerator {
  fileprivate mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  /// Of an alphabet that makes matches likely.
  fileprivate mutating func text(_ alphabet: [String], upTo length: Int) -> String {
    (0..<below(length + 1)).map { _ in alphabet[below(alphabet.count)] }.joined()
  }
}

@Suite("Patterns match as fnmatch(3) has it")
struct AliasPatternTests {
  @Test("for random patterns with stars, brackets and backslashes", arguments: 0..<8)
  func random(part: Int) {
    var random = SeededGenerator(seed: UInt64(part) &+ 4711)
    let letters = [
      "a", "b", "c", "-", ":", "=", "[:", ":]", "]", "[", "!", "^", "*", "?", "\\", ".", "/", "0", "9",
    ]
    let pieces =
      letters + [
        "*", "*", "?", "[ab]", "[!a]", "[a-c]", "[^0-9]", "[]a]", "[!]]", "[a-]", "[[:digit:]]", "[\\]]",
        "[[.a.]-c]", "[[=b=]]", "[[.-.]0]",
      ]
    var matches = 0
    for _ in 0..<20_000 {
      let pattern = random.text(pieces, upTo: 7)
      let text = random.text(["a", "b", "c", "-", "]", "[", "0", "/", "."], upTo: 6)
      let expected = FNMatch.matches(pattern, text)
      if expected { matches += 1 }
      if AliasPattern.matches(pattern, text) != expected {
        Issue.record("'\(pattern)' and '\(text)': fnmatch says \(expected)")
      }
    }
    // How many match depends on how the standard library draws numbers; with only a few, the test would show nothing.
    #expect(matches > 500)
  }

  @Test("for the pieces of a pattern of modules.alias that was bent a little", arguments: 0..<4)
  func bent(part: Int) {
    var random = SeededGenerator(seed: UInt64(part) &+ 815)
    let text = "pci:v00008086d00004222sv00008086sd00001000bc02sc80i00"
    var matches = 0
    for _ in 0..<5000 {
      var pattern = Array(text)
      for _ in 0..<random.below(5) {
        let start = random.below(pattern.count)
        let end = min(pattern.count, start + random.below(12))
        let piece = ["*", "?", "[0-9A-F]", "[!8]", "v", "", "\\d", "[48]"][random.below(8)]
        pattern.replaceSubrange(start..<end, with: Array(piece))
        if pattern.isEmpty { pattern = ["*"] }
      }
      let expected = FNMatch.matches(String(pattern), text)
      if expected { matches += 1 }
      if AliasPattern.matches(String(pattern), text) != expected {
        Issue.record("'\(String(pattern))': fnmatch says \(expected)")
      }
    }
    // As above.
    #expect(matches > 300)
  }

  /// An algorithm that goes back to every star would not end within a lifetime.
  @Test("with a time that does not double with every star", .timeLimit(.minutes(1)))
  func manyStars() {
    let stars = String(repeating: "*a", count: 254)
    let text = String(repeating: "a", count: 2048)
    #expect(!AliasPattern.matches(stars + "*b", text))
    #expect(AliasPattern.matches(stars + "*a", text))
  }

  @Test("unless one of them is longer than the kernel's are")
  func tooLong() {
    let text = String(repeating: "a", count: 2048)
    #expect(AliasPattern.matches("*", text) && !AliasPattern.matches("*", text + "a"))
    #expect(AliasPattern.matches(String(repeating: "*", count: 512), "a"))
    #expect(!AliasPattern.matches(String(repeating: "*", count: 513), "a"))
  }
}

@Suite("The index of modules.alias")
struct AliasIndexTests {
  @Test("finds what a walk through all lines with fnmatch(3) finds")
  func sameAsAll() {
    var random = SeededGenerator(seed: 99)
    let heads = [
      "pci:v00008086d0000", "pci:v000014E4d0000", "pci:v*d*sv", "usb:v03F0p", "usb:", "acpi*:", "*", "p", "x",
    ]
    let tails = ["4222", "4222*", "*", "?222sv*", "[0-9]22*", "PNP0C0A:*", "00", "42"]
    let lines = (0..<3000).map { number in
      (heads[random.below(heads.count)] + tails[random.below(tails.count)], "module\(number % 40)")
    }
    let index = AliasIndex(Array(lines.map { "alias \($0) \($1)\n" }.joined().utf8))
    #expect(index.count == 3000)
    for text in [
      "pci:v00008086d00004222sv00008086", "usb:v03F0p4222", "acpi:PNP0C0A:", "p", "", "x42",
      "pci:v000014E4d000042",
    ] {
      var expected: [String] = []
      for (pattern, module) in lines where FNMatch.matches(pattern, text) && !expected.contains(module) {
        expected.append(module)
      }
      #expect(index.modules(for: text) == expected, "\(text)")
    }
  }

  @Test("passes over lines that are not aliases")
  func oddLines() {
    let text =
      "# alias a b\n\nalias\nalias only\nalias too many words\r\nalias\t pci:*  the-module \r\n\0\u{FF}\nalias x y"
    let index = AliasIndex(Array(text.utf8))
    #expect(index.count == 2)
    #expect(index.modules(for: "pci:v1") == ["the_module"])
    #expect(index.modules(for: "x") == ["y"])
  }

  @Test("compares a name with those of its own vendor only, of as many lines as a kernel has")
  func large() {
    var text = "alias usb:v*d* u\nalias pci:v*d* p\nalias * all\n"
    for number in 0..<24_000 {
      let vendor = String(number % 700 + 0x1000, radix: 16)
      text += "alias pci:v0000\(vendor)d0000\(number)sv*sd*bc*sc*i* m\(number % 3000)\n"
    }
    let index = AliasIndex(Array(text.utf8))
    let name = "pci:v00001000d00001400sv00000000sd00000000bc02sc00i00"
    // 35 lines have the vendor 1000; of the short beginning there is one, and one has none at all.
    #expect(index.candidates(for: name).count == 37)
    #expect(index.modules(for: name) == ["p", "all", "m1400"])
  }
}
