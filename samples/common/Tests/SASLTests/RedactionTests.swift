import SASL
import Testing

@Suite("Taking secrets out of foreign texts")
struct RedactionTests {
  @Test("A secret is masked wherever it stands")
  func plain() {
    let redaction = credentials("joe", "hunter2").redaction
    #expect(redaction.masked("no") == "no")
    #expect(redaction.masked("") == "")
    #expect(redaction.masked("hunter2") == "********")
    #expect(redaction.masked("5.5.2 hunter2hunter2 hunter") == "5.5.2 **************** hunter")
    #expect(redaction.masked([0xFF] + Array("hunter2".utf8) + [0]) == [0xFF] + Array("********".utf8) + [0])
  }

  @Test("Base64 is masked, whatever was encoded before and after", arguments: 0...5)
  func base64(before: Int) throws {
    let redaction = credentials("joe", "hunter2").redaction
    for after in 0...3 {
      let text = Base64.encode(
        [UInt8](repeating: 0x55, count: before) + Array("hunter2".utf8)
          + [UInt8](repeating: 0xAA, count: after))
      let masked = redaction.masked("500 what is AUTH PLAIN \(text)?")
      #expect(masked.contains(Redaction.mask))
      // What is left are the characters at both ends at most, which hold six bits of the secret each.
      let left = masked.dropFirst("500 what is AUTH PLAIN ".count).filter { $0 != "*" }.count
      #expect(left <= (before * 8 + 5) / 6 + (after * 8 + 5) / 6 + 4)
    }
  }

  @Test("Short secrets are not looked for")
  func short() {
    #expect(credentials("joe", "e").redaction.masked("the server") == "the server")
    #expect(credentials("joe", "").redaction.masked("the server") == "the server")
  }
}
