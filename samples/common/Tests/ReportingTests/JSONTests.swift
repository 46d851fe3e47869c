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
