import HostileText
import ProgramTesting
import Secrecy
import SecrecyTesting
import SeededRandom
import Testing

@Suite("Foreign texts")
struct PrintableTextTests {
  @Test(
    "are printed so that they do no harm",
    arguments: [
      (Array("plain ä €".utf8), "plain ä €"),
      ([85, 0, 10, 13, 9], "U\\0\\n\\r\\t"),
      ([27, 91, 50, 74, 127], "\\x1B[2J\\x7F"),
      ([0xC2, 0x9B, 0x33], "\\u{9B}3"),
      ([0x61, 0xFF, 0x62], "a\\xFFb"),
      (Array("a\u{202E}b\u{2028}\u{FEFF}".utf8), "a\\u{202E}b\\u{2028}\\u{FEFF}"),
      ([0xC3, 0x61, 0xC3, 0xA4, 0xF0, 0x9F, 0x98], "\\xC3aä\\xF0\\x9F\\x98"),
      ([0x9B, 0xED, 0xA0, 0x80], "\\x9B\\xED\\xA0\\x80"),
      ([], ""),
    ] as [([UInt8], String)])
  func printing(bytes: [UInt8], text: String) {
    #expect(String(printing: bytes) == text)
  }

  @Test("have no character left that a terminal acts on")
  func acting() {
    #expect(ActingCharacters.found(in: String(printing: ActingCharacters.all.utf8)) == [])
    #expect(ActingCharacters.found(in: String(quoting: ActingCharacters.all.utf8, limit: 1000)) == [])
  }

  @Test("have one line, whatever the bytes")
  func random() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<500 {
      let bytes = random.bytes(40...40)
      let text = String(printing: bytes)
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    }
  }

  @Test(
    "are on one line and without tricks",
    arguments: [
      ("a\u{202E}b", #"a\u{202E}b"#), ("a\u{9B}b", #"a\u{9B}b"#), ("\u{2028}", #"\u{2028}"#), ("\\", #"\\"#),
      ("é€😀", "é€😀"), ("\u{7F}", #"\x7F"#), ("\u{1B}[2J", #"\x1B[2J"#), ("\u{FEFF}", #"\u{FEFF}"#),
    ] as [(TestText, String)])
  func printable(sample: TestText, shown: String) {
    #expect(String(printing: sample.text.utf8, escaping: ["\\"]) == shown)
  }

  @Test("are not changed by being printed twice")
  func twice() {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<500 {
      let once = String(printing: random.bytes(40...40))
      #expect(String(printing: once.utf8) == once)
    }
  }

  @Test("are cut between characters where they are long")
  func cut() {
    func cut(_ text: String, _ limit: Int) -> String { String(printing: text.utf8, limit: limit) }
    #expect(cut("abcdef", 3) == "abc…")
    #expect(cut("abc", 3) == "abc")
    #expect(cut("aé", 2) == "a…")
    #expect(cut("a😀b", 4) == "a…")
    #expect(String(printing: [0xFF, 0xFE, 0xFD], limit: 2) == #"\xFF\xFE…"#)
    #expect(cut("abc", -1) == "…")
    #expect(cut("", -1) == "")
  }

  @Test("are quoted so that the end of the quotation can be seen")
  func quoted() {
    #expect(String(quoting: #"a"b\"#.utf8) == #""a\"b\\""#)
    #expect(String(quoting: "\"\u{301}".utf8) == "\"\\\"\u{301}\"")
    #expect(String(quoting: "abc".utf8, limit: 2) == "\"ab…\"")
  }
}
