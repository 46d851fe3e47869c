import FileSystem
import Foundation
import SystemPackage
import TestSupport
import Testing

/// Streams that installers refuse, or that are made to take time and memory.
@Suite("pkgh-verify of hostile streams")
struct HostileStreamTests {
  private static let folder = projectTop.appending("Tests/Fixtures/hostile")
  private static let time = "/usr/bin/time"

  private let source: ScratchSource

  init() throws { source = try ScratchSource() }

  private static let files: [(name: String, findings: [String])] = [
    (
      "class-not-in-CLASSES.pkg",
      [
        "HOST/pkgmap:2: the class 'conf' of 'ok' is not in the CLASSES of pkginfo: the installers leave it out [pkgmap-unknown-class]"
      ]
    ),
    (
      "deep-path.pkg.gz",
      [
        "HOST/pkgmap:2: the path '\(String(repeating: "a/", count: 40))…' is 100001 bytes long; the installers take 1023 [pkgmap-syntax]"
      ]
    ),
    ("dir-twice.pkg", ["HOST/pkgmap:3: 'd' is listed twice [pkgmap-duplicate-path]"]),
    (
      "dotdot-dir.pkg",
      [("etc", 2), ("etc/shadow", 3)].map {
        "HOST/pkgmap:\($1): the path '../../../\($0)' has a '..', which leads out of its directory [pkgmap-path-outside]"
      } + [
        "HOST/pkgmap:4: the path '../../etc/passwd' has a '..', which leads out of its directory [pkgmap-path-outside]",
        "HOST/pkgmap:3: '../../../etc/shadow' is a hard link to '/../../etc/ok', which is outside of the root directory [pkgmap-hard-link]",
      ]
    ),
    (
      "empty-pkginfo.pkg",
      [
        ("NAME", "say in one line what the package is"),
        ("ARCH", "list the machines it runs on, or 'all'"), ("VERSION", "give the version"),
        ("CATEGORY", "write 'application' or 'system'"),
      ].map { "HOST/pkginfo: '\($0.0)' is not set: \($0.1) [pkginfo-missing-parameter]" }
    ),
    (
      "file-through-own-link.pkg",
      [
        "HOST/pkgmap:2: 'a/ok' is below the symbolic link 'a' on line 3 of '\(folder)/verify-file-through-own-link.pkg: HOST/pkgmap', and is installed where that leads [pkgmap-below-symbolic-link]"
      ]
    ),
    ("good.pkg", []), ("header-512.pkg", []), ("map-without-first-line.pkg", []),
    ("map-without-last-newline.pkg", []),
    (
      "header-513.pkg",
      [
        "offset 513: has a header of 513 bytes, after which the installers do not find the packages: write one that is longer [stream-header-length]"
      ]
    ),
    (
      "no-pkgmap-in-part1.pkg",
      ["'HOST' has no 'pkgmap' in part 1, where the installers look for it [text-missing]"]
    ),
    (
      "part2-without-pkginfo.pkg",
      ["'HOST' has no 'pkginfo' in part 2, where the installers look for it [text-missing]"]
    ),
  ]

  @Test("says what is wrong with each", arguments: files)
  func findings(name: String, findings: [String]) throws {
    let file = "\(Self.folder)/verify-\(name)"
    let outcome = try source.run("pkgh-verify", ["--strict", file])
    let lines = findings.map { "pkgh-verify: \(file): \($0)\n" }.joined()
    // empty-pkginfo.pkg has relative paths, too.
    let base =
      name == "empty-pkginfo.pkg"
      ? "pkgh-verify: \(file): 'HOST' has the relative path 'ok', but no BASEDIR for it to be below [pkginfo-missing-basedir]\n"
      : ""
    #expect(outcome == Outcome(status: findings.isEmpty ? 0 : 1, stderr: base + lines))
  }

  /// A member of a cpio archive in the new format.
  private static func member(_ name: String, _ content: String = "") -> String {
    func digits(_ number: Int) -> String {
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }
    func filled(_ text: String) -> String {
      text + String(repeating: "\0", count: (4 - text.utf8.count % 4) % 4)
    }
    let mode = name == "TRAILER!!!" ? 0 : 0o100644
    let fields = [1, mode, 0, 0, 1, 1, content.utf8.count, 0, 0, 0, 0, name.utf8.count + 1, 0]
    return filled("070701" + fields.map(digits).joined() + name + "\0") + filled(content)
  }

  private static func blocks(_ text: String) -> String {
    text + String(repeating: "\0", count: (512 - text.utf8.count % 512) % 512)
  }

  private static let info = "PKG=a\nNAME=A\nARCH=all\nVERSION=1\nCATEGORY=application\nBASEDIR=/opt\n"

