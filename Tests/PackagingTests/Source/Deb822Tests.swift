import FileSystem
import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("deb822")
struct Deb822Tests {
  private func fields(_ text: String) throws -> [[String]] {
    try Paragraph.all(of: text, in: "control").map { $0.fields.map { "\($0.line) \($0.name)=\($0.value)" } }
  }

  @Test("reads fields, their continuations and the lines they begin on")
  func fields() throws {
    #expect(
      try fields("# top\n\nA: 1\nB:2 \n two\n\tthree\n .\n# in between\n  four\n\n\nC:\n six\n")
        == [["3 A=1", "4 B=2\ntwo\nthree\n.\n four"], ["12 C=\nsix"]])
  }

  @Test("ends a paragraph at a line of blanks, and takes a text without a last newline")
  func ends() throws {
    #expect(try fields("A: 1\n \t\nB: 2") == [["1 A=1"], ["3 B=2"]])
    #expect(try fields("") == [])
    #expect(try fields("\n\n# nothing\n") == [])
  }

  @Test("reads lines that end in carriage returns like others")
  func carriageReturns() throws {
    #expect(try fields("A: 1\r\n more\r\n\r\nB: 2\r\n") == [["1 A=1\nmore"], ["4 B=2"]])
  }

  @Test("finds fields whatever the case of their letters is, and empty ones never")
  func lookup() throws {
    let paragraph = try #require(try Paragraph.all(of: "Build-Depends: x\nEmpty:\n", in: "control").first)
    #expect(paragraph["bUILD-dEPENDS"] == "x")
    #expect(paragraph["Empty"] == nil)
    #expect(paragraph.field("empty")?.line == 2)
    #expect(paragraph["None"] == nil)
    #expect(paragraph.problem("Empty", "no").description == "control:2: no")
    #expect(paragraph.problem("None", "no").description == "control:1: no")
  }

  @Test(
    "blames the line",
    arguments: [
      ("A: 1\nnonsense\n", "control:2: expected 'Field: value', not 'nonsense'"),
      (": 1\n", "control:1: expected 'Field: value', not ': 1'"),
      ("A B: 1\n", "control:1: expected 'Field: value', not 'A B: 1'"),
      ("É: 1\n", "control:1: expected 'Field: value', not 'É: 1'"),
      ("-A: 1\n", "control:1: expected 'Field: value', not '-A: 1'"),
      ("\u{feff}A: 1\n", "control:1: expected 'Field: value', not '\\u{feff}A: 1'"),
      ("A\u{0}: 1\n", "control:1: expected 'Field: value', not 'A\\x00: 1'"),
      (" x\n", "control:1: a continuation line without a field before it"),
      ("A: 1\n\n x\n", "control:3: a continuation line without a field before it"),
      ("A: 1\nB: 2\na: 3\n", "control:3: the field 'a' is given twice in one paragraph"),
    ])
  func blames(text: String, message: String) {
    #expect(errorText { try Paragraph.all(of: text, in: "control") } == message)
  }

  @Test("may have very many lines and fields, each of which is read once")
  func large() throws {
    let lines = String(repeating: " line\n", count: 50_000)
    let names = (0..<10_000).map { "X-\($0): 1\n" }.joined()
    let read = try Paragraph.all(of: "A:\n\(lines)\n\(names)", in: "control")
    #expect(read.map(\.fields.count) == [1, 10_000])
    #expect(read[0]["A"]?.utf8.count == 50_000 * 5)
  }
}
