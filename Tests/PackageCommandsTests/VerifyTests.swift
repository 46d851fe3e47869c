import FileSystem
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("pkgh-verify")
struct VerifyTests {
  private static let golden = projectTop.appending("Tests/Fixtures/golden").string
  private static let tiny = "\(golden)/GOLDtiny.pkg"
  private static let two = "\(golden)/two.pkg"

  private let source: ScratchSource

  init() throws { source = try ScratchSource() }

  private func verify(_ arguments: String...) throws -> Outcome { try source.run("pkgh-verify", arguments) }

  /// A copy of the golden stream in which a text is another one of the same length.
  private func damaged(_ text: String, _ other: String, in original: String = tiny) throws {
    var stream = try FilePath(original).contents()
    let range = try #require(stream.firstRange(of: text.utf8))
    stream.replaceSubrange(range, with: other.utf8)
    try source.top.appending("bad.pkg").write(stream)
  }

  /// Makes a copy of the golden package directory, with the times that its map gives the files.
  private func copyDirectory() throws {
    let commands = """
      cp -R '\(Self.golden)/spool/GOLDtiny' . && find GOLDtiny -exec touch -d @1704164645 {} + &&
      touch -d @1795358241 GOLDtiny/pkginfo
      """
    #expect(try run("sh", ["-c", commands], in: source.top) == Outcome())
  }

