import Datastream
import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("finding codes")
struct FindingCodeTests {
  @Test(
    "are words between hyphens, each with an explanation of one sentence", arguments: FindingCode.allCases)
  func spelling(code: FindingCode) {
    #expect(code.rawValue.wholeMatch(of: /[a-z]+(-[a-z]+)+/) != nil)
    #expect(code.explanation.wholeMatch(of: /[A-Z][^.]*\./) != nil)
  }

  @Test("have explanations that differ")
  func explanations() {
    #expect(Set(FindingCode.allCases.map(\.explanation)).count == FindingCode.allCases.count)
  }

  @Test("are all in use")
  func use() throws {
    var sources = ""
    let folder = projectTop.appending("Sources/Datastream")
    try folder.walk { object in
      let isTable = object.path.hasSuffix("FindingCode.swift") || object.path.hasSuffix("FindingTable.swift")
      if object.path.hasSuffix(".swift") && !isTable { sources += try object.location.text() }
      return true
    }
    for code in FindingCode.allCases {
      #expect(sources.firstMatch(of: try Regex("\\.\(code)\\b")) != nil, "\(code) is not used")
    }
  }

  /// The table in docs/datastream.md, which PKGH_GOLDEN=record rewrites.
  @Test("are in the documentation")
  func documentation() throws {
    let file = projectTop.appending("docs/datastream.md")
    let text = try file.text()
    let heading = try #require(text.firstRange(of: "| code | severity | what is wrong |\n"))
    let rest = text[heading.upperBound...]
    let old = rest[..<(rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex)]
    let table = FindingCode.allCases.map { "| `\($0.rawValue)` | \($0.severity) | \($0.explanation) |" }
    let expected = "|---|---|---|\n" + table.joined(separator: "\n")
    if getenv("PKGH_GOLDEN").map({ String(cString: $0) }) == "record" {
      return try file.write((text[..<old.startIndex] + expected + text[old.endIndex...]).utf8)
    }
    #expect(old == expected, "run 'make golden'")
  }
}
