import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("ConfigFile")
struct ConfigFileTests {
  private func lines(_ text: String, _ values: [String: String]? = [:]) throws -> [String] {
    let substitutions = values.map { Substitutions($0, environment: [:]) }
    return try ConfigFile(parsing: text, path: "EX.dirs", substitutions: substitutions).lines.map {
      "\($0.number): \($0.words.joined(separator: "|"))"
    }
  }

  @Test("has the words of its lines, without comments and blank lines")
  func words() throws {
    #expect(try lines("# c\n\n a  b\t c \n  # d\ne#f\r\n\r\ng") == ["3: a|b|c", "5: e#f", "7: g"])
    #expect(try lines("") == [])
  }

  @Test("splits before it substitutes, and only where it is asked to substitute")
  func substitutes() throws {
    #expect(try lines("x ${v} #${v}", ["v": "a b"]) == ["1: x|a b|#a b"])
    #expect(try lines("${v} ${", nil) == ["1: ${v}|${"])
    #expect(
      errorText { try lines("a\nb ${none}") }
        == "EX.dirs:2: '${none}' has no value: set it in 'PACKAGE.substvars'")
  }

  @Test("lets no place leave the stage")
  func places() throws {
    let file = try ConfigFile(parsing: "x", path: "EX.dirs", substitutions: nil)
    let line = try #require(file.lines.first)
    #expect(try file.destination("/usr//./bin/", line) == "usr/bin")
    #expect(try file.destination("..x/...", line) == "..x/...")
    #expect(try file.destination("/", line) == "")
    for word in ["..", "/..", "usr/../..", "../\u{301}x", "a/../\u{301}", "../"] {
      #expect(errorText { try file.destination(word, line) } == "EX.dirs:1: '\(word)' must not contain '..'")
    }
  }
}
