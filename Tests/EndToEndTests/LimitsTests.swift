import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("large and many files")
struct LimitsTests {
  /// A prototype for one file, beside which the file lies.
  private func source(size: String) throws -> ScratchSource {
    let info = "PKG=EXbig\nNAME=big\nARCH=all\nVERSION=1\nCATEGORY=application\n"
    let prototype = "i pkginfo\nd none /opt ? ? ?\nf none /opt/big=big 0644 root root\n"
    let source = try ScratchSource(files: ["pkginfo": info, "prototype": prototype, "big": ""])
    #expect(try run("truncate", ["-s", size, "big"], in: source.top) == Outcome())
    return source
  }

  /// Writes the package into a pipe whose reader counts the bytes, with so much memory and no more.
  private func count(_ source: ScratchSource, kilobytes: Int) throws -> Outcome {
    let program = try source.program("pkgh-buildstream")
    let pipe = "'\(program)' --prototype prototype -o - | wc -c; exit ${PIPESTATUS[0]}"
    return try run("bash", ["-c", "ulimit -v \(kilobytes); \(pipe)"], in: source.top)
  }

  @Test("memory does not grow with the size of a file, up to the largest that a package can have")
  func memory() throws {
    // What the program needs for a small file; its libraries and allocators take most of it.
    let small = try source(size: "1K")
    var kilobytes = 40_000
    while try count(small, kilobytes: kilobytes).status != 0, kilobytes < 1_000_000 { kilobytes += 10_000 }
    #expect(kilobytes < 300_000)

    let big = try source(size: "4294967295")
    let outcome = try count(big, kilobytes: kilobytes + 10_000)
    #expect(outcome.status == 0 && outcome.stderr.isEmpty, "\(outcome.stderr)")
    let length = try #require(Int(outcome.stdout.filter(\.isNumber)))
    #expect(length > 4_294_967_295 && length % 512 == 0 && length < 4_294_967_295 + 4096)
  }

  @Test("a file of 4 GiB is one byte too long, which is said before anything is written")
  func tooLarge() throws {
    let source = try source(size: "4294967296")
    #expect(
      try source.run("pkgh-buildstream", ["--prototype", "prototype", "-o", "-"])
        == Outcome(
          status: 1,
          stderr: "pkgh-buildstream: prototype:3: '/opt/big': big: is 4294967296 bytes long; a file in a "
            + "package can have at most 4294967295\n"))
  }

  @Test("ten thousand files and empty ones are packaged in order")
  func many() throws {
    let source = try ScratchSource()
    let commands = """
      mkdir -p debian-like/.pkgh/EXhello debian-like/EXhello/opt/many/empty && cd debian-like/EXhello/opt/many && : >nothing &&
      for i in $(seq 100); do mkdir $i && (cd $i && seq 100 | xargs touch); done
      """
    #expect(try run("bash", ["-c", commands], in: source.top) == Outcome())
    let outcome = try source.run("pkgh", ["binary", "--after=pkgh-prep"])
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    let stream = "../EXhello-1.0,REV=1-any-all.pkg"
    #expect(try source.run("pkgh-verify", ["--strict", stream]) == Outcome())
    let lines = try source.run("pkgh-show", ["-c", stream]).stdout.split(separator: "\n")
    let files = lines.filter { $0.hasPrefix("f ") && $0.contains(" 0 /opt/many/") }
    #expect(files.count == 10_001)
    let paths = lines.compactMap { $0.split(separator: " ").last }
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(lines.contains { $0.hasPrefix("d ") && $0.hasSuffix("/opt/many/empty") })
  }
}
