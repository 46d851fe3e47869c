import FileSystem
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("a build that is interrupted")
struct TerminationTests {
  private static let name = "EXbig-1.0,REV=1-any-all.pkg"
  private static let prototype = "debian-like/.pkgh/EXbig/prototype"

  /// A package of 100 MB, most of which are holes, for which pkgh-buildstream is due.
  private func bigSource() throws -> ScratchSource {
    let source = try ScratchSource(
      packages: "Package: EXbig\nArchitecture: all\nDescription: big",
      files: ["debian-like/EXbig/opt/big/a": "begin\n", "debian-like/EXbig/opt/big/b": "end\n"])
    for name in ["a", "b"] {
      let outcome = try run("truncate", ["-s", "50M", "debian-like/EXbig/opt/big/\(name)"], in: source.top)
      #expect(outcome == Outcome())
    }
    for helper in ["pkgh-genpkginfo", "pkgh-genprototype"] { #expect(try source.run(helper) == Outcome()) }
    return source
  }

  /// Runs the helper and has the kernel kill it when the file has so many blocks of 1024 bytes.
  private func kill(_ source: ScratchSource, at blocks: Int) throws {
    let program = try source.program("pkgh-buildstream").string
    let outcome = try run(
      "bash", ["-c", "ulimit -c 0; ulimit -f \(blocks); exec env --default-signal=XFSZ '\(program)'"],
      in: source.top)
    #expect(outcome == Outcome(status: 128 + SIGXFSZ))
    // It was in the middle of the file.
    let left = try source.scratch.path.appending(".\(Self.name).tmp").status()
    #expect(left?.size == Int64(blocks) * 1024)
  }

  @Test(
    "never leaves half a package under its name, and the next run makes the whole",
    arguments: [0, 1, 256, 1000, 51_000, 99_999])
  func killed(blocks: Int) throws {
    let source = try bigSource()
    try kill(source, at: blocks)
    #expect(try source.streams() == [".\(Self.name).tmp"])
    #expect(try source.run("pkgh-buildstream") == Outcome())
    #expect(try source.streams() == [Self.name])
    #expect(try source.run("pkgh-verify", ["../\(Self.name)"]) == Outcome())
  }

  @Test("leaves the package of an earlier build as it was, and the next build makes the same")
  func earlier() throws {
    let source = try bigSource()
    #expect(try source.run("pkgh-buildstream") == Outcome())
    let reference = try source.stream(Self.name)
    try kill(source, at: 1000)
    #expect(try source.stream(Self.name) == reference)
    #expect(try source.run("pkgh-buildstream") == Outcome())
    #expect(try source.stream(Self.name) == reference)
  }

  @Test("gives way to another build that is writing the same package")
  func concurrent() throws {
    let source = try bigSource()
    // The temporary file of the other build, which is this test.
    let temporary = try FileDescriptor.open(
      source.scratch.path.appending(".\(Self.name).tmp"), .writeOnly, options: [.create, .closeOnExec],
      permissions: .ownerReadWrite)
    #expect(flock(temporary.rawValue, LOCK_EX | LOCK_NB) == 0)
    let outcome = try source.run("pkgh-buildstream")
    try temporary.close()
    let message = "pkgh-buildstream: ../\(Self.name): is being written by another process\n"
    #expect(outcome == Outcome(status: 1, stderr: message))
    #expect(try source.run("pkgh-buildstream") == Outcome())
    #expect(try source.run("pkgh-verify", ["../\(Self.name)"]) == Outcome())
  }

  @Test("a full disk is an error, and leaves no package")
  func fullDisk() throws {
    let source = try GoldenInputs.copy()
    let program = try source.program("pkgh-buildstream").string
    let outcome = try run(
      "sh", ["-c", "'\(program)' --prototype tiny/prototype --root tiny/src -o - >/dev/full"],
      in: source.scratch.path.appending("golden"))
    #expect(
      outcome
        == Outcome(
          status: 1, stderr: "pkgh-buildstream: standard output: cannot write: no space left on device\n"))

    // A file may become no longer than this many blocks of 1024 bytes: the same failure in the file itself.
    let big = try bigSource()
    let limited = try run(
      "bash", ["-c", "trap '' XFSZ; ulimit -f 20000; exec '\(big.program("pkgh-buildstream"))'"], in: big.top)
    #expect(
      limited
        == Outcome(
          status: 1, stderr: "pkgh-buildstream: ../\(Self.name): cannot write: file too large\n"))
    #expect(try big.streams() == [])
    #expect(try big.run("pkgh-buildstream") == Outcome())
  }
}
