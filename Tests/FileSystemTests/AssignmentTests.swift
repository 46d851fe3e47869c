import FileSystem
import TestSupport
import Testing

@Suite("Assignment")
struct AssignmentTests {
  @Test("is taken apart at its first equals sign, byte by byte")
  func parsing() {
    #expect(Assignment(parsing: "A=b=c") == Assignment(name: "A", value: "b=c"))
    #expect(Assignment(parsing: "A=") == Assignment(name: "A", value: ""))
    #expect(Assignment(parsing: "A=\u{301}") == Assignment(name: "A", value: "\u{301}"))
    let odd = ByteString([0xff, 0x3d, 0xfe])
    #expect(
      Assignment(parsing: odd) == Assignment(name: ByteString([0xff]), value: ByteString([0xfe])))
  }

  @Test("has a name and an equals sign", arguments: ["", "=", "=b", "A"] as [ByteString])
  func faults(text: ByteString) {
    #expect(Assignment(parsing: text) == nil)
    #expect(complaint { try Assignment(operand: text.description) } == "'\(text)' is not 'NAME=value'")
  }
}
