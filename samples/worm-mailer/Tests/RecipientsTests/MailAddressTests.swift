import ProgramTesting
import Recipients
import SeededRandom
import Testing

@Suite("Mail addresses")
struct MailAddressTests {
  @Test(
    "are plain",
    arguments: [
      "abuse@isp.example", "Net.Abuse+1_2=3-4@ISP.example", "a@b.example.",
      String(repeating: "a", count: 64) + "@isp.example",
    ])
  func plain(text: String) { #expect(MailAddress(text.utf8) != nil) }

  @Test(
    "are nothing else",
    arguments: [
      "", "@", "@isp.example", "abuse@", "abuse", "a..b@isp.example", ".a@isp.example", "a.@isp.example",
      "a b@isp.example", "a@isp.example\r\nBcc: x@y.example", "a\0@isp.example", "<a@isp.example>",
      "a@[127.0.0.1]", "a@127.0.0.1", "a%b.example@isp.example", "a!b@isp.example", "`id`@isp.example",
      "$(id)@isp.example", "é@isp.example", "a@é.example", "a@x,b@y.example", "a@example",
      "a(comment)@isp.example", "-f@isp.example",
      TestText(String(repeating: "a", count: 65) + "@isp.example"),
      TestText("a@" + String(repeating: "a.", count: 125) + "example"),
      TestText(String(repeating: "@", count: 100_000)),
    ])
  func refusing(text: TestText) { #expect(MailAddress(text.text.utf8) == nil) }

  @Test("that were made of noise are either refused or what they are read as")
  func noise() {
    var random = SeededGenerator(seed: 7)
    let pieces = [
      "a", "abuse", "@", "@isp.example", ".", "-", "+", " ", "%", "\"", "\\", "<", ">", "\n", "\0", "é",
    ]
    var read = 0
    for _ in 0..<50_000 {
      let text = (0..<4).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      guard let address = MailAddress(text.utf8) else { continue }
      read += 1
      #expect(text == address.description || text == address.description + ".")
      #expect(text.unicodeScalars.allSatisfy { "abusemplxi.-@+".unicodeScalars.contains($0) })
    }
    // How many there are depends on how the standard library makes numbers of a generator.
    #expect((50..<20_000).contains(read))
  }
}
