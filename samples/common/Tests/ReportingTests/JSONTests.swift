import Reporting
import Testing

@Suite("JSON")
struct JSONTests {
  @Test("escapes what RFC 8259 wants escaped and nothing else")
  func escapes() {
    #expect(
      JSON.string("a\"b\\c\n\t\r\u{0}\u{1F}\u{7F}é€\u{1F600}").text
        == #""a\"b\\c\n\t\r\u0000\u001f\u007fé€😀""#)
    #expect(JSON.string("\r\n").text == #""\r\n""#)
  }

  @Test("escapes what a terminal would obey, although RFC 8259 does not ask for it")
  func terminal() {
    #expect(JSON.string("\u{80}\u{9B}31m\u{9F}\u{A0}").text == "\"\\u0080\\u009b31m\\u009f\u{A0}\"")
  }

  @Test("keeps the order of members")
  func members() {
    let value = JSON.object([
      ("b", .integer(18_446_744_073_709_551_615)), ("a", .array([.null, .decimal("0.10")])),
    ])
    #expect(value.text == #"{"b":18446744073709551615,"a":[null,0.10]}"#)
    #expect(JSON.array([.bool(true), .bool(false)]).text == "[true,false]")
    #expect(JSON.optional(nil).text == "null")
    #expect(JSON.optional("x").text == #""x""#)
  }
}
