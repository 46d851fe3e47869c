import Testing
import Transport

@Suite("Texts from the network")
struct PrintableTextTests {
  @Test(
    "are printed so that they do no harm",
    arguments: [
      (Array("plain ä €".utf8), "plain ä €"),
      ([85, 0, 10, 13, 9], "U\\0\\n\\r\\t"),
      ([27, 91, 50, 74, 127], "\\x1B[2J\\x7F"),
      ([0xC2, 0x9B, 0x33], "\\x9B3"),
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"),
      (Array("a\u{202E}b\u{2028}\u{FEFF}".utf8), "a\\u{202E}b\\u{2028}\\u{FEFF}"),
      ([], ""),
    ] as [([UInt8], String)])
  func printing(bytes: [UInt8], text: String) {
    #expect(String(printing: bytes) == text)
  }

  @Test("have one line, whatever the bytes")
  func random() {
    for _ in 0..<500 {
      let bytes = (0..<40).map { _ in UInt8.random(in: 0...255) }
      let text = String(printing: bytes)
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    }
  }
}
