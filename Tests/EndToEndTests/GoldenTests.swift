import FileSystem
import SystemPackage
import TestSupport
import Testing

/// The same inputs give the package that pkgmk makes of them.
@Suite("golden packages")
struct GoldenTests {
  @Test(
    "have the pkgmap of pkgmk's, but for the time of pkginfo and the number of blocks",
    arguments: ["tiny", "second"])
  func maps(name: String) throws {
    let source = try GoldenInputs.copy()
    #expect(try GoldenInputs.build(name, in: source, to: "out.pkg") == Outcome())
    let ours = try map(in: source)
    let theirs = try GoldenInputs.folder.appending("spool/GOLD\(name)/pkgmap").text()
      .split(separator: "\n").map(String.init)
    #expect(ours.map(comparable) == theirs.map(comparable))
    #expect(ours.contains { $0.hasSuffix(" 1704164645") && $0.hasPrefix("1 i pkginfo ") })
  }

  @Test("have the pkginfo of pkgmk's, byte for byte", arguments: ["tiny", "second"])
  func parameters(name: String) throws {
    let source = try GoldenInputs.copy()
    #expect(try GoldenInputs.build(name, in: source, to: "out.pkg") == Outcome())
    let ours = try source.run("pkgh-show", ["--file=pkginfo", "out.pkg"], in: "../golden").stdout
    #expect(try ours == GoldenInputs.folder.appending("spool/GOLD\(name)/pkginfo").text())
  }

  /// The lines of the package's map, which no option of pkgh-show gives: it is not an object of the package.
  private func map(in source: ScratchSource) throws -> [String] {
    let bytes = try source.stream("golden/out.pkg")
    let first = try #require(bytes.firstRange(of: "\n: 1 ".utf8) ?? bytes.firstRange(of: ": 1 ".utf8))
    let rest = bytes[first.lowerBound...].drop { $0 == UInt8(ascii: "\n") }
    let end = try #require(rest.firstRange(of: "070701".utf8))
    return String(decoding: rest[..<end.lowerBound].filter { $0 != 0 }, as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// A line without what depends on the machine that pkgmk ran on.
  private func comparable(_ line: String) -> String {
    let words = line.split(separator: " ")
    let open = line.hasPrefix(":") || line.hasPrefix("1 i pkginfo ")
    return (open ? words.dropLast() : words[...]).joined(separator: " ")
  }
}
