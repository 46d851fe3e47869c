import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("File contents")
struct FileContentsTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("are read whole, up to the limit")
  func limit() throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
    let file = try scratch.write("file", bytes)
    #expect(try file.contents(limit: 200_000) == bytes)
    #expect(throws: Problem(in: file, "is longer than 199999 bytes, too long for a text file")) {
      try file.contents(limit: 199_999)
    }
    #expect(throws: Problem(in: "/dev/zero", "is not a regular file")) {
      try FilePath("/dev/zero").contents()
    }
  }

  @Test("say why they cannot be read")
  func unreadable() {
    #expect(throws: Problem(in: scratch.path, "is not a regular file")) { try scratch.path.contents() }
    #expect(throws: Problem(.noSuchFileOrDirectory, "read", "/no/such")) { try FilePath("/no/such").text() }
  }

  @Test("of a named pipe are not waited for")
  func pipe() throws {
    let pipe = scratch.path.appending("pipe")
    #expect(pipe.withPlatformString { mkfifo($0, 0o644) } == 0)
    #expect(throws: Problem(in: pipe, "is not a regular file")) { try pipe.contents() }
  }

  @Test("have no byte order mark")
  func mark() throws {
    let file = try scratch.write("file", [0xef, 0xbb, 0xbf, 0x61])
    #expect(throws: Problem(in: file, line: 1, "begins with a byte order mark; save it without one")) {
      try file.text()
    }
  }

  @Test("are text only where they are UTF-8 without NUL, and the line is named")
  func notText() throws {
    for bytes: [UInt8] in [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0x61, 0, 0x62]] {
      let file = try scratch.write("file", Array("one\ntwo\n".utf8) + bytes + Array("\nfour\n".utf8))
      #expect(throws: Problem(in: file, line: 3, "is not UTF-8 text")) { try file.text() }
    }
    #expect(try scratch.write("file", "é\n").text() == "é\n")
    #expect(try scratch.write("file", "").text() == "")
  }

  @Test("have lines that end at newlines, with carriage returns or without")
  func lines() {
    #expect("a\r\nb\n\n\rc\r\r\n".lines == ["a", "b", "", "\rc\r", ""])
    #expect("".lines == [""])
    #expect("\n\u{301}x".lines == ["", "\u{301}x"])
  }

  @Test("have path components that end at slashes, accents or not")
  func components() {
    #expect("/a//b/".pathComponents == ["a", "b"])
    #expect("..\u{2f}\u{301}x".pathComponents == ["..", "\u{301}x"])
    #expect("".pathComponents == [])
  }
}
