import Datastream
import FileSystem
import SeededRandom
import SystemPackage
import TestSupport
import Testing

@Suite("Assembling a package")
struct PackageAssemblyTests {
  private static let info = "PKG=a\nNAME=A\nARCH=all\nVERSION=1\nCATEGORY=application\n"

  /// A directory with a pkginfo file, and a package of the prototype in it.
  private struct Bench {
    let scratch = Result { try Scratch() }

    func path() throws -> FilePath { try scratch.get().path }

    func assemble(
      _ prototype: String, info: String = PackageAssemblyTests.info, roots: [String] = [],
      base: FilePath? = nil, operands: [ByteString] = [], modified: UInt64? = 7,
      warn: (Problem) -> Void = { _ in }
    ) throws -> PackageSource {
      let top = try path()
      try scratch.get().write("pkginfo", info)
      let operands = operands.compactMap(Assignment.init)
      let prototype = try Prototype(
        parsing: Array("i pkginfo\n\(prototype)".utf8), file: top.appending("proto"), assignments: operands)
      return try PackageAssembly(
        prototype, roots: roots.map { top.appending($0) }, base: base, assignments: operands,
        modified: modified
      ).assemble(warn: warn)
    }

    func problem(_ prototype: String, info: String = PackageAssemblyTests.info, roots: [String] = []) throws
      -> String?
    {
      let top = try path()
      return errorText { _ = try assemble(prototype, info: info, roots: roots) }?
        .replacing("\(top)/", with: "")
    }
  }

  /// The lines of a map without the first and without pkginfo's, whose contents differ.
  private func lines(_ text: [UInt8]) -> [Substring] {
    String(decoding: text, as: UTF8.self).split(separator: "\n").dropFirst()
      .map {
        $0.contains(" i pkginfo ") ? $0.prefix { $0 != " " } + " pkginfo " + $0.split(separator: " ")[3] : $0
      }
  }

  @Test("of the golden inputs gives the golden maps", arguments: ["GOLDtiny", "GOLDsecond"])
  func golden(name: String) throws {
    let scratch = try Scratch()
    let inputs = fixtures.appending("golden/\(name.dropFirst(4))")
    _ = try run("cp", ["-r", inputs.string, "\(scratch.path)/in"])
    _ = try run("find", ["\(scratch.path)/in", "-exec", "touch", "-d", "@1704164645", "{}", "+"])
    let top = scratch.path.appending("in")
    let source = try PackageAssembly(
      Prototype(contentsOf: top.appending("prototype")), roots: [top.appending("src")]
    ).assemble()
    let spool = fixtures.appending("golden/spool/\(name)")
    #expect(try lines(source.map.serialized()) == lines(spool.appending("pkgmap").contents()))
    #expect(try source.info.serialized == spool.appending("pkginfo").contents())
    #expect(source.modified == 1_704_164_645)
    for entry in source.map.entries where entry.kind.hasContent {
      #expect(source.origins[entry.path] != nil, "\(entry.path)")
    }
  }

