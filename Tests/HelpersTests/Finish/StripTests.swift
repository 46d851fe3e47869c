import TestSupport
import Testing

@Suite("pkgh-strip")
struct StripTests {
  private static let stage = "debian-like/EXhello"

  /// A tree with a stand-in for strip(1) that writes down how it is called.
  private func tree() throws -> ScratchSource {
    let source = try ScratchSource(files: [
      "tools/fake*": "#!/bin/sh\nfor word; do echo \"$word\"; done >> log\necho -- >> log\n"
    ])
    try source.scratch.write("source/\(Self.stage)/usr/bin/prog", Array(elf(type: 2)), mode: 0o755)
    try source.scratch.write("source/\(Self.stage)/usr/bin/pie", Array(elf(type: 3, interpreter: true)))
    try source.scratch.write("source/\(Self.stage)/usr/lib/libx.so.1", Array(elf(type: 3)))
    try source.scratch.write("source/\(Self.stage)/usr/lib/big.so", Array(elf(type: 3, isLittle: false)))
    try source.scratch.write("source/\(Self.stage)/usr/lib/x.o", Array(elf(type: 1)))
    try source.write("\(Self.stage)/usr/lib/libx.a", "!<arch>\n")
    try source.write("\(Self.stage)/usr/lib/libx_g.a", "!<arch>\n")
    try source.write("\(Self.stage)/usr/lib/liby.a", "INPUT(libx.a)\n")
    try source.write("\(Self.stage)/usr/bin/script", "#!/bin/sh\n", mode: 0o755)
    try source.scratch.write("source/\(Self.stage)/usr/lib/debug/x.so", Array(elf(type: 3)))
    try source.link("\(Self.stage)/usr/bin/link", to: "prog")
    return source
  }

