import SMTP
import Testing

@Suite("Replies")
struct ReplyTests {
  @Test(
    "have an enhanced code at the beginning of their text or none",
    arguments: [
      ("5.7.8 Error", "5.7.8"), ("5.7 no", nil), ("2.0.0000 x", nil), ("9.1.1 x", nil), ("Hello", nil),
    ])
  func enhancedCode(text: String, code: String?) {
    #expect(Reply(code: 535, lines: [text]).enhancedCode == code)
  }
}
