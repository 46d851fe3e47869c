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

  /// What is unfinished.
  private func unfinished(_ source: ScratchSource) throws -> [String] {
    try source.streams().filter { $0.hasSuffix(".tmp") }
  }

  /// Runs the helper and ends it by a signal in the middle of the file.
  private func end(_ source: ScratchSource, by signal: Int32) throws -> Outcome {
    let script = "ulimit -c 0; exec '\(try source.program("pkgh-buildstream"))'"
    // Now and then it has written everything before the signal is there.
    for _ in 0..<20 {
      let build = try Background("bash", ["-c", script], in: source.top)
      _ = try build.poll { try !unfinished(source).isEmpty || source.streams() == [Self.name] }
      kill(build.number, signal)
      let outcome = try build.finish()
      if outcome != Outcome() { return outcome }
      try source.scratch.remove(Self.name)
    }
    return Outcome()
  }

  @Test("never leaves half a package under its name, and the next run makes the whole and removes the half")
  func killed() throws {
    let source = try bigSource()
    #expect(try end(source, by: SIGKILL) == Outcome(status: 128 + SIGKILL))
    let left = try unfinished(source)
    #expect(left.count == 1)
    let streams = try source.streams()
    #expect(streams == left)
    #expect(try source.run("pkgh-buildstream") == Outcome())
    #expect(try source.streams() == [Self.name])
    #expect(try source.run("pkgh-verify", ["../\(Self.name)"]) == Outcome())
  }

  @Test("leaves the package of an earlier build as it was")
  func earlier() throws {
    let source = try bigSource()
    #expect(try source.run("pkgh-buildstream") == Outcome())
    let reference = try source.stream(Self.name)
    let program = try source.program("pkgh-buildstream").string
    let limited = try run(
      "bash", ["-c", "ulimit -c 0; ulimit -f 1000; exec env --default-signal=XFSZ '\(program)'"],
      in: source.top)
    #expect(limited == Outcome(status: 128 + SIGXFSZ))
    let stream = try source.stream(Self.name)
    #expect(stream == reference)
    let streams = try source.streams()
    #expect(streams == [Self.name])
  }

  @Test(
    "leaves nothing when a signal ends it in the middle of the file",
    arguments: [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU, SIGPIPE, SIGXFSZ])
  func signals(signal: Int32) throws {
    let source = try bigSource()
    let outcome = try end(source, by: signal)
    #expect(outcome == Outcome(status: 128 + signal))
    let streams = try source.streams()
    #expect(streams == [])
  }

  @Test("leaves nothing when the file becomes longer than allowed", arguments: [0, 1, 1000, 51_000])
  func tooLong(blocks: Int) throws {
    let source = try bigSource()
    let program = try source.program("pkgh-buildstream").string
    let outcome = try run(
      "bash", ["-c", "ulimit -c 0; ulimit -f \(blocks); exec env --default-signal=XFSZ '\(program)'"],
      in: source.top)
    #expect(outcome == Outcome(status: 128 + SIGXFSZ))
    #expect(try source.streams() == [])
  }

  @Test(
    "never leaves half of a copied file under its name, and packages no half",
    arguments: [SIGTERM, SIGXCPU, SIGKILL])
  func copying(signal: Int32) throws {
    let source = try ScratchSource(
      packages: "Package: EXbig\nArchitecture: all\nDescription: big",
      files: ["debian-like/EXbig.install": "big opt\nsmall opt\n", "small": "small\n"])
    #expect(try run("truncate", ["-s", "100M", "big"], in: source.top) == Outcome())
    let stage = source.top.appending("debian-like/EXbig/opt")
    let names = { try stage.exists() ? stage.names().map(\.description) : [] }
    var outcome = Outcome()
    // Now and then it has copied everything before the signal is there.
    for _ in 0..<20 where outcome == Outcome() {
      if source.has("debian-like/EXbig") { try source.remove("debian-like/EXbig") }
      let install = try Background(
        "bash", ["-c", "ulimit -c 0; exec '\(source.program("pkgh-install"))'"], in: source.top)
      _ = try install.poll { try !names().isEmpty }
      kill(install.number, signal)
      outcome = try install.finish()
    }
    #expect(outcome == Outcome(status: 128 + signal))
    let left = try names()
    #expect(left.filter { !$0.hasSuffix(".tmp") } == [])
    #expect(left.count == (signal == SIGKILL ? 1 : 0))
    for helper in ["pkgh-genpkginfo", "pkgh-genprototype"] { #expect(try source.run(helper).status == 0) }
    #expect(!(try source.read("debian-like/.pkgh/EXbig/prototype")).contains(".tmp"))
    #expect(try source.run("pkgh-install") == Outcome())
    #expect(try names().sorted() == ["big", "small"])
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
