import FileSystem
import SystemPackage
import Testing

@Suite("ByteString")
struct ByteStringTests {
  @Test("keeps every byte of a path but NUL")
  func roundTrip() {
    let bytes = (UInt8(1)...255).filter { $0 != UInt8(ascii: "/") }
    #expect(ByteString(FilePath(ByteString(bytes))).bytes == bytes)
  }

  @Test("ends a path at a NUL")
  func nul() {
    #expect(FilePath(ByteString([0x61, 0, 0x62])) == "a")
    #expect(FilePath(ByteString([0])) == "")
  }

  @Test("orders by unsigned bytes, whatever the letters are")
  func order() {
    let names: [ByteString] = ["", "A", "Z", "a", "a-b", "a/b", "aa", "é", ByteString([0xff])]
    #expect(names.reversed().sorted() == names)
  }

  @Test("tells apart what String holds for equal")
  func normalForms() {
    #expect("\u{e9}" == "e\u{301}")
    #expect(ByteString("\u{e9}") != ByteString("e\u{301}"))
  }

  @Test("shows people what is not UTF-8 as a replacement")
  func description() {
    #expect(ByteString([0x61, 0xff, 0x62]).description == "a\u{fffd}b")
  }
}
