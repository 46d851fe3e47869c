import Packaging
import Testing

@Suite("Substitutions")
struct SubstitutionsTests {
  private let values = Substitutions(
    ["PKG": "EXhello", "a": "${b}", "b": "${PKG}!", "self": "x${self}", "money": "${Dollar}{PKG}"],
    environment: ["HOME": "/root", "EMPTY": ""])

  private func failure(_ text: String) -> String? {
    do {
      _ = try values.expand(text)
      return nil
    } catch {
      return error.messages.joined(separator: "\n")
    }
  }

  @Test(
    "replace variables, and those in their values",
    arguments: [
      ("", ""), ("plain $ { } $PKG", "plain $ { } $PKG"), ("${PKG}/x", "EXhello/x"),
      ("${a}${b}", "EXhello!EXhello!"),
      ("${env:HOME}", "/root"), ("[${env:EMPTY}]", "[]"), ("a${Space}b${Tab}c${Newline}d", "a b\tc\nd"),
      ("${Dollar}{PKG}", "${PKG}"), ("${money}", "${PKG}"), ("é${PKG}é", "éEXhelloé"),
    ])
  func expand(text: String, result: String) throws {
    #expect(try values.expand(text) == result)
  }

  @Test(
    "say what is wrong",
    arguments: [
      ("x ${PKG", "'${PKG' has no closing brace"),
      ("${none}", "'${none}' has no value: set it in 'EXhello.substvars'"),
      ("${}", "'${}' has no value: set it in 'EXhello.substvars'"),
      ("${env:NONE}", "'${env:NONE}' has no value: set 'NONE' in the environment"),
      ("${env:${PKG}}", "'${env:${PKG}' has no value: set '${PKG' in the environment"),
      ("${self}", "'${self}' needs more than 50 expansions; does it name itself?"),
    ])
  func errors(text: String, message: String) {
    #expect(failure(text) == message)
  }

  @Test("stop at the fiftieth variable of one text, and never at characters")
  func limit() throws {
    #expect(try values.expand(String(repeating: "${PKG}", count: 50)).count == 350)
    #expect(failure(String(repeating: "${PKG}", count: 51)) != nil)
    #expect(try values.expand(String(repeating: "${Dollar}", count: 1000)).count == 1000)
  }
}
