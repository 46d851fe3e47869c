import Letters
import ProgramTesting
import SeededRandom
import Testing

@Suite("A template")
struct TemplateTests {
  /// Placeholders that must be there, so that a test need not write them.
  private let required = "{{address}} {{ports}} {{first}} {{last}} {{count}} {{what}} {{reason}}\n{{stop}}\n"

  private func problem(_ text: String) -> String? { problem(Array(text.utf8)) }

  private func problem(_ bytes: [UInt8]) -> String? {
    #expect(throws: TemplateProblem.self) { _ = try LetterTemplate(parsing: bytes, file: "letter.txt") }?
      .description
  }

  private func text(_ template: String, _ change: (inout ReportFacts) -> Void = { _ in }) throws -> String {
    var facts = try Samples.facts()
    change(&facts)
    let parsed = try LetterTemplate(parsing: Array((template + required).utf8), file: "letter.txt")
    let letter = try Samples.letterhead(template: parsed).letter(facts).text
    return letter.components(before: "192.0.2.7 4097, 4098, 4099 2026")
  }

  @Test("that is built in is a template like any other")
  func standard() throws {
    #expect(try LetterTemplate(parsing: Array(LetterTemplate.standardText.utf8), file: "x") == .standard)
    for placeholder in Placeholder.required {
      #expect(LetterTemplate.standardText.contains("{{\(placeholder)}}"))
    }
  }

  @Test(
    "is told where it is wrong",
    arguments: [
      ("a\nHello {{adress}}", "letter.txt:2: '{{adress}}' is not a placeholder"),
      ("{{ address }}", "letter.txt:1: '{{ address }}' is not a placeholder"),
      ("{{}}", "letter.txt:1: '{{}}' is not a placeholder"),
      ("{{\u{1B}[2J}}", "letter.txt:1: has a character that cannot be shown; tabs are among them"),
      ("x {{address\n}}", "letter.txt:1: '{{' is not closed by '}}' on its line"),
      ("{{#again}}\nx", "letter.txt:1: '{{#again}}' is not closed"),
      ("{{/again}}", "letter.txt:1: '{{/again}}' ends what has not begun"),
      ("{{#again}}{{/host}}", "letter.txt:1: '{{/host}}' ends what has not begun"),
      (
        "{{#again}}\n\n{{#host}}{{/host}}{{/again}}",
        "letter.txt:3: '{{#host}}' begins before '{{#again}}' of line 1 ends"
      ),
      ("{{#address}}", "letter.txt:1: '{{address}}' is always there and has no section"),
      (
        "{{host}}", "letter.txt:1: '{{host}}' is not always there; put it between '{{#host}}' and '{{/host}}'"
      ),
      ("x {{lines}}", "letter.txt:1: '{{lines}}' must stand on a line of its own"),
      ("{{stop}}{{stop}}", "letter.txt:1: '{{stop}}' must stand on a line of its own"),
      ("a\u{202E}b", "letter.txt:1: has a character that cannot be shown; tabs are among them"),
      ("\u{FEFF}a", "letter.txt:1: has a character that cannot be shown; tabs are among them"),
      ("a\tb", "letter.txt:1: has a character that cannot be shown; tabs are among them"),
      ("a\0b", "letter.txt:1: has a character that cannot be shown; tabs are among them"),
      ("", "letter.txt: '{{address}}' is missing (the attacking address)"),
    ])
  func problems(text: String, message: String) {
    #expect(problem(text) == message)
  }

  @Test("must have what nobody can do without, outside of sections")
  func missing() {
    for placeholder in Placeholder.required {
      let without = required.components(cutting: "{{\(placeholder)}}")
      #expect(problem(without) == "letter.txt: '{{\(placeholder)}}' is missing (\(placeholder.meaning))")
      #expect(problem(without + "{{#again}}\n{{\(placeholder)}}\n{{/again}}")?.contains("is missing") == true)
    }
  }

  @Test("is UTF-8 of 64 KiB at most")
  func bytes() {
    #expect(problem(Array("a\n".utf8) + [0x61, 0xFF]) == "letter.txt:2: is not UTF-8 text")
    #expect(problem([UInt8](repeating: 0x0A, count: 65_537)) == "letter.txt: is larger than 65536 bytes")
  }

  @Test("may have lines that end with CR LF, and a brace of its own")
  func lineEnds() throws {
    #expect(try text("a { } }} b\r\nc\r\n") == "a { } }} b\nc\n")
  }

  @Test("leaves out the sections of what is not there, with their lines")
  func sections() throws {
    let template = "a{{#host}} ({{host}}){{/host}}.\n{{#again}}\n\nAgain: {{again}}\n{{/again}}\nb\n"
    #expect(try text(template) == "a (host7.victim.test).\nb\n")
    let long = try text(template) {
      $0.hostName = nil
      $0.again = .init(attacks: 3, since: $0.reportID)
    }
    #expect(long == "a.\n\nAgain: 3 attacks since report \(Samples.number)\nb\n")
  }

  @Test("leaves one of several empty lines, and none at the beginning")
  func emptyLines() throws {
    #expect(try text("\n\na\n\n\n{{#again}}\nx\n{{/again}}\n\nb\n") == "a\n\nb\n")
  }

  @Test("goes on under its first value where a line gets too long")
  func wrapping() throws {
    let reason = Array(repeating: "because", count: 18).joined(separator: " ")
    let lines = try text("Why: {{reason}}.\n") { $0.reason = reason }.split(separator: "\n")
    #expect(lines.map { $0.prefix(12) } == ["Why: because", "     because", "     because"])
    #expect(lines.allSatisfy { $0.count <= 76 })
    #expect(lines.map { $0.dropFirst(5) }.joined(separator: " ") == reason + ".")
    let words = try text(String(repeating: "word ", count: 30) + "\n")
    #expect(words.split(separator: "\n").allSatisfy { $0.count <= 76 })
    #expect(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).count == 30)
  }

  @Test("does not take a value for a part of itself")
  func injection() throws {
    let text = try text("{{what}}|{{explanation}}\n") {
      $0.signature.title = "{{stop}} {{#again}}"
      $0.signature.explanation = "{{/again}} {{x"
      $0.reason = "{{lines}}"
    }
    #expect(text == "{{stop}} {{#again}}|{{/again}} {{x\n")
  }

  @Test("of any kind is read or refused, and never hangs")
  func fuzz() throws {
    var generator = SeededGenerator(seed: 4)
    let pieces = [
      "{{", "}}", "#", "/", "again", "host", "address", "\n", " ", "{", "}", "\u{E9}", "stop", "lines",
    ]
    var accepted = 0
    for _ in 0..<500 {
      let noise = (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
        pieces.randomElement(using: &generator)
      }.joined()
      guard let template = try? LetterTemplate(parsing: Array((noise + "\n" + required).utf8), file: "x")
      else {
        continue
      }
      accepted += 1
      let letter = try Samples.letterhead(template: template).letter(Samples.facts())
      #expect(letter.text.contains("192.0.2.7"))
    }
    // How many there are depends on how the standard library makes numbers of a generator.
    #expect(accepted > 5)
  }
}

extension String {
  /// What stands before a text.
  func components(before end: String) -> String {
    firstRange(of: end).map { String(self[..<$0.lowerBound]) } ?? self
  }

  /// The text without a part of it.
  func components(cutting part: String) -> String {
    firstRange(of: part).map { String(self[..<$0.lowerBound] + self[$0.upperBound...]) } ?? self
  }
}
