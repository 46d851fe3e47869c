@testable import Datastream
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

  @Test("of what is wrong with a pkginfo")
  func pkginfo() throws {
    let text = """
      PKG=a
      PKG=b
      NAME=A
      ARCH=all
      CATEGORY=application
      lower=1
      DESC=""'x
      MAXINST=0
      SUNW_PKG_HOLLOW=true

      """
    let info = try PackageInfo(parsing: Array(text.utf8), file: "pkginfo")
    #expect(
      info.problems().map(\.code) == [
        "pkginfo-duplicate-parameter", "pkginfo-missing-parameter", "pkginfo-parameter-name",
        "pkginfo-parameter-text", "pkginfo-parameter-value", "pkginfo-zones",
      ])
    let open = #expect(throws: Problem.self) { try PackageInfo(parsing: Array("A='x".utf8), file: "pkginfo") }
    #expect(open?.code == "pkginfo-syntax")
  }

  @Test("of what is wrong with a depend file")
  func depend() throws {
    let long = String(repeating: "x", count: 300)
    let text = "# \(long)\nP a\n#\n (x)\nP a_b\nP c \(long)\nP d\n" + String(repeating: " 1\n", count: 51)
    let dependencies = try Dependencies(parsing: Array(text.utf8), file: "depend")
    #expect(
      dependencies.problems().map(\.code) == [
        "depend-long-comment", "depend-version-below-comment", "depend-package-name", "depend-line-length",
        "depend-version",
      ])
    let odd = #expect(throws: Problem.self) { try Dependencies(parsing: Array("Q a".utf8), file: "depend") }
    #expect(odd?.code == "depend-syntax")
  }

  @Test("of what is wrong with a compver or a space file")
  func compverAndSpace() {
    #expect(CompatibleVersions(["(1"]).problems().map(\.code) == ["compver-version"])
    let syntax = #expect(throws: Problem.self) { try SpaceTable(parsing: Array("a 1".utf8), file: "space") }
    #expect(syntax?.code == "space-syntax")
    let entry = #expect(throws: Problem.self) {
      try SpaceTable([.init("a b", blocks: 1, inodes: 1)]).serialized()
    }
    #expect(entry?.code == "space-entry")
  }

  @Test("of what is wrong with the entries of a pkgmap")
  func pkgmap() throws {
    func entry(_ path: ByteString, _ kind: MapEntry.Kind = .directory, part: Int = 1) -> Prototype.Entry {
      Prototype.Entry(MapEntry(part: part, kind, className: "none", path))
    }
    let entries = [
      entry("/a b"), entry(ByteString("/" + String(repeating: "x", count: 300))), entry("/c", part: 3),
      entry("d"), entry("/e", .pipe), entry("/e/f"), entry("/g/h"),
    ]
    var info = PackageInfo()
    #expect(
      MapRules(entries: entries, info: info).findings.map(\.code) == [
        .pkgmapEntryValue, .pkgmapLineLength, .pkgmapMissingPart, .pkgmapRelativeWithoutBasedir,
        .pkgmapUnlistedDirectory, .pkgmapParentNotDirectory,
      ])
    info["BASEDIR"] = "/opt"
    #expect(
      MapRules(entries: [entry("/opt/x"), entry("/opt"), entry("x")], info: info).findings.map(\.code)
        == [.pkgmapDuplicatePath])
    let syntax = #expect(throws: Problem.self) { try PackageMap(parsing: Array("1 q".utf8), file: "pkgmap") }
    #expect(syntax?.code == "pkgmap-syntax")
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
