import TestSupport
import Testing

@Suite("pkgh-installchangelogs")
struct InstallChangelogsTests {
  private static let directory = "debian-like/EXhello/usr/share/doc/EXhello"

  private func changelogs(_ source: ScratchSource) throws -> [String] {
    try source.scratch.listing(of: "source/\(Self.directory)")
  }

  @Test("copies the packaging's changelog, or the package's own")
  func packaging() throws {
    let source = try ScratchSource(packages: ScratchSource.twoPackages)
    let own = try source.read("debian-like/changelog") + "\nown\n"
    try source.write("debian-like/EXdoc.changelog", own)
    #expect(try source.run("pkgh-installchangelogs") == Outcome())
    #expect(
      try source.read("debian-like/EXprog/usr/share/doc/EXprog/changelog.pkgh")
        == source.read("debian-like/changelog"))
    #expect(try source.read("debian-like/EXdoc/usr/share/doc/EXdoc/changelog.pkgh") == own)
  }

  @Test(
    "finds the upstream changelog by its name",
    arguments: [
      Finding(["CHANGELOG.md"], "CHANGELOG.md"), Finding(["ChangeLog", "CHANGES"], "ChangeLog"),
      Finding(["Changes.rst", "HISTORY.txt"], "HISTORY.txt"),
      Finding(["docs/changes.txt"], "docs/changes.txt"),
      Finding(["doc/history", "docs/changelog"], "doc/history"), Finding(["NEWS", "changelog.old"], nil),
      Finding(["src/changelog"], nil),
    ])
  func finds(_ finding: Finding) throws {
    let source = try ScratchSource()
    for name in finding.names { try source.write(name, "text of \(name)") }
    try source.write("changelog", "")
    #expect(try source.run("pkgh-installchangelogs") == Outcome())
    let installed = try? source.read("\(Self.directory)/changelog")
    #expect(installed == finding.found.map { "text of \($0)" })
  }

  @Test("installs the changelogs that are named, HTML under its own name")
  func named() throws {
    let source = try ScratchSource(files: ["Notes": "notes", "News.HTML": "<p>", "changelog": "found"])
    #expect(try source.run("pkgh-installchangelogs", ["Notes"]) == Outcome())
    #expect(try source.read("\(Self.directory)/changelog") == "notes")
    #expect(try source.run("pkgh-prep") == Outcome())
    #expect(try source.run("pkgh-installchangelogs", ["News.HTML"]) == Outcome())
    #expect(try changelogs(source) == ["changelog.html", "changelog.pkgh"])
    #expect(try source.run("pkgh-installchangelogs", ["News.HTML", "Notes"]) == Outcome())
    #expect(try changelogs(source) == ["changelog", "changelog.html", "changelog.pkgh"])
    #expect(try source.read("\(Self.directory)/changelog") == "notes")
  }

  @Test("with -k makes a link by the name that the changelog had")
  func keep() throws {
    let source = try ScratchSource(files: ["CHANGES.md": "x"])
    #expect(try source.run("pkgh-installchangelogs", ["-k"]) == Outcome())
    #expect(try changelogs(source) == ["CHANGES.md", "changelog", "changelog.pkgh"])
    #expect(source.target(of: "\(Self.directory)/CHANGES.md") == "changelog")
  }

  @Test("leaves out what -X names, and with nodoc the upstream's")
  func exclusions() throws {
    let source = try ScratchSource(files: ["CHANGES.md": "x", "doc/history": "y"])
    #expect(
      try source.run("pkgh-installchangelogs", environment: ["DEB_BUILD_OPTIONS": "nodoc"]) == Outcome())
    #expect(try changelogs(source) == ["changelog.pkgh"])
    #expect(try source.run("pkgh-installchangelogs", ["-XCHANGES"]) == Outcome())
    #expect(try source.read("\(Self.directory)/changelog") == "y")
  }

  @Test("refuses a changelog that is not there, and two that are not a pair")
  func refuses() throws {
    let source = try ScratchSource(files: ["a": "", "b": ""])
    #expect(
      try source.run("pkgh-installchangelogs", ["CHANGES"])
        == Outcome(status: 1, stderr: "pkgh-installchangelogs: CHANGES: there is no such file\n"))
    let outcome = try source.run("pkgh-installchangelogs", ["a", "b"])
    #expect(outcome.status == 64)
    #expect(
      outcome.stderr.hasPrefix("pkgh-installchangelogs: one changelog, or one in HTML and its text\nUsage: "))
    #expect(try source.staged() == [])
  }

  struct Finding: CustomTestStringConvertible {
    let names: [String]
    let found: String?
    init(_ names: [String], _ found: String?) { (self.names, self.found) = (names, found) }
    var testDescription: String { names.joined(separator: " ") }
  }
}
