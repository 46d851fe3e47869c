import FileSystem
import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("Relation")
struct RelationTests {
  private func list(_ text: String) throws -> [String] {
    let paragraph = try #require(try Paragraph.all(of: "A: b\nDepends: \(text)\n", in: "control").first)
    var problems = Problems()
    let relations = try Relation.list(paragraph["Depends"] ?? "", in: paragraph, field: "Depends", &problems)
    try problems.throwIfAny()
    return relations.map { [$0.package, $0.version ?? "-", $0.architecture ?? "-"].joined(separator: " ") }
  }

  @Test(
    "is a package, with a version or an architecture",
    arguments: [
      ("", []),
      ("SUNWcsr", ["SUNWcsr - -"]),
      ("a, b ,c,", ["a - -", "b - -", "c - -"]),
      (",, a", ["a - -"]),
      ("a(=1)", ["a 1 -"]),
      ("CSWzlib ( = 1.2.13,REV=2023.01.02 ), b", ["CSWzlib 1.2.13,REV=2023.01.02 -", "b - -"]),
      ("SUNWlibC (sparc)", ["SUNWlibC - sparc"]),
      ("a,\n b (= 2),\n c (i386)", ["a - -", "b 2 -", "c - i386"]),
    ])
  func forms(text: String, relations: [String]) throws {
    #expect(try list(text) == relations)
  }

  @Test(
    "says what is wrong",
    arguments: [
      ("a (= 1", "'(= 1' has no closing parenthesis"),
      ("a | b", "'a | b': System V packages have no alternatives: write 'a' or 'b'"),
      ("a (= 1) | b", "'a (= 1) | b': System V packages have no alternatives: write 'a (= 1)' or 'b'"),
      ("a|b", "'a|b': System V packages have no alternatives: write 'a' or 'b'"),
      ("a b", "expected ',' after 'a', not 'b'"),
      ("a (= 1) b", "expected ',' after 'a', not 'b'"),
      ("a (= 1)(sparc)", "expected ',' after 'a', not '(sparc)'"),
      ("(= 1)", "'(= 1)' has no package before it"),
      ("a)", "'a)' is not a valid package name"),
      (
        "a (>= 1.2)",
        "'a (>= 1.2)': System V packages compare versions for equality only; write 'a' for any version or 'a (= 1.2)'"
      ),
      (
        "a (<< 2)",
        "'a (<< 2)': System V packages compare versions for equality only; write 'a' for any version or 'a (= 2)'"
      ),
      ("a (1.2)", "'a (1.2)' has no '='; a version is written 'a (= 1.2)'"),
      ("a ()", "'a ()' names neither a version nor an architecture: write 'a (= VERSION)' or 'a'"),
      ("a (=)", "'a (=)' names neither a version nor an architecture: write 'a (= VERSION)' or 'a'"),
      ("a (= 1 2)", "'a (= 1 2)': write 'a (= VERSION)' or 'a (ARCHITECTURE)'"),
      ("a (= 1\n 2)", "'a (= 1\\x0a2)': write 'a (= VERSION)' or 'a (ARCHITECTURE)'"),
    ])
  func errors(text: String, message: String) {
    #expect(errorText { try list(text) } == "control:2: \(message)")
  }
}
