import FileSystem
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("pkgh-show")
struct ShowTests {
  private static let golden = projectTop.appending("Tests/Fixtures/golden").string
  private static let tiny = "\(golden)/GOLDtiny.pkg"
  private static let two = "\(golden)/two.pkg"

  private let source: ScratchSource

  init() throws { source = try ScratchSource() }

  private func show(_ arguments: String...) throws -> Outcome { try source.run("pkgh-show", arguments) }

  @Test("shows the parameters as 'pkginfo -l' does")
  func parameters() throws {
    #expect(
      try show(Self.tiny)
        == Outcome(
          stdout: """
               PKGINST:  GOLDtiny
                  NAME:  Golden tiny package
                  ARCH:  all
               VERSION:  1.0,REV=2024.01.02
              CATEGORY:  application
                VENDOR:  Example Org
                 EMAIL:  nobody@example.org
               BASEDIR:  /
               CLASSES:  none conf
                PSTAMP:  golden20240102030405
                  DESC:  A tiny package for tests
                 FILES:  5 files, 6 directories, 2 links, 13 information files, 1357 bytes

            """))
  }

  @Test("lists the objects in columns")
  func objects() throws {
    let expected = """
      d none ?    ?    ?     - /opt
      d none 0755 root bin   - /opt/second
      f none 0444 root bin   7 /opt/second/README
      s none -    -    -     - /opt/second/abs -> /usr/bin/hello
      s none -    -    -     - /opt/second/rel -> ../second/README
      i -    -    -    -   134 pkginfo

      """
    #expect(try show("-c", "-pGOLDsecond", Self.two) == Outcome(stdout: expected))
    #expect(try show("--contents", "\(Self.golden)/spool/GOLDsecond") == Outcome(stdout: expected))
  }

  @Test("shows several packages with a line between, and with -p one of them")
  func packages() throws {
    let one = try show("-p", "GOLDtiny", Self.two).stdout
    let other = try show("-pGOLDsecond", Self.two).stdout
    #expect(try one == show(Self.tiny).stdout)
    #expect(try show(Self.two) == Outcome(stdout: one + "\n" + other))
    #expect(try show("-pGOLDtiny", "--package=GOLDsecond", Self.two).stdout == one + "\n" + other)
    #expect(
      try show("-pGOLDnone", Self.two)
        == Outcome(status: 1, stderr: "pkgh-show: \(Self.two): has no package 'GOLDnone'\n"))
  }

  @Test("shows the scripts, each under a line with its name")
  func scripts() throws {
    let expected = try [
      "checkinstall", "i.conf", "postinstall", "postremove", "preinstall", "preremove", "r.conf", "request",
    ].map { name in
      let text = try FilePath("\(Self.golden)/tiny/\(name)").text()
      return "# GOLDtiny: \(name)\n\(text)"
    }.joined()
    #expect(try show("--scripts", Self.tiny) == Outcome(stdout: expected))
    #expect(try show("-s", "\(Self.golden)/spool/GOLDsecond") == Outcome())
  }

  @Test(
    "writes a file as it is",
    arguments: [
      ("etc/tiny.conf", "tiny/src/etc/tiny.conf"), ("usr/share/tiny/empty", "tiny/src/usr/share/tiny/empty"),
      ("depend", "tiny/depend"), ("pkginfo", "spool/GOLDtiny/pkginfo"),
      ("/opt/second/README", "second/src/opt/second/README"),
    ])
  func file(path: String, original: String) throws {
    let text = try FilePath("\(Self.golden)/\(original)").text()
    #expect(try show("--file", path, Self.two) == Outcome(stdout: text))
    let package = path.hasPrefix("/opt") ? "GOLDsecond" : "GOLDtiny"
    #expect(try show("-f", path, "\(Self.golden)/spool/\(package)") == Outcome(stdout: text))
  }

  @Test("writes the file of the package that is named")
  func fileOfPackage() throws {
    for package in ["GOLDtiny", "GOLDsecond"] {
      let text = try FilePath("\(Self.golden)/spool/\(package)/pkginfo").text()
      #expect(try show("--file", "pkginfo", "-p", package, Self.two) == Outcome(stdout: text))
    }
  }

  @Test(
    "has no content for what is not there, and for what is not a file",
    arguments: ["none", "/etc/tiny.conf", "usr/bin/hi", "usr/bin", "usr/bin/hello2", ""])
  func noFile(path: String) throws {
    #expect(
      try show("--file", path, Self.two)
        == Outcome(status: 1, stderr: "pkgh-show: \(Self.two): has no file '\(path)'\n"))
  }

  @Test(
    "names the archive that a file is in, and writes that archive",
    arguments: ["archive/none.bz2", "archive/none", "root.cpio.Z"])
  func archive(name: String) throws {
    #expect(try run("cp", ["-R", "\(Self.golden)/spool/GOLDsecond", source.top.string]) == Outcome())
    try source.scratch.remove("source/GOLDsecond/root")
    try source.write("GOLDsecond/\(name)", "compressed\n")
    try source.write("GOLDsecond/archive/other.gz", "another\n")
    #expect(
      try show("--file", "/opt/second/README", "GOLDsecond")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-show: GOLDsecond: has '/opt/second/README' in the archive '\(name)': write that with --file and "
            + "unpack it\n"))
    #expect(try show("--file", name, "GOLDsecond") == Outcome(stdout: "compressed\n"))
    #expect(try show("--file", "root/opt", "GOLDsecond").status == 1)
  }

  @Test("reads compressed streams, standard input and directories alike")
  func inputs() throws {
    let expected = try show("-c", Self.tiny)
    let stream = try FilePath(Self.tiny).contents()
    let packed = try run("sh", ["-c", "gzip -c '\(Self.tiny)' >tiny.pkg.gz"], in: source.top)
    #expect(packed == Outcome())
    #expect(try show("-c", "tiny.pkg.gz") == expected)
    let program = try source.program("pkgh-show").string
    #expect(try run(program, ["-c", "-"], input: stream) == expected)
    let compressed = try source.top.appending("tiny.pkg.gz").contents()
    #expect(try run(program, ["-c", "-"], input: compressed) == expected)
    #expect(try show("-c", "\(Self.golden)/spool/GOLDtiny") == expected)
  }

  private struct Package: Decodable {
    struct Parameter: Decodable, Equatable { let name, value: String }
    struct Object: Decodable {
      let part: Int
      let type, path: String
      let `class`, target, mode, owner, group, pathBytes: String?
      let size, checksum, modified: Int?
    }
    let instance: String
    let parts: Int
    let parameters: [Parameter]
    let objects: [Object]
    let scripts: [String: String]
  }

  @Test("prints everything as JSON")
  func everythingAsJSON() throws {
    let outcome = try show("--json", Self.two)
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    let packages = try JSONDecoder().decode([Package].self, from: Data(outcome.stdout.utf8))
    #expect(packages.map(\.instance) == ["GOLDtiny", "GOLDsecond"] && packages.map(\.parts) == [1, 1])
    #expect(packages[1].parameters.last == .init(name: "PSTAMP", value: "golden20240102030405"))
    #expect(packages[0].scripts.count == 8 && packages[1].scripts.isEmpty)
    #expect(packages[0].scripts["request"] == (try FilePath("\(Self.golden)/tiny/request").text()))
    let readme = try #require(packages[1].objects.first { $0.path == "/opt/second/README" })
    #expect(readme.type == "f" && readme.mode == "0444" && readme.owner == "root" && readme.group == "bin")
    #expect(readme.size == 7 && readme.checksum == 646 && readme.modified == 1_704_164_645)
    let open = try #require(packages[1].objects.first { $0.path == "/opt" })
    #expect(open.mode == nil && open.owner == nil && open.size == nil && open.class == "none")
    #expect(packages[1].objects.compactMap(\.target) == ["/usr/bin/hello", "../second/README"])
  }

  @Test("prints of the chosen packages alone, and an empty list is a list")
  func jsonSelection() throws {
    let outcome = try show("--json", "-pGOLDsecond", Self.two)
    let packages = try JSONDecoder().decode([Package].self, from: Data(outcome.stdout.utf8))
    #expect(packages.map(\.instance) == ["GOLDsecond"])
  }

  @Test("ends quietly when nobody reads on, and says so when the disk is full")
  func output() throws {
    let program = try source.program("pkgh-show").string
    let closed = try run("bash", ["-c", "'\(program)' -c '\(Self.two)' | head -n 1; echo ${PIPESTATUS[0]}"])
    let lines = closed.stdout.split(separator: "\n")
    #expect(lines.first == "i -    -    -    -    113 checkinstall" && closed.stderr.isEmpty)
    #expect(["0", "141"].contains(lines.last))
    for options in ["-c", "--file etc/tiny.conf", "--json", "-s", ""] {
      let full = try run("sh", ["-c", "'\(program)' \(options) '\(Self.two)' >/dev/full"])
      #expect(full.status == 1 && full.stderr.hasSuffix(": no space left on device\n"))
    }
  }

  @Test("refuses options that exclude each other")
  func exclusive() throws {
    for options in [
      ["-c", "-s"], ["-c", "-fx"], ["--json", "-fx"], ["--json", "-c", "-fx"], ["-s", "-fx"],
    ] {
      let outcome = try source.run("pkgh-show", options + [Self.two])
      #expect(outcome.status == 64)
      #expect(
        outcome.stderr.hasPrefix("pkgh-show: --contents, --scripts and --file exclude each other\nUsage: "))
    }
    #expect(try show().stderr.hasPrefix("pkgh-show: missing expected argument '<FILE>'\nUsage: "))
  }

  @Test("says what is not a package")
  func noPackage() throws {
    let why = "offset 0: is not a package stream: it does not begin with '# PaCkAgE DaTaStReAm'"
    #expect(
      try show("debian-like/control")
        == Outcome(status: 1, stderr: "pkgh-show: debian-like/control: \(why)\n"))
    #expect(
      try show("/dev/null")
        == Outcome(
          status: 1,
          stderr: "pkgh-show: /dev/null: \(why.replacing("stream:", with: "stream, but an empty file:"))\n"))
    #expect(
      try show("nowhere")
        == Outcome(status: 1, stderr: "pkgh-show: nowhere: cannot read: no such file or directory\n"))
    let directory = try show("debian-like")
    #expect(directory.status == 1 && directory.stderr.hasPrefix("pkgh-show: debian-like"))
  }
}
