import Reporting
import Testing

@Suite("Comma-separated values")
struct CSVTests {
  @Test("are quoted where RFC 4180 wants it and nowhere else")
  func quotes() {
    #expect(CSVRecord(["a", nil, "b c", ""]).text == "a,,b c,\r\n")
    #expect(
      CSVRecord(["a,b", "say \"no\"", "1\n2", "3\r\n4", "5\r"]).text
        == "\"a,b\",\"say \"\"no\"\"\",\"1\n2\",\"3\r\n4\",5\\x0d\r\n")
    #expect(CSVRecord(["\"\u{301}"]).text == "\"\"\"\u{301}\"\r\n")
  }
}
