import FileSystem
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("a build that is interrupted")
struct InterruptionTests {
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

  /// Starts the helper, waits until the temporary file has so many bytes, and kills it.
  ///
  /// - Returns: Whether it was still running.
  private func kill(_ source: ScratchSource, at length: Int64) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try source.program("pkgh-buildstream").string)
    process.currentDirectoryURL = URL(fileURLWithPath: source.top.string)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let temporary = source.scratch.path.appending(".\(Self.name).tmp")
    while process.isRunning, (try? Stat(temporary).size).map({ $0 < length }) ?? true { sched_yield() }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  @Test("never leaves half a package under its name, and the next run makes the whole")
  func killed() throws {
    let source = try bigSource()
    #expect(try source.run("pkgh-buildstream") == Outcome())
    let reference = try source.stream(Self.name)
    #expect(try source.run("pkgh-verify", ["../\(Self.name)"]) == Outcome())
    try source.scratch.remove(Self.name)

    var killed = 0
    for length: Int64 in [
      0, 0, 1, 1 << 18, 1 << 20, 10 << 20, 49 << 20, 51 << 20, 80 << 20, 99 << 20, 100 << 20,
    ] {
      let wasRunning = try kill(source, at: length)
      if wasRunning { killed += 1 }
      if source.has("../\(Self.name)") {
        // It had been renamed just before: then it is whole.
        #expect(try source.stream(Self.name) == reference)
        try source.scratch.remove(Self.name)
      } else {
        #expect(wasRunning)
      }
    }
    #expect(killed >= 8)
    #expect(try source.run("pkgh-buildstream") == Outcome())
    #expect(try source.stream(Self.name) == reference)
    #expect(try source.streams() == [Self.name])
  }

  @Test("leaves the package of an earlier build as it was")
  func earlier() throws {
    let source = try bigSource()
    #expect(try source.run("pkgh-buildstream") == Outcome())
    let reference = try source.stream(Self.name)
    _ = try kill(source, at: 1 << 20)
    #expect(try source.stream(Self.name) == reference)
  }

  @Test("two builds at once do not mix: one of them gives way or comes after the other")
  func concurrent() throws {
    let source = try bigSource()
    let program = try source.program("pkgh-buildstream").string
    let outcome = try run(
      "sh", ["-c", "'\(program)' & '\(program)'; a=$?; wait $!; echo $a $?"], in: source.top)
    let complaint = "pkgh-buildstream: ../\(Self.name): is being written by another process\n"
    #expect(["0 0\n", "0 1\n", "1 0\n"].contains(outcome.stdout))
    #expect(outcome.stderr == (outcome.stdout == "0 0\n" ? "" : complaint))
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
