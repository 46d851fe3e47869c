import TestSupport
import Testing

@Suite("pkgh-install")
struct InstallTests {
  @Test("copies files to the directory at the line's end, from the upstream stage or the source")
  func copies() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello.install":
        "# what goes where\nusr/bin/hello /usr/bin/\nextra/*.conf data/ etc/hello\nusr/lib/*.so.[12] usr/lib/${PKG}\n",
      "debian-like/tmp/usr/bin/hello*": "", "debian-like/tmp/usr/lib/a.so.1": "",
      "debian-like/tmp/usr/lib/b.so.3": "", "extra/one.conf": "", "extra/two.conf": "", "extra/three.txt": "",
      "data/deep/x": "", "usr/bin/hello": "of the source",
    ])
    try source.link("data/link", to: "deep/x")
    #expect(try source.run("pkgh-install") == Outcome())
    #expect(
      try source.staged() == [
        "etc/", "etc/hello/", "etc/hello/data/", "etc/hello/data/deep/", "etc/hello/data/deep/x",
        "etc/hello/data/link", "etc/hello/one.conf", "etc/hello/two.conf", "usr/", "usr/bin/",
        "usr/bin/hello", "usr/lib/", "usr/lib/EXhello/", "usr/lib/EXhello/a.so.1",
      ])
    #expect(try source.read("debian-like/EXhello/usr/bin/hello") == "")
    #expect(try source.mode(of: "debian-like/EXhello/usr/bin/hello") == "755")
    #expect(try source.mode(of: "debian-like/EXhello/etc/hello/one.conf") == "644")
    #expect(source.target(of: "debian-like/EXhello/etc/hello/data/link") == "deep/x")
  }

  @Test("copies a lone word to where it is found, also by its whole path")
  func loneWord() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello.install": "usr/bin\ndebian-like/tmp/etc/*\nshare/doc\n",
      "debian-like/tmp/usr/bin/hello": "", "debian-like/tmp/etc/hello.conf": "", "share/doc/README": "",
    ])
    #expect(try source.run("pkgh-install") == Outcome())
    #expect(
      try source.staged() == [
        "etc/", "etc/hello.conf", "share/", "share/doc/", "share/doc/README", "usr/", "usr/bin/",
        "usr/bin/hello",
      ])
  }

  @Test("with --autodest takes no directory from a line's end")
  func autodest() throws {
    let source = try ScratchSource(files: [
      "debian-like/tmp/usr/bin/hello": "", "debian-like/tmp/usr/lib/x": "",
    ])
    #expect(try source.run("pkgh-install", ["--autodest", "usr/bin/*", "usr/lib"]) == Outcome())
    #expect(try source.staged() == ["usr/", "usr/bin/", "usr/bin/hello", "usr/lib/", "usr/lib/x"])
  }

  @Test("renames files and directories with '=>'")
  func renames() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello.install":
        "default.conf => /etc/hello/start.conf\nplug* => usr/lib/hello/modules\n",
      "default.conf": "x", "plugins/a": "",
    ])
    #expect(try source.run("pkgh-install") == Outcome())
    #expect(
      try source.staged() == [
        "etc/", "etc/hello/", "etc/hello/start.conf", "usr/", "usr/lib/", "usr/lib/hello/",
        "usr/lib/hello/modules/", "usr/lib/hello/modules/a",
      ])
  }

  @Test("takes the arguments for the first package acted on, with -A for all")
  func arguments() throws {
    let source = try ScratchSource(packages: ScratchSource.twoPackages, files: ["a": "", "b": ""])
    #expect(
      try source.run("pkgh-install", ["-v", "a", "b", "opt"])
        == Outcome(
          stdout: """
            \tinstall -d debian-like/EXprog/opt
            \tinstall -m644 a debian-like/EXprog/opt/a
            \tinstall -m644 b debian-like/EXprog/opt/b

            """))
    #expect(try source.staged("EXdoc") == [])
    #expect(try source.run("pkgh-install", ["-A", "a", "/"]) == Outcome())
    #expect(try source.staged("EXprog") == ["a", "opt/", "opt/a", "opt/b"])
    #expect(try source.staged("EXdoc") == ["a"])
  }

  @Test("looks below --sourcedir first")
  func sourceDirectory() throws {
    let source = try ScratchSource(files: [
      "debian-like/tmp/bin/x": "tmp", "out/bin/x": "out", "top": "",
    ])
    #expect(try source.run("pkgh-install", ["--sourcedir=out/", "bin/x"]) == Outcome())
    #expect(try source.read("debian-like/EXhello/bin/x") == "out")
    #expect(try source.run("pkgh-install", ["--sourcedir=out", "top", "lib"]) == Outcome())
    #expect(try source.staged().contains("lib/top"))
  }

  @Test("leaves out what -X and PKGH_ALWAYS_EXCLUDE name, and wants no match of what is left out")
  func exclusions() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello.install": "usr\nnot-there.la etc\n", "debian-like/tmp/usr/lib/x.la": "",
      "debian-like/tmp/usr/lib/x.so": "", "debian-like/tmp/usr/CVS/y": "", "debian-like/tmp/usr/z.bak": "",
    ])
    #expect(
      try source.run(
        "pkgh-install", ["-X.la", "--exclude", "*.bak"], environment: ["PKGH_ALWAYS_EXCLUDE": ".svn:CVS"])
        == Outcome())
    #expect(try source.staged() == ["usr/", "usr/lib/", "usr/lib/x.so"])
  }

  @Test("notes what went into every package, acted on or not")
  func journal() throws {
    let source = try ScratchSource(
      packages: ScratchSource.twoPackages,
      files: [
        "debian-like/EXprog.install": "usr/bin/*\nnot-built usr/lib\n",
        "debian-like/EXdoc.install": "usr/share\nREADME usr/share/x\n",
        "debian-like/tmp/usr/bin/prog": "", "debian-like/tmp/usr/share/doc": "", "README": "",
      ])
    #expect(try source.run("pkgh-install", ["-i"]) == Outcome())
    #expect(try source.read("debian-like/.pkgh/EXprog/installed") == "debian-like/tmp/usr/bin/prog\n")
    #expect(try source.read("debian-like/.pkgh/EXdoc/installed") == "debian-like/tmp/usr/share\nREADME\n")
    #expect(!source.has("debian-like/EXprog"))
  }

  @Test("does nothing with --no-act, and shows it")
  func noAct() throws {
    let source = try ScratchSource(files: ["a": "", "debian-like/install": "a usr/bin"])
    #expect(
      try source.run("pkgh-install", ["--no-act"])
        == Outcome(
          stdout:
            "\tinstall -d debian-like/EXhello/usr/bin\n\tinstall -m644 a debian-like/EXhello/usr/bin/a\n"))
    #expect(!source.has("debian-like/EXhello") && !source.has("debian-like/.pkgh"))
  }

  @Test(
    "blames the line, and copies nothing before all is read",
    arguments: [
      BadLine(
        "usr/bin/no usr/bin",
        "'usr/bin/no' is neither in 'debian-like/tmp' nor in the source tree"),
      BadLine(
        "*.no usr/bin", "'*.no' is neither in 'debian-like/tmp' nor in the source tree"),
      BadLine(
        "debian-like/tmp/good usr",
        "'debian-like/tmp/good' is neither in 'debian-like/tmp' nor in the source tree"),
      BadLine("../etc/passwd usr", "'../etc/passwd' must not contain '..'"),
      BadLine("good ../../etc", "'../../etc' must not contain '..'"),
      BadLine("good => ../x", "'../x' must not contain '..'"),
      BadLine("good =>", "expected 'file => path', not 'good =>'"),
      BadLine("=> good", "expected 'file => path', not '=> good'"),
      BadLine("good better => x", "expected 'file => path', not 'good better => x'"),
      BadLine("good => usr/bin/", "'usr/bin/' must be the new name of the file, without a slash at its end"),
      BadLine("g* => x", "'g*' matches 2 files; '=>' gives a new name to one"),
      BadLine("${NOWHERE} usr", "'${NOWHERE}' has no value: set it in 'EXhello.substvars'"),
    ])
  func blamesTheLine(_ line: BadLine) throws {
    let source = try ScratchSource(files: [
      "good": "", "great": "", "debian-like/EXhello.install": "good usr/bin\n\n\(line.text)\n",
    ])
    #expect(
      try source.run("pkgh-install")
        == Outcome(status: 1, stderr: "pkgh-install: debian-like/EXhello.install:3: \(line.message)\n"))
    #expect(try source.staged() == [])
    #expect(!source.has("debian-like/.pkgh"))
  }

  @Test("never copies through a staged link that leaves the stage")
  func stageBoundary() throws {
    let source = try ScratchSource(files: ["good": "", "first": "", "../outside/x": ""])
    try source.link("debian-like/EXhello/usr/share", to: "../../../../outside")
    try source.link("debian-like/EXhello/usr/lib64", to: "lib")
    try source.write("debian-like/EXhello/usr/lib/x", "")
    try source.write("debian-like/install", "first usr\ngood usr/share/doc\n")
    #expect(
      try source.run("pkgh-install")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-install: debian-like/EXhello/usr/share: is a link to '../../../../outside', which leaves 'debian-like/EXhello': remove it\n"
        ))
    #expect(try source.scratch.listing(of: "outside") == ["x"])
    #expect(!source.has("debian-like/EXhello/usr/first"))
    #expect(try source.run("pkgh-install", ["-X", "good", "first", "usr/lib64"]) == Outcome())
    #expect(source.has("debian-like/EXhello/usr/lib/first"))
  }

  @Test("copies names that are not UTF-8")
  func oddBytes() throws {
    let source = try ScratchSource(files: ["debian-like/install": "data/* usr/share\nodd usr"])
    try source.writeBytes("data/", name: [0xff, 0x20, 0x0a, 0xfe])
    try source.writeBytes("odd/", name: [0x2a, 0xe9])
    #expect(try source.run("pkgh-install") == Outcome())
    #expect(try source.hasBytes("debian-like/EXhello/usr/share/", name: [0xff, 0x20, 0x0a, 0xfe]))
    #expect(try source.hasBytes("debian-like/EXhello/usr/odd/", name: [0x2a, 0xe9]))
  }

  @Test("refuses what is not a file, before anything is copied")
  func pipes() throws {
    let source = try ScratchSource(files: ["good": "", "debian-like/install": "good usr\ndata usr\n"])
    try source.makePipe("data/pipe")
    #expect(
      try source.run("pkgh-install")
        == Outcome(status: 1, stderr: "pkgh-install: data/pipe: is neither a file, a directory nor a link\n"))
    #expect(try source.staged() == [])
  }

  @Test("refuses to copy the tree that the stage lies in")
  func itself() throws {
    let source = try ScratchSource(files: ["debian-like/EXhello.install": "debian-like usr/share\n"])
    #expect(
      try source.run("pkgh-install")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-install: debian-like/EXhello.install:1: 'debian-like' cannot be installed as "
            + "'debian-like/EXhello/usr/share/debian-like', which lies in it: name the files in it\n"
        ))
  }

  @Test("keeps hard links within a top-level directory, and makes files of them across")
  func hardLinks() throws {
    let source = try ScratchSource(files: [
      "debian-like/tmp/usr/bin/a*": "x", "debian-like/tmp/usr/lib/x": "", "debian-like/tmp/etc/x": "",
      "debian-like/install": "usr/bin\nusr/lib/b\netc\n",
    ])
    for name in ["usr/bin/b", "usr/lib/b", "etc/b"] {
      try source.hardLink("debian-like/tmp/\(name)", to: "debian-like/tmp/usr/bin/a")
    }
    for _ in 1...2 {
      #expect(try source.run("pkgh-install") == Outcome())
      let a = "debian-like/EXhello/usr/bin/a"
      #expect(try source.isSameFile(a, "debian-like/EXhello/usr/bin/b"))
      #expect(try source.isSameFile(a, "debian-like/EXhello/usr/lib/b"))
      #expect(try !source.isSameFile(a, "debian-like/EXhello/etc/b"))
      #expect(try !source.isSameFile(a, "debian-like/tmp/usr/bin/a"))
      #expect(try source.mode(of: "debian-like/EXhello/etc/b") == "755")
    }
  }

  @Test("takes '.' for the whole of the upstream stage, and an empty word for nothing")
  func wholeStage() throws {
    let source = try ScratchSource(files: ["debian-like/tmp/usr/bin/x": "", "debian-like/tmp/etc/x": ""])
    #expect(try source.run("pkgh-install", [".", "/"]) == Outcome())
    #expect(try source.staged() == ["etc/", "etc/x", "usr/", "usr/bin/", "usr/bin/x"])
    #expect(
      try source.run("pkgh-install", ["", "usr"])
        == Outcome(
          status: 1,
          stderr: "pkgh-install: '' is neither in 'debian-like/tmp' nor in the source tree\n"
        ))
  }

  @Test("installs through a link to a directory of the package")
  func throughLink() throws {
    let source = try ScratchSource(files: [
      "a/lib/x": "", "y": "", "debian-like/install": "a/lib a/lib64 usr\ny usr/lib64\n",
    ])
    try source.link("a/lib64", to: "lib")
    for _ in 1...2 { #expect(try source.run("pkgh-install") == Outcome()) }
    #expect(try source.staged() == ["usr/", "usr/lib/", "usr/lib/x", "usr/lib/y", "usr/lib64"])
  }

  @Test("refuses two files for one place, and names both, unless they are the same")
  func onePlace() throws {
    let source = try ScratchSource(files: [
      "a/x.conf": "one", "b/x.conf": "two", "c/x.conf": "one", "d/x.conf*": "one",
      "debian-like/install": "a/x.conf etc\nc/x.conf etc\n",
    ])
    #expect(try source.run("pkgh-install") == Outcome())
    #expect(try source.read("debian-like/EXhello/etc/x.conf") == "one")
    for (line, other) in [("b/x.conf etc", "b"), ("d/x.conf etc", "d"), ("b/x.conf => etc/x.conf", "b")] {
      try source.write("debian-like/install", "a/x.conf etc\n\(line)\n")
      #expect(
        try source.run("pkgh-install")
          == Outcome(
            status: 1,
            stderr:
              "pkgh-install: debian-like/install:2: '\(other)/x.conf' cannot be installed as 'debian-like/EXhello/etc/x.conf', "
              + "where 'a/x.conf' (debian-like/install:1) is to be installed, which differs: install one of them, or give one "
              + "another name\n"))
    }
    try source.write("debian-like/docs", "a/x.conf b/x.conf\n")
    #expect(
      try source.run("pkgh-installdocs")
        == Outcome(
          status: 1,
          stderr: "pkgh-installdocs: debian-like/docs:1: 'b/x.conf' cannot be installed as "
            + "'debian-like/EXhello/usr/share/doc/EXhello/x.conf', where 'a/x.conf' (debian-like/docs:1) is to be installed, "
            + "which differs: install one of them, or give one another name\n"))
    try source.write("debian-like/install", "a/x.conf etc\n")
    #expect(
      try source.run("pkgh-install", ["b/x.conf", "etc"])
        == Outcome(
          status: 1,
          stderr:
            "pkgh-install: 'b/x.conf' cannot be installed as 'debian-like/EXhello/etc/x.conf', where 'a/x.conf' "
            + "(debian-like/install:1) is to be installed, which differs: install one of them, or give one another name\n"
        ))
  }

  @Test("refuses a word that is too long for a path, and copies nothing", arguments: ["", "*", "/[ab]"])
  func tooLong(end: String) throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello.install": "a usr\n\(String(repeating: "a/", count: 3_000))\(end)\n", "a": "",
    ])
    #expect(
      try source.run("pkgh-install")
        == Outcome(
          status: 1,
          stderr: "pkgh-install: debian-like/EXhello.install:2: '\(String(repeating: "a/", count: 40))…' "
            + "is too long for a path\n"))
    #expect(try source.staged() == [])
  }
}