  @Test("is silent when all is well, and says with -v what it has read")
  func good() throws {
    try copyDirectory()
    #expect(try verify(Self.tiny, Self.two, "GOLDtiny") == Outcome())
    #expect(
      try verify("-v", Self.two, "GOLDtiny")
        == Outcome(
          stdout: """
            \(Self.two): GOLDtiny: 27 objects
            \(Self.two): GOLDsecond: 6 objects
            GOLDtiny: GOLDtiny: 27 objects

            """))
    let stream = try FilePath(Self.two).contents()
    #expect(try run(source.program("pkgh-verify").string, ["-"], input: stream) == Outcome())
  }

  @Test("finds a file that is not what the map says")
  func changedFile() throws {
    try damaged("colour=blue\n", "colour=grey\n")
    let outcome = try verify("bad.pkg")
    #expect(outcome.status == 1 && outcome.stdout.isEmpty)
    #expect(outcome.stderr.hasPrefix("pkgh-verify: bad.pkg: offset "))
    #expect(
      outcome.stderr.hasSuffix(
        ": 'reloc/etc/tiny.conf' has the sum 1170, but 1155 in the map [pkgmap-wrong-checksum]\n"))
  }

  @Test(
    "finds each kind of damage, and where it is",
    arguments: [
      (
        "# PaCkAgE", "# pAcKaGe",
        "offset 0: is not a package stream: it does not begin with '# PaCkAgE DaTaStReAm' [not-a-stream]"
      ),
      (
        "GOLDtiny 1 ", "GOLDtiny 2 ",
        "ends without its trailer: the file is cut short, fetch or build it again [stream-truncated]"
      ),
      (
        "reloc/etc/tiny.sed", "reloc/etc/tiny.set",
        "'reloc/etc/tiny.set' is not in the map of part 1 [pkgmap-unlisted-file]"
      ),
      (
        "070701", "070799",
        "does not have a header of digits that begins with 070701, 070702 or 070707 [archive-damaged]"
      ),
    ])
  func damage(text: String, other: String, message: String) throws {
    try damaged(text, other)
    let outcome = try verify("bad.pkg")
    #expect(outcome.status == 1)
    #expect(outcome.stderr.contains("pkgh-verify: bad.pkg: ") && outcome.stderr.contains(message))
  }

  @Test("finds what is cut short, wherever")
  func truncated() throws {
    let stream = try FilePath(Self.tiny).contents()
    for length in stride(from: 0, to: stream.count, by: 997) {
      try source.top.appending("bad.pkg").write(stream[..<length])
      let outcome = try verify("bad.pkg")
      let code = length < 20 ? "not-a-stream" : "stream-truncated"
      #expect(outcome.status == 1 && outcome.stderr.hasPrefix("pkgh-verify: bad.pkg: "), "\(length) bytes")
      #expect(outcome.stderr.hasSuffix(" [\(code)]\n"), "\(length) bytes: \(outcome.stderr)")
    }
  }

  @Test("finds a file that is missing, and one that is too many, in a directory")
  func directory() throws {
    try copyDirectory()
    try source.scratch.remove("source/GOLDtiny/install/request")
    try source.write("GOLDtiny/reloc/etc/extra", "")
    let outcome = try verify("GOLDtiny")
    #expect(outcome.status == 1)
    #expect(
      outcome.stderr == """
        pkgh-verify: GOLDtiny/reloc/etc/extra: 'reloc/etc/extra' is not in the map of part 1 [pkgmap-unlisted-file]
        pkgh-verify: GOLDtiny: 'GOLDtiny' has 'install/request' in its map, but no such file in part 1 [pkgmap-missing-file]

        """)
  }

  /// The sum as Heirloom's loop makes it where a long has eight bytes: of each it adds four.
  private func halvedSum(_ bytes: [UInt8]) -> Int {
    var total = 0
    var place = 0
    while place < bytes.count - 9 {
      for next in place..<place + 4 { total += Int(bytes[next]) }
      place += 8
    }
    while place < bytes.count {
      total += Int(bytes[place])
      place += 1
    }
    let folded = (total & 0xffff) + (total >> 16)
    return (folded & 0xffff) + (folded >> 16)
  }

  @Test("says once that all sums are those of Heirloom's 64-bit tools, and what else is wrong")
  func halvedSums() throws {
    try copyDirectory()
    let map = source.top.appending("GOLDtiny/pkgmap")
    let lines = try map.text().split(separator: "\n").map { line -> String in
      var words = line.split(separator: " ").map(String.init)
      guard ["f", "e", "v", "i"].contains(words[1]) else { return String(line) }
      let place =
        words[1] == "i" ? (words[2] == "pkginfo" ? "pkginfo" : "install/\(words[2])") : "reloc/\(words[3])"
      let sum = try halvedSum(source.top.appending("GOLDtiny/\(place)").contents())
      words[words.count - 2] = "\(sum)"
      return words.joined(separator: " ")
    }
    try map.write((lines.joined(separator: "\n") + "\n").utf8)
    let message =
      "pkgh-verify: GOLDtiny: 'GOLDtiny' has 15 wrong sums in its map, which count half the bytes of a file, as the "
      + "64-bit pkgmk of Heirloom does; other installers refuse the files: build the package with another tool "
      + "[pkgmap-halved-checksum]\n"
    #expect(try verify("GOLDtiny") == Outcome(status: 1, stderr: message))
    let file = source.top.appending("GOLDtiny/reloc/etc/tiny.conf")
    try file.write(try file.text().replacing("colour=blue", with: "colour=grey").utf8)
    #expect(try run("touch", ["-d", "@1704164645", file.string]) == Outcome())
    let outcome = try verify("GOLDtiny")
    #expect(
      outcome.stderr.hasPrefix(
        "pkgh-verify: GOLDtiny/reloc/etc/tiny.conf: 'reloc/etc/tiny.conf' has the sum 1170, but "))
    #expect(outcome.stderr.hasSuffix(message.replacing("has 15", with: "has 14")))
    #expect(outcome.stderr.filter { $0 == "\n" }.count == 2)
  }

  @Test("takes a warning for an error with --strict only")
  func strict() throws {
    try damaged("GOLDtiny 1 165", "GOLDtiny 1 166")
    let warning =
      "pkgh-verify: warning: bad.pkg: 'GOLDtiny' has 166 blocks in the header, but 165 in its map [stream-header-wrong-size]\n"
    #expect(try verify("bad.pkg") == Outcome(stderr: warning))
    #expect(try verify("--strict", "bad.pkg") == Outcome(status: 1, stderr: warning))
    #expect(try verify("--strict", Self.two) == Outcome())
  }

  private struct Finding: Decodable, Equatable {
    let file, code, severity, message: String
    let path: String?
    let line, offset: Int?
  }

  @Test("prints the findings of all files as JSON")
  func json() throws {
    try damaged("colour=blue\n", "colour=grey\n")
    let outcome = try verify("--json", "-v", Self.two, "bad.pkg", "nowhere")
    #expect(outcome.status == 1 && outcome.stderr.isEmpty)
    let findings = try JSONDecoder().decode([Finding].self, from: Data(outcome.stdout.utf8))
    #expect(findings.map(\.file) == ["bad.pkg", "nowhere"])
    #expect(findings.map(\.code) == ["pkgmap-wrong-checksum", "file-unreadable"])
    #expect(findings.map(\.severity) == ["error", "error"])
    #expect(findings.first?.message == "'reloc/etc/tiny.conf' has the sum 1170, but 1155 in the map")
    let stream = try source.top.appending("bad.pkg").contents()
    let offset = try #require(findings.first?.offset)
    #expect(stream[offset...].starts(with: "070701".utf8))
    #expect(
      findings.last?.message == "cannot read: no such file or directory" && findings.last?.offset == nil)
    let none = try verify("--json", Self.two).stdout
    #expect(try JSONDecoder().decode([Finding].self, from: Data(none.utf8)) == [])
  }

  @Test("says in JSON which file of a package, and which line of it, a finding is about")
  func places() throws {
    // The first line that is damaged is that of the pkgmap before the packages.
    try damaged("d none etc", "? none etc")
    let spool = source.top.appending("spool")
    #expect(try run("cp", ["-R", "\(Self.golden)/spool", spool.string]) == Outcome())
    let map = spool.appending("GOLDtiny/pkgmap")
    let text = try map.text()
    let line = try #require(text.lines.firstIndex { $0.contains("d none etc") })
    try map.write(text.replacing("d none etc", with: "? none etc").utf8)
    for (file, path) in [("bad.pkg", "GOLDtiny/pkgmap"), ("spool/GOLDtiny", "pkgmap")] {
      let outcome = try verify("--json", file)
      let finding = try #require(
        try JSONDecoder().decode([Finding].self, from: Data(outcome.stdout.utf8)).first)
      #expect(finding.file == file && finding.path == path && finding.line == line + 1)
      #expect(finding.offset == nil && finding.code == "pkgmap-syntax" && finding.severity == "error")
    }
  }

  @Test("reads the other files when one cannot be read")
  func several() throws {
    try damaged("colour=blue\n", "colour=grey\n")
    let outcome = try verify("-v", "nowhere", "bad.pkg", Self.two)
    #expect(outcome.status == 1)
    #expect(
      outcome.stdout
        == "bad.pkg: GOLDtiny: 27 objects\n\(Self.two): GOLDtiny: 27 objects\n\(Self.two): GOLDsecond: 6 objects\n"
    )
    #expect(outcome.stderr.split(separator: "\n").count == 2)
    #expect(
      outcome.stderr.hasPrefix(
        "pkgh-verify: nowhere: cannot read: no such file or directory [file-unreadable]\npkgh-verify: bad.pkg:"
      ))
  }
}