  private static func stream(map: String = "", info: String = info, _ members: String = "") -> String {
    let map = ": 1 9\ni pkginfo ? ? ?\n\(map)"
    return blocks("# PaCkAgE DaTaStReAm\na 1 9\n# end of header\n")
      + blocks(member("a/pkginfo", info) + member("a/pkgmap", map) + member("TRAILER!!!"))
      + blocks(member("pkginfo", info) + members + member("TRAILER!!!"))
  }

  /// Streams of less than a megabyte, and how many such lines make one.
  private static let large: [(name: String, stream: @Sendable () -> String)] = [
    ("short lines", { stream(map: String(repeating: "d none b\n", count: 79_000)) }),
    ("directories", { stream(map: (0..<70_000).map { "d none \($0)\n" }.joined()) }),
    ("links", { stream(map: (0..<45_000).map { "l none \($0)=\($0 + 1)\n" }.joined()) }),
    (
      "deep paths",
      {
        let path = Array(repeating: "a", count: 500).joined(separator: "/")
        return stream(map: (0..<900).map { "f none /\($0)/\(path)\n" }.joined())
      }
    ),
    (
      "a long base directory",
      {
        stream(
          map: (0..<70_000).map { "d none \($0)\n" }.joined(),
          info: info.replacing("/opt", with: "/" + String(repeating: "b", count: 1000)))
      }
    ),
    (
      "a long variable",
      {
        stream(
          map: (0..<45_000).map { "d none $V/\($0)\n" }.joined(),
          info: info + "V=/\(String(repeating: "v", count: 50_000))\n")
      }
    ),
    ("parameters", { stream(info: info + (0..<9000).map { "A\($0)=\n" }.joined()) }),
    ("members", { stream((0..<7000).map { member("x\($0)") }.joined()) }),
    ("class archives", { stream((0..<7000).map { member("archive/none.\($0)") }.joined()) }),
    ("a script", { stream(member("install/postinstall", String(repeating: "\u{1}", count: 900_000))) }),
  ]

  /// In the whole tests with the program that is released; one that is built for debugging needs more of both.
  @Test(
    "takes no more than 64 MiB for less than 1 MiB, and so does pkgh-show",
    .enabled(if: getenv("PKGH_THOROUGH") != nil && FileManager.default.isExecutableFile(atPath: time)),
    arguments: large.map(\.name))
  func memory(name: String) throws {
    let stream = try #require(Self.large.first { $0.name == name }).stream()
    try #require(stream.utf8.count < 1 << 20)
    let file = try source.scratch.write("large.pkg", stream)
    for arguments in [
      ["pkgh-verify"], ["pkgh-verify", "--json"], ["pkgh-show"], ["pkgh-show", "--contents"],
      ["pkgh-show", "--json"], ["pkgh-show", "--scripts"],
    ] {
      let program = try source.program(arguments[0]).string
      let outcome = try run(
        Self.time, ["-f", "%M", program] + arguments.dropFirst() + [file.string], in: source.top)
      #expect(outcome.status <= 1, "\(arguments)")
      let kilobytes = try #require(outcome.stderr.split(separator: "\n").last.flatMap { Int($0) })
      #expect(kilobytes <= 64 << 10, "\(arguments)")
    }
  }

  @Test("refuses a text that is compressed to almost nothing, and lists no more than 1000 findings")
  func bombs() throws {
    let bomb = try source.scratch.write(
      "bomb.pkg", Self.stream(map: String(repeating: "d none bbbbbbbbb\n", count: 75_000)))
    #expect(try run("gzip", ["-9", bomb.string], in: source.top) == Outcome())
    let outcome = try source.run("pkgh-verify", ["\(bomb).gz"])
    #expect(
      outcome
        == Outcome(
          status: 1,
          stderr:
            "pkgh-verify: \(bomb).gz: offset 700: 'a/pkgmap' is compressed to less than a hundredth, as no text of a "
            + "package is [text-too-long]\n"))
    let short = try source.scratch.write(
      "short.pkg", Self.stream(map: String(repeating: "d none b\n", count: 80_000)))
    #expect(
      try source.run("pkgh-verify", [short.string])
        == Outcome(
          status: 1,
          stderr:
            "pkgh-verify: \(short): offset 700: 'a/pkgmap' makes more than 80000 lines or 3145728 bytes of such texts, "
            + "which is the limit in a file of less than 1 MiB [text-too-long]\n"))
    let many = try source.scratch.write(
      "many.pkg", Self.stream((0..<1500).map { Self.member("x\($0)") }.joined()))
    let lines = try source.run("pkgh-verify", [many.string]).stderr.split(separator: "\n")
    #expect(lines.count == 1001)
    #expect(
      lines.last
        == "pkgh-verify: \(many): has more than 1000 findings: the others are not listed [too-many-findings]")
  }
}
