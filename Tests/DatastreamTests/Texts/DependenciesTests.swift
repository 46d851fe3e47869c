import Datastream
import FileSystem
import SeededRandom
import SystemPackage
import TestSupport
import Testing

@Suite("depend")
struct DependenciesTests {
  private func parsed(_ text: String) throws -> Dependencies {
    try Dependencies(parsing: Array(text.utf8), file: "depend")
  }

  @Test("is read as the installers read it")
  func reading() throws {
    let text = """
      # what we need

      P GOLDbase  Golden base\u{20}
      \t(all) 1.0
        2.0  beta
        # either
      \t( sparc )
      I GOLDold
      R\tGOLDtop\tGolden top
      """
    #expect(
      try parsed(text).dependencies == [
        Dependency(
          .prerequisite, "GOLDbase", name: "Golden base",
          alternatives: [
            .init(architecture: "all", version: "1.0"), .init(version: "2.0  beta"),
            .init(architecture: " sparc "),
          ]),
        Dependency(.incompatible, "GOLDold"),
        Dependency(.reverse, "GOLDtop", name: "Golden top"),
      ])
  }

  @Test("is written with the versions below their package")
  func writing() throws {
    let text = "P a An A\n\t(all) 1.0\n\t2.0\n\t(i386)\nR c\n"
    let dependencies = try parsed(text)
    #expect(String(decoding: try dependencies.serialized(), as: UTF8.self) == text)
    #expect(dependencies.problems() == [])
  }

  @Test("golden and real ones come back byte for byte")
  func golden() throws {
    let text = try fixtures.appending("golden/tiny/depend").contents()
    #expect(try Dependencies(parsing: text, file: "depend").serialized() == text)
    let real = Array("P CSWcommon common - common files and dirs for CSW packages\n".utf8)
    #expect(try Dependencies(parsing: real, file: "depend").serialized() == real)
  }

  @Test(
    "blames the line that is none",
    arguments: [
      ("Q x", "'Q' is not a kind of dependency, one of 'P', 'I', 'R'"),
      ("PP x", "'PP' is not a kind of dependency, one of 'P', 'I', 'R'"),
      ("P", "has no package name after the 'P'"),
      (" 1.0", "a version comes before the first dependency; begin the line without a blank"),
      ("P x\n (all 1.0", "'(all 1.0' has a '(' without a ')'"),
    ])
  func refusal(text: String, message: String) {
    let line = text.split(separator: "\n").count + 1
    #expect(errorText { _ = try parsed("\n" + text) } == "depend:\(line): \(message)")
  }

  @Test(
    "tells what the installers would misread",
    arguments: [
      ("P a.2 x", "1: 'a.2' names an instance: leave out the '.' and what follows"),
      (
        "P a_b x",
        "1: 'a_b' is not a valid package name: use 1 to 32 letters, digits, '+' and '-', a letter first"
      ),
      ("P all x", "1: 'all' cannot be the name of a package: the installers reserve it"),
      (
        "P a\n# or\n 2",
        "3: the installers stop at a version below an unindented comment: indent the comment"
      ),
      (
        "P a\n" + String(repeating: " 1\n", count: 51),
        "1: the dependency on 'a' has 51 versions; the installers take 50"
      ),
      (
        "P a " + String(repeating: "x", count: 252),
        "1: the dependency on 'a' makes a line of 256 bytes; the installers break lines at 255"
      ),
      (
        "# " + String(repeating: "x", count: 254),
        "1: is a comment of 256 bytes, whose end the installers read as another line"
      ),
      ("P a\n ()", "1: the dependency on 'a' has an empty machine '()'"),
    ])
  func oddities(text: String, message: String) throws {
    let dependencies = try parsed(text)
    #expect(dependencies.problems().map { "\($0)" } == ["depend:" + message])
    #expect(errorText { _ = try dependencies.serialized() } == "depend:" + message)
  }

  @Test("a comment above a dependency is fine, and fifty versions are")
  func fine() throws {
    #expect(
      try parsed("P a\n # indented\n 1\n# next\nP b\n 1\n" + String(repeating: "\t1\n", count: 49)).problems()
        == [])
  }

  @Test("writes nothing that cannot be read back")
  func inexpressible() {
    func fault(_ dependency: Dependency) -> String? {
      errorText { _ = try Dependencies([dependency]).serialized() }
    }
    #expect(fault(Dependency(.prerequisite, "")) == "a dependency has no package name")
    #expect(
      fault(Dependency(.prerequisite, "a", name: "x\ny"))
        == "the dependency on 'a' has a name that contains a newline or a NUL")
    #expect(
      fault(Dependency(.prerequisite, "a", alternatives: [.init(version: "(1)")]))
        == "the dependency on 'a' has a version '(1)' that cannot be read back")
    #expect(
      fault(Dependency(.prerequisite, "a", alternatives: [.init()]))
        == "the dependency on 'a' has an empty version")
    #expect(
      fault(Dependency(.prerequisite, "a", alternatives: [.init(architecture: "a)", version: "1")]))
        == "the dependency on 'a' has a machine 'a)' with a ')' or a newline in it")
    let long = ByteString(String(repeating: "x", count: 255))
    #expect(
      fault(Dependency(.prerequisite, "a", alternatives: [.init(version: long)]))
        == "the dependency on 'a' makes a line of 256 bytes; the installers break lines at 255")
  }

  @Test("no text traps the reader, and what it read comes back the same", arguments: [4] as [UInt64])
  func fuzz(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let original = try fixtures.appending("golden/tiny/depend").contents()
    for _ in 0..<3000 {
      guard let dependencies = try? Dependencies(parsing: random.mutated(original), file: "f"),
        let text = try? dependencies.serialized()
      else { continue }
      #expect(try Dependencies(parsing: text, file: "f") == dependencies)
    }
    let many = Array(String(repeating: "P a\n 1\n", count: 50_000).utf8)
    #expect(try Dependencies(parsing: many, file: "f").dependencies.count == 50_000)
  }
}
