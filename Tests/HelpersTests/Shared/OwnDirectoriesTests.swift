import Commands
import FileSystem
import Glibc
import Helpers
import SystemPackage
import TestSupport
import Testing

@Suite("directories of ours that are something else")
struct OwnDirectoriesTests {
  enum Kind: CaseIterable { case file, pipe, socket }

  /// A tree whose packaging is complete, with something else in the place of a directory.
  private func source(_ kind: Kind, at place: String) throws -> ScratchSource {
    let source = try ScratchSource(files: ["debian-like/dirs": "usr/bin"])
    let path = source.top.appending(place)
    try path.removeTree()
    try path.removingLastComponent().makeDirectories()
    switch kind {
    case .file: try path.write("x".utf8)
    case .pipe: try source.makePipe(place)
    case .socket:
      guard path.withPlatformString({ mknod($0, S_IFSOCK | 0o644, 0) }) == 0 else {
        throw Errno(rawValue: errno)
      }
    }
    return source
  }

  private static let advice = "is not a directory: rename or remove it, pkgh makes a directory of this name"
  private static let workers = ["pkgh-genpkginfo", "pkgh-installdirs", "pkgh-fixperms"]
  private static let cleaners = ["pkgh-prep", "pkgh-clean"]

  /// Runs programs, each of which says what is wrong and leaves the tree as it is.
  private func expect(_ message: String, of programs: [[String]], in source: ScratchSource) throws {
    let before = try source.listing()
    for words in programs {
      let outcome = try source.run(words[0], Array(words.dropFirst()))
      #expect(outcome == Outcome(status: 1, stderr: "\(words[0]): \(message)\n"))
    }
    let after = try source.listing()
    #expect(after == before)
  }

  @Test(
    "are refused by everything that works in them", arguments: Kind.allCases, [".pkgh", "EXhello", "tmp"])
  func places(kind: Kind, name: String) throws {
    let source = try source(kind, at: "debian-like/\(name)")
    let programs = (Self.workers + Self.cleaners + ["pkgh-testdir"]).map { [$0] }
    let sequences =
      [["pkgh", "clean"], ["pkgh", "binary"]] + (name == ".pkgh" ? [["pkgh-buildpackage"]] : [])
    try expect("debian-like/\(name): \(Self.advice)", of: programs + sequences, in: source)
  }

  @Test(
    "are refused in our notes on a package, which prep and clean remove", arguments: Kind.allCases,
    ["EXhello", "EXhello/install"])
  func notes(kind: Kind, name: String) throws {
    let place = "debian-like/.pkgh/\(name)"
    let source = try source(kind, at: place)
    try expect("\(place): \(Self.advice)", of: Self.workers.map { [$0] }, in: source)
    #expect(try source.run(Self.cleaners[0]) == Outcome())
    #expect(try source.run(Self.workers[0]) == Outcome())
  }

  @Test("or files are refused", arguments: [Kind.pipe, .socket])
  func lists(kind: Kind) throws {
    let place = "debian-like/.pkgh/built"
    let source = try source(kind, at: place)
    try source.link("debian-like/.pkgh/EXhello/steps", to: "../../dirs")
    let message = "is not a regular file: remove it, pkgh makes a file of this name"
    #expect(
      try source.run("pkgh-genpkginfo")
        == Outcome(status: 1, stderr: "pkgh-genpkginfo: debian-like/.pkgh/EXhello/steps: \(message)\n"))
    let build = try source.run("pkgh", ["build"])
    #expect(build.stderr == "pkgh: \(place): \(message)\n")
    #expect(try source.run("pkgh-clean") == Outcome())
  }

  @Test("are refused in the place of the packaging", arguments: Kind.allCases)
  func packaging(kind: Kind) throws {
    let source = try source(kind, at: "debian-like")
    try expect(
      "debian-like: is not a directory; start at the top of a source tree",
      of: (Self.workers + Self.cleaners).map { [$0] } + [["pkgh", "clean"], ["pkgh-buildpackage"]], in: source
    )
  }

  @Test("is a packaging that is a link, in the tree or out of it", arguments: ["kept", "../kept", "gone"])
  func linkedPackaging(target: String) throws {
    let source = try ScratchSource(files: ["debian-like/dirs": "usr/bin", "debian-like/clean": "made"])
    try source.write("debian-like/made", "")
    let packaging = source.top.appending("debian-like")
    if target == "gone" {
      try packaging.removeTree()
    } else {
      let kept = source.top.appending(target)
      let moved = packaging.withPlatformString { from in kept.withPlatformString { rename(from, $0) } }
      #expect(moved == 0)
    }
    try packaging.makeSymbolicLink(to: ByteString(target))
    let before = try source.scratch.listing(of: ".")
    let sequences = ["clean", "build", "binary"].map { ["pkgh", $0] } + [["pkgh-buildpackage"]]
    let all = target == "../kept" ? helpers.map { [$0.name] } : [["pkgh-prep"], ["pkgh-clean"]]
    for words in all + sequences {
      let outcome = try source.run(words[0], Array(words.dropFirst()))
      let message =
        "debian-like: is a symbolic link, and builds write and remove below it: put the directory itself in its place"
      #expect(outcome == Outcome(status: 1, stderr: "\(words[0]): \(message)\n"))
    }
    // The links by which a test runs the programs are in 'bin'.
    let after = try source.scratch.listing(of: ".").filter { !$0.hasPrefix("bin/") }
    #expect(after == before)
  }
}
