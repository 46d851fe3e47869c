import FileSystem
import SystemPackage
import Testing

@Suite("Problem")
struct ProblemTests {
  @Test("says its place, then what is wrong")
  func places() {
    #expect(Problem("no").description == "no")
    #expect(Problem(in: "a/b", "no").description == "a/b: no")
    #expect(Problem(in: "a/b", line: 7, "no").description == "a/b:7: no")
    #expect(Problem(in: "a.pkg", offset: 512, "no").description == "a.pkg: offset 512: no")
  }

  @Test("has the C library's words in our lower case")
  func words() {
    #expect(Problem(.permissionDenied, "read", "x").description == "x: cannot read: permission denied")
    #expect(Problem(.ioError, "read", "x").description == "x: cannot read: input/output error")
  }

  @Test("sends no control character to a terminal")
  func controlCharacters() {
    #expect(
      Problem(in: FilePath("a\u{1b}[2J"), line: 1, "'\u{7f}\u{85}\r\n\u{0}' is no\ttab").description
        == "a\\x1b[2J:1: '\\x7f\\x85\\x0d\\x0a\\x00' is no\ttab")
    for value in UInt8.min...UInt8.max where value != 9 {
      let shown = Problem(String(Unicode.Scalar(value))).description
      #expect(shown.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(value)")
    }
  }

  @Test("shows names that are not UTF-8")
  func oddNames() {
    #expect(Problem(in: FilePath(ByteString([0x61, 0xff])), "no").description == "a\u{fffd}: no")
  }
}