  /// The header of a 64-bit object file, and a program header.
  private func elf(type: UInt8, interpreter: Bool = false, isLittle: Bool = true) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 120)
    bytes.replaceSubrange(0..<6, with: [0x7f, 0x45, 0x4c, 0x46, 2, isLittle ? 1 : 2])
    func put(_ value: UInt8, at offset: Int, width: Int) {
      bytes[isLittle ? offset : offset + width - 1] = value
    }
    put(type, at: 16, width: 2)
    put(64, at: 32, width: 8)
    put(56, at: 54, width: 2)
    put(1, at: 56, width: 2)
    put(interpreter ? 3 : 1, at: 64, width: 4)
    return bytes
  }

  @Test("runs strip once for each kind of file, on nothing else")
  func kinds() throws {
    let source = try tree()
    #expect(try source.run("pkgh-strip", environment: ["PKGH_STRIP": "tools/fake --quick"]) == Outcome())
    #expect(
      try source.read("log") == """
        --quick
        --remove-section=.comment
        --remove-section=.note
        --remove-section=.swift_modhash
        debian-like/EXhello/usr/bin/pie
        debian-like/EXhello/usr/bin/prog
        --
        --quick
        --remove-section=.comment
        --remove-section=.note
        --remove-section=.swift_modhash
        --strip-unneeded
        debian-like/EXhello/usr/lib/big.so
        debian-like/EXhello/usr/lib/libx.so.1
        --
        --quick
        --remove-section=.comment
        --remove-section=.note
        --remove-section=.swift_modhash
        --remove-section=.gnu.lto_*
        --remove-section=.gnu.debuglto_*
        --strip-symbol=__gnu_lto_slim
        --strip-symbol=__gnu_lto_v1
        --strip-debug
        --enable-deterministic-archives
        debian-like/EXhello/usr/lib/libx.a
        --

        """)
  }

  @Test("strips real programs and keeps their modes and hard links")
  func real() throws {
    let source = try ScratchSource(files: [
      "x.c": "int x(void) { return 0; }\nint main(void) { return x(); }\n"
    ])
    #expect(try source.run("pkgh-installdirs", ["usr/bin", "usr/lib"]) == Outcome())
    let prog = "\(Self.stage)/usr/bin/prog"
    let lib = "\(Self.stage)/usr/lib/libx.so"
    #expect(try source.runTool("cc", ["-g", "-o", prog, "x.c"]).status == 0)
    #expect(try source.runTool("cc", ["-g", "-shared", "-fPIC", "-o", lib, "x.c"]).status == 0)
    #expect(try source.runTool("cc", ["-g", "-c", "-o", "x.o", "x.c"]).status == 0)
    #expect(try source.runTool("ar", ["rcU", "\(Self.stage)/usr/lib/libx.a", "x.o"]).status == 0)
    try source.hardLink("\(Self.stage)/usr/bin/again", to: prog)
    try source.setMode("555", of: prog)
    #expect(try source.run("pkgh-strip") == Outcome())
    #expect(try source.runTool("nm", [prog]).stdout == "")
    #expect(try source.runTool("nm", ["-D", lib]).stdout.contains(" T x\n"))
    #expect(try source.runTool("readelf", ["-S", "-W", lib]).stdout.contains(".debug_info") == false)
    #expect(try source.runTool("nm", ["\(Self.stage)/usr/lib/libx.a"]).stdout.contains(" T x\n"))
    #expect(try source.runTool("ar", ["tv", "\(Self.stage)/usr/lib/libx.a"]).stdout.contains("1970"))
    #expect(try source.mode(of: prog) == "555")
    #expect(try source.isSameFile(prog, "\(Self.stage)/usr/bin/again"))
    #expect(try source.runTool("\(source.top)/\(prog)", []) == Outcome())
  }

  /// Debian #939656.
  @Test("leaves no intermediate code of a link time optimizer in static libraries, which stay libraries")
  func intermediateCode() throws {
    let source = try ScratchSource(files: [
      "f.c": "int f(int a) { return a + 1; }\n", "main.c": "int f(int);\nint main(void) { return f(-1); }\n",
    ])
    let library = "\(Self.stage)/usr/lib/libf.a"
    #expect(try source.run("pkgh-installdirs", ["usr/lib"]) == Outcome())
    #expect(
      try source.runTool("gcc", ["-g", "-O2", "-flto", "-ffat-lto-objects", "-c", "f.c"]) == Outcome())
    #expect(try source.runTool("gcc-ar", ["cr", library, "f.o"]) == Outcome())
    func sections() throws -> String { try source.runTool("readelf", ["-S", "-W", library]).stdout }
    #expect(try sections().contains(".gnu.lto_") && sections().contains(".gnu.debuglto_"))
    #expect(try source.run("pkgh-strip") == Outcome())
    #expect(try !sections().contains(".gnu.lto_") && !sections().contains(".gnu.debuglto_"))
    #expect(try !source.runTool("nm", [library]).stdout.contains("__gnu_lto"))
    #expect(try source.runTool("gcc", ["-o", "main", "main.c", library]) == Outcome())
    #expect(try source.runTool("\(source.top)/main", []) == Outcome())
  }

  @Test("joins hard links again that a strip program took apart")
  func rejoins() throws {
    let source = try tree()
    try source.write(
      "tools/apart", "#!/bin/sh\nfor f; do case $f in -*) ;; *) cp $f $f.new; mv $f.new $f;; esac; done\n",
      mode: 0o755)
    try source.hardLink("\(Self.stage)/usr/bin/again", to: "\(Self.stage)/usr/bin/prog")
    #expect(try source.run("pkgh-strip", environment: ["STRIP": "tools/apart"]) == Outcome())
    #expect(try source.isSameFile("\(Self.stage)/usr/bin/prog", "\(Self.stage)/usr/bin/again"))
  }

  @Test("leaves out what -X names, and everything with nostrip")
  func exclusions() throws {
    let source = try tree()
    let environment = ["STRIP": "tools/fake"]
    for variable in ["DEB_BUILD_OPTIONS", "DEB_BUILD_PROFILES"] {
      #expect(
        try source.run("pkgh-strip", environment: environment.merging([variable: "nostrip"]) { $1 })
          == Outcome())
    }
    #expect(!source.has("log"))
    #expect(
      try source.run("pkgh-strip", ["-X.so", "-Xlibx.a", "-X", "pi?", "-v"], environment: environment)
        == Outcome(
          stdout:
            "\ttools/fake --remove-section=.comment --remove-section=.note --remove-section=.swift_modhash debian-like/EXhello/usr/bin/prog\n"
        ))
  }

  @Test("says so when there is no strip program, or when it fails")
  func failures() throws {
    let source = try tree()
    #expect(
      try source.run("pkgh-strip", environment: ["PKGH_STRIP": "tools/none", "STRIP": "tools/fake"])
        == Outcome(
          status: 1, stderr: "pkgh-strip: cannot run 'tools/none': no such file or directory\n"))
    #expect(
      try source.run("pkgh-strip", environment: ["STRIP": "false"])
        == Outcome(
          status: 1,
          stderr:
            "pkgh-strip: debian-like/EXhello/usr/bin/pie: 'false' failed with status 1: if the file is as it "
            + "should be, leave it out with '-X', or strip nothing by 'nostrip' in DEB_BUILD_OPTIONS\n"))
  }

  @Test("takes damaged files for what they are not", arguments: [1, 20, 52, 63, 64, 100])
  func damaged(_ length: Int) throws {
    let source = try ScratchSource(files: ["\(Self.stage)/usr/bin/x": ""])
    try source.scratch.write(
      "source/\(Self.stage)/usr/bin/x", Array(elf(type: 3, interpreter: true).prefix(length)))
    try source.scratch.write(
      "source/\(Self.stage)/usr/bin/y", Array(elf(type: 3).prefix(32)) + [UInt8](repeating: 0xff, count: 32))
    #expect(try source.run("pkgh-strip", environment: ["STRIP": "true"]) == Outcome())
  }
}
