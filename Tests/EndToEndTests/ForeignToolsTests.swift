import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

/// What programs that know nothing of us see in a stream: this is how pkgtrans and its cpio read it.
@Suite("foreign tools")
struct ForeignToolsTests {
  private let source: ScratchSource
  private let stream = "second.pkg"

  init() throws {
    source = try GoldenInputs.copy()
    #expect(try GoldenInputs.build("second", in: source, to: stream) == Outcome())
  }

  /// The archives of the stream as files of their own: each begins on a block, after the trailer of the one before.
  private func archives() throws -> [FilePath] {
    let bytes = try source.stream("golden/\(stream)")
    let trailer = Array("TRAILER!!!".utf8)
    var archives: [FilePath] = []
    var start = 512
    while start < bytes.count {
      let end = try #require(bytes[start...].firstRange(of: trailer)).upperBound
      let block = (end + 511) / 512 * 512
      archives.append(try source.scratch.write("archive\(archives.count)", Array(bytes[start..<block])))
      start = block
    }
    return archives
  }

  @Test("file(1) knows what it is")
  func file() throws {
    let outcome = try run("file", ["-b", stream], in: source.scratch.path.appending("golden"))
    #expect(outcome == Outcome(stdout: "pkg Datastream (SVR4)\n"))
  }

  private static let names = [
    ["GOLDsecond/pkginfo", "GOLDsecond/pkgmap"],
    ["pkginfo", "pkgmap", "root", "root/opt", "root/opt/second", "root/opt/second/README"],
  ]

  @Test(
    "every archive is listed without a complaint",
    arguments: [["cpio", "-it", "--quiet", "-F"], ["bsdtar", "-tf"]])
  func list(command: [String]) throws {
    let archives = try archives()
    #expect(archives.count == 2)
    for (archive, names) in zip(archives, Self.names) {
      let outcome = try run(command[0], command.dropFirst() + [archive.string])
      let listed = outcome.stdout.split(separator: "\n").map { $0.hasSuffix("/") ? $0.dropLast() : $0 }
      #expect(listed.map(String.init) == names && outcome.status == 0 && outcome.stderr.isEmpty)
    }
  }

  @Test("cpio unpacks the files as they were")
  func unpack() throws {
    let archive = try #require(try archives().last)
    let place = source.scratch.path.appending("unpacked")
    try place.makeDirectories()
    let outcome = try run("cpio", ["-idmu", "--quiet", "-F", archive.string], in: place)
    #expect(outcome == Outcome())
    #expect(try source.scratch.read("unpacked/root/opt/second/README") == "second\n")
    #expect(try Stat(place.appending("root/opt/second/README")).st_mtim.tv_sec == 1_704_164_645)
    #expect(try source.scratch.read("unpacked/pkgmap").hasPrefix(": 1 "))
  }
}