  @Test(
    "does not depend on the order of the prototype, nor on where it lies", arguments: [7] as [UInt64]
  )
  func reproducible(seed: UInt64) throws {
    let lines = [
      "d none etc 0755 root sys", "d conf etc/a 0755 root sys", "d build b 0755 root sys", "f none c ? ? ?",
      "s none l=c", "i depend", "d none /x ? ? ?",
    ]
    func package(_ lines: [String]) throws -> [[UInt8]] {
      let bench = Bench()
      for name in ["c", "depend"] { try bench.scratch.get().write(name, name) }
      let source = try bench.assemble(lines.joined(separator: "\n"), info: Self.info + "BASEDIR=/opt\n")
      return [try source.map.serialized(), source.info.serialized]
    }
    let first = try package(lines)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      #expect(try package(lines.shuffled(using: &random)) == first)
    }
  }

  @Test("keeps each file's own time, and gives the newest to what it makes")
  func times() throws {
    let bench = Bench()
    let top = try bench.path()
    try bench.scratch.get().write("a", "x")
    try bench.scratch.get().write("b", "y")
    try bench.scratch.get().write("pkginfo", Self.info)
    for (name, time) in [("a", 500), ("b", 300), ("pkginfo", 400)] {
      _ = try run("touch", ["-d", "@\(time)", "\(top)/\(name)"])
    }
    let prototype = try Prototype(
      parsing: Array("i pkginfo\nf none /a ? ? ?\nf none /b ? ? ?\nf none /c=/dev/null ? ? ?".utf8),
      file: top.appending("proto"))
    let own = try PackageAssembly(prototype).assemble()
    #expect(own.map.entries.map { $0.content?.modified } == [500, 300, 500, 500])
    #expect(own.modified == 500)
    #expect(own.info["PSTAMP"] == "pkghelper19700101000820")
    let fixed = try PackageAssembly(prototype, modified: 1_704_164_645).assemble()
    #expect(fixed.map.entries.map { $0.content?.modified } == Array(repeating: 1_704_164_645, count: 4))
    #expect(fixed.info["PSTAMP"] == "pkghelper20240102030405")
  }

  @Test(
    "stamps a package in UTC",
    arguments: [
      (951_782_399, "20000228235959"), (951_782_400, "20000229000000"), (951_868_800, "20000301000000"),
      (4_102_444_799, "20991231235959"), (4_107_542_400, "21000301000000"), (0, "19700101000000"),
    ] as [(UInt64, String)])
  func stamp(time: UInt64, text: String) throws {
    #expect(try Bench().assemble("", modified: time).info["PSTAMP"] == "pkghelper" + text)
  }

  @Test("completes pkginfo from the map and the operands")
  func completion() throws {
    let bench = Bench()
    let source = try bench.assemble(
      "d conf a ? ? ?\nd none b ? ? ?\nd build c ? ? ?", info: Self.info + "PSTAMP=p\n",
      operands: ["VERSION=2", "EMAIL=e@example.org", "small=1"])
    #expect(
      String(decoding: source.info.serialized, as: UTF8.self) == """
        PKG=a
        NAME=A
        ARCH=all
        VERSION=2
        CATEGORY=application
        PSTAMP=p
        EMAIL=e@example.org
        CLASSES=none conf build

        """)
    #expect(
      try bench.assemble("d none b ? ? ?", info: Self.info + "CLASSES=conf  none\n").info["CLASSES"]
        == "none conf")
    #expect(try bench.assemble("").info["CLASSES"] == nil)
  }

  @Test("finds a file below the first root that has it")
  func roots() throws {
    let bench = Bench()
    for (name, text) in [("r1/usr/a", "1"), ("r2/usr/a", "2"), ("r2/b/rel", "3"), ("r2/other/file", "4")] {
      try bench.scratch.get().write(name, text)
    }
    try bench.scratch.get().write("beside", "5")
    try bench.path().appending("r1/b/rel").makeDirectories()
    try bench.scratch.get().write("depend", "P x\n")
    let source = try bench.assemble(
      "f none /usr/a ? ? ?\nf none rel ? ? ?\nf none c=/other/file ? ? ?\nf none d=/dev/null ? ? ?\ni depend\n"
        + "f none e=beside ? ? ?",
      info: Self.info + "BASEDIR=/\n", roots: ["r1", "r2"], base: "b")
    let top = try bench.path()
    #expect(source.origins["/usr/a"] == .file(top.appending("r1/usr/a")))
    #expect(source.origins["rel"] == .file(top.appending("r2/b/rel")))
    #expect(source.origins["c"] == .file(top.appending("r2/other/file")))
    #expect(source.origins["d"] == .bytes([]))
    #expect(source.origins["depend"] == .file(top.appending("depend")))
    #expect(source.origins["e"] == .file(top.appending("beside")))
    #expect(
      try bench.problem("f none /u/x ? ? ?\n", roots: ["r1", "r2"])
        == "proto:2: no file for '/u/x': looked for 'r1/u/x' or 'r2/u/x'")
  }

  @Test("finds a file by the search path without a root")
  func search() throws {
    let bench = Bench()
    for name in ["tree/usr/a", "tree/usr/e", "dir/a", "a", "dir/b", "b", "c", "x/local"] {
      try bench.scratch.get().write(name, name)
    }
    let source = try bench.assemble(
      "!rsearch tree\n!search dir\n"
        + "f none /usr/a ? ? ?\nf none /z/b ? ? ?\nf none /z/c ? ? ?\nf none /d=x/local ? ? ?\nf none /$V/e ? ? ?",
      operands: ["V=usr"])
    let top = try bench.path()
    #expect(source.origins["/usr/a"] == .file(top.appending("tree/usr/a")))
    #expect(source.origins["/z/b"] == .file(top.appending("dir/b")))
    #expect(source.origins["/z/c"] == .file(top.appending("c")))
    #expect(source.origins["/d"] == .file(top.appending("x/local")))
    #expect(source.origins["/$V/e"] == .file(top.appending("tree/usr/e")))
  }

  @Test("takes texts that are in no file")
  func texts() throws {
    let prototype = try Prototype(entries: [
      .init(MapEntry(.information, "pkginfo"), source: .bytes(Array(Self.info.utf8))),
      .init(MapEntry(.information, "compver"), source: .bytes(Array("0.9\n".utf8))),
    ])
    let source = try PackageAssembly(prototype, modified: 9).assemble()
    #expect(
      String(decoding: try source.map.serialized(), as: UTF8.self)
        == ": 1 6\n1 i compver 4 161 9\n1 i pkginfo 84 6210 9\n")
  }

  @Test("estimates the blocks of the largest part")
  func blocks() throws {
    let bench = Bench()
    try bench.scratch.get().write("a", String(repeating: "x", count: 513))
    try bench.scratch.get().write("b", String(repeating: "x", count: 5120))
    let source = try bench.assemble("f none /a ? ? ?\n2 f none /b ? ? ?")
    // Part 2: ten blocks and a header; pkginfo, which is in every part: one block and a header.
    #expect(try String(decoding: source.map.serialized().prefix(7), as: UTF8.self) == ": 2 13\n")
  }

  @Test(
    "names the line that stands in the way",
    arguments: [
      ("f none /x ? ? ?", "proto:2: no file for '/x': looked for 'x'"),
      ("!search d\nf none /u/x ? ? ?", "proto:3: no file for '/u/x': looked for 'd/x' or 'x'"),
      ("f none /dir ? ? ?", "proto:2: no file for '/dir': 'dir' is not a regular file"),
      ("f none /pipe ? ? ?", "proto:2: no file for '/pipe': 'pipe' is not a regular file"),
      ("f none /x=/dev/zero ? ? ?", "proto:2: no file for '/x': '/dev/zero' is not a regular file"),
      ("f none /file ? ? ? 9 1 7", "proto:2: the size of '/file' is 1, not 9"),
      ("f none /file ? ? ? 1 1 7", "proto:2: the checksum of '/file' is 120, not 1"),
      ("f none /file ? ? ? 1 120 7", "proto:2: the time of '/file' is 1000, not 7"),
      ("f none /file ? ? ? 1 120 1000", "no problem"),
      ("f none /file ? ? ? ? ? 1000", "no problem"),
      (
        "f none /old=old ? ? ?",
        "proto:2: '/old': old: was modified at -1 seconds since 1970, which cpio cannot express: touch it"
      ),
      (
        "f none /big ? ? ?",
        "proto:2: '/big': big: is 4294967296 bytes long; a file in a package can have at most 4294967295"
      ),
      ("3 d none /x ? ? ?", "proto:2: part 3 has objects, but part 2 has none"),
      ("p none /x ? ? ?\nd none /x/y ? ? ?", "proto:3: '/x/y' cannot be in '/x', which is not a directory"),
    ])
  func refusal(line: String, message: String) throws {
    let bench = Bench()
    let top = try bench.path()
    try bench.scratch.get().write("file", "x")
    try bench.scratch.get().write("old", "x")
    try top.appending("dir").makeDirectories()
    _ = try run("touch", ["-d", "@1000", "\(top)/file"])
    _ = try run("touch", ["-d", "@-1", "\(top)/old"])
    _ = try run("mkfifo", ["pipe"], in: top)
    _ = try run("truncate", ["-s", "4294967296", "\(top)/big"])
    #expect(try bench.problem(line) ?? "no problem" == message)
  }

  @Test("a sparse file one byte below 4 GiB is fine")
  func sparse() throws {
    let bench = Bench()
    let top = try bench.path()
    _ = try run("truncate", ["-s", "4294967295", "\(top)/big"])
    let end = try FileDescriptor.open(top.appending("big"), .writeOnly)
    _ = try end.closeAfter { try end.writeAll(toAbsoluteOffset: 4_294_967_294, [3]) }
    let source = try bench.assemble("f none /big 0644 root sys")
    #expect(
      source.map.entries[0].content == .init(size: 4_294_967_295, checksum: 3, modified: 7))
  }

  @Test("refuses a class that would not be installed")
  func missingClass() throws {
    #expect(
      try Bench().problem("d none a ? ? ?\nd conf b ? ? ?", info: Self.info + "CLASSES=none\n")
        == "proto:3: the class 'conf' of 'b' is not in the CLASSES of pkginfo: its objects would not be installed"
    )
  }

  @Test("validates pkginfo")
  func validation() throws {
    #expect(
      try Bench().problem("", info: "PKG=a\nNAME=A\nVERSION=1\nCATEGORY=application\n")
        == "pkginfo: 'ARCH' is not set: list the machines it runs on, or 'all'")
    #expect(
      try Bench().problem("i request=pkginfo", info: Self.info + "SUNW_PKG_ALLZONES=true\n")
        == "pkginfo:6: SUNW_PKG_ALLZONES is true, but a request script makes the package one of this zone only: drop one of them"
    )
    #expect(
      errorText { _ = try PackageAssembly(Prototype(entries: [], file: "proto")).assemble() }
        == "proto: has no entry 'i pkginfo', which every package needs")
  }

  @Test("refuses two paths of the same file, and lines too long without BASEDIR")
  func base() throws {
    let bench = Bench()
    #expect(
      try bench.problem("d none /opt/a ? ? ?\nd none a ? ? ?", info: Self.info + "BASEDIR=/opt/\n")
        == "proto:3: 'a' is installed as '/opt/a', and so is '/opt/a' on line 2 of 'proto'")
    // "1 d none PATH ? ? ?" has 15 bytes besides the path.
    let long = "/" + String(repeating: "x", count: 239)
    #expect(try bench.problem("d none \(long) ? ? ?") == nil)
    for more in ["x", "xxx"] {
      #expect(
        try bench.problem("d none \(long)\(more) ? ? ?")
          == "proto:2: '\(long.prefix(80))…' makes a pkgmap line of \(255 + more.count) bytes, and the installers "
          + "misread lines above 255 in a package without BASEDIR: set it")
      #expect(
        try bench.problem("d none \(long)\(more) ? ? ?", info: Self.info + "BASEDIR=/\n") == nil)
    }
  }

  @Test("warns of directories that nobody lists, and of relative paths without BASEDIR")
  func warnings() throws {
    let bench = Bench()
    let top = try bench.path()
    var warnings: [String] = []
    _ = try bench.assemble("d none u/a/b ? ? ?\nd none u/a/c ? ? ?") {
      warnings.append("\($0)".replacing("\(top)/", with: ""))
    }
    #expect(
      warnings == [
        "proto:2: 'u/a/b' is relative, but pkginfo sets no BASEDIR for it to be below",
        "proto:2: 'u/a/b' is in the directory 'u/a', which the prototype does not list",
        "proto:2: 'u/a/b' is in the directory 'u', which the prototype does not list",
      ])
  }

  @Test("keeps names that are not UTF-8")
  func names() throws {
    let bench = Bench()
    let name = ByteString([0x66, 0xff, 0xfe])
    let top = try bench.path()
    try top.pushing(FilePath(name)).write([1])
    try bench.scratch.get().write("pkginfo", Self.info)
    let prototype = try Prototype(
      parsing: Array("i pkginfo\nf none /".utf8) + name.bytes + Array(" ? ? ?\n".utf8),
      file: top.appending("proto"))
    let source = try PackageAssembly(prototype, modified: 0).assemble()
    #expect(source.map.entries.map(\.path) == ["/" + name, "pkginfo"])
    #expect(source.origins["/" + name] == .file(top.pushing(FilePath(name))))
  }
}
