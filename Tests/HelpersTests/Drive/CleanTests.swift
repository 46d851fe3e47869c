import SystemPackage
import TestSupport
import Testing

@Suite("pkgh-clean")
struct CleanTests {
  @Test("removes everything that building packages left, and leaves no note of itself")
  func removesAll() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello/usr/bin/x": "", "debian-like/tmp/usr/bin/x": "", "debian-like/.pkgh/built": "",
      "debian-like/.pkgh/EXhello/steps": "", "src/main.c": "",
    ])
    #expect(try source.run("pkgh-clean") == Outcome())
    #expect(
      try source.listing() == [
        "debian-like/", "debian-like/changelog", "debian-like/control", "src/", "src/main.c",
      ])
    #expect(try source.run("pkgh-clean") == Outcome())
  }

  @Test("removes notes that are not a directory", arguments: ["pipe", "file", "link", "loose link"])
  func oddNotes(kind: String) throws {
    for (program, arguments) in [("pkgh-auto-clean", []), ("pkgh-clean", []), ("pkgh", ["clean"])] {
      let source = try ScratchSource(files: ["debian-like/.pkgh/built": ""])
      try source.scratch.write("victim/foreign", "precious")
      let notes = "debian-like/.pkgh/EXhello"
      if source.has(notes) { try source.remove(notes) }
      switch kind {
      case "pipe": try source.makePipe(notes)
      case "file": try source.scratch.write("source/\(notes)", "")
      case "link": try source.link(notes, to: "../../../victim")
      default: try source.link(notes, to: "nowhere")
      }
      let outcome = try source.run(program, arguments)
      #expect(outcome.stderr == "", "\(program)")
      #expect(source.has(notes) == (program == "pkgh-auto-clean"))
      #expect(try source.scratch.read("victim/foreign") == "precious")
    }
  }

  @Test("removes what editors and patch leave, but not from version control")
  func litter() throws {
    let source = try ScratchSource(files: [
      "a~": "", "src/#b#": "", "src/.#b": "", "src/c.rej": "", "deep/er/DEADJOE": "", ".git/x~": "",
      "Cargo.toml.orig": "", "src/b": "",
    ])
    #expect(try source.run("pkgh-clean") == Outcome())
    #expect(
      try source.listing().filter { !$0.hasPrefix("debian-like") }
        == [".git/", ".git/x~", "Cargo.toml.orig", "deep/", "deep/er/", "src/", "src/b"])
  }

  @Test("removes the files and directories that debian-like/clean and the arguments name")
  func named() throws {
    let source = try ScratchSource(files: [
      "debian-like/clean": "# made by the build\n*.gen build/ not-there\nsub/*/made.h\n", "a.gen": "",
      "b.gen": "", "build/deep/file": "", "sub/one/made.h": "", "sub/one/kept.h": "", "more": "", "dir/x": "",
    ])
    #expect(
      try source.run("pkgh-clean", ["-v", "more", "dir/"])
        == Outcome(
          stdout: """
            \trm -rf more
            \trm -rf dir
            \trm -rf a.gen
            \trm -rf b.gen
            \trm -rf build
            \trm -rf sub/one/made.h

            """))
    #expect(
      try source.listing().filter { !$0.hasPrefix("debian-like") } == ["sub/", "sub/one/", "sub/one/kept.h"])
  }

  @Test(
    "removes the stages of packages that are no more, and keeps the notes on a stage that stays",
    arguments: ["pkgh-clean", "pkgh-prep"])
  func oldPackages(program: String) throws {
    let source = try ScratchSource(
      packages: ScratchSource.twoPackages,
      files: [
        "debian-like/EXold/usr/x": "", "debian-like/.pkgh/EXold/steps": "pkgh-install\n",
        "debian-like/EXdoc/x": "", "debian-like/.pkgh/EXdoc/steps": "pkgh-install\n",
        "debian-like/EXprog/x": "", "debian-like/.pkgh/EXprog/steps": "pkgh-install\n",
        "debian-like/mine/x": "", "debian-like/bin/x": "", "debian-like/.pkgh/bin/pkgh": "",
        "debian-like/other/.pkgh-stage": "",
      ])
    #expect(try source.run(program, ["-pEXprog"]) == Outcome())
    let left = try source.listing().filter { !$0.hasSuffix("/") }
    #expect(
      left.filter { !$0.contains("EXprog") } == [
        "debian-like/.pkgh/EXdoc/steps", "debian-like/.pkgh/bin/pkgh", "debian-like/EXdoc/x",
        "debian-like/bin/x",
        "debian-like/changelog", "debian-like/control", "debian-like/mine/x",
      ])
    #expect(try source.run(program) == Outcome())
    #expect(!source.has("debian-like/EXdoc") && source.has("debian-like/mine/x"))
  }

  @Test("is what 'pkgh clean' and 'pkgh-buildpackage' need after a package got another name")
  func renamed() throws {
    let tree = try RulesTree(
      "override_pkgh-auto-install:\n\tmkdir -p debian-like/tmp && echo 1 > debian-like/tmp/x\n")
    try tree.source.write("debian-like/EXhello.install", "x usr\n")
    #expect(try tree.pkgh("binary").status == 0)
    let control = try tree.source.read("debian-like/control").replacing("EXhello", with: "EXother")
    try tree.source.write("debian-like/control", control)
    try tree.source.write("debian-like/EXother.install", "x usr\n")
    try tree.source.remove("debian-like/EXhello.install")
    #expect(try tree.pkgh("clean").status == 0)
    #expect(!tree.source.has("debian-like/EXhello") && !tree.source.has("debian-like/.pkgh"))
  }

  @Test("with -d removes the stages alone")
  func directoriesOnly() throws {
    let source = try ScratchSource(files: [
      "debian-like/clean": "made", "made": "", "x~": "", "debian-like/EXhello/x": "", "debian-like/tmp/x": "",
      "debian-like/.pkgh/built": "",
    ])
    #expect(try source.run("pkgh-clean", ["--dirs-only"]) == Outcome())
    #expect(source.has("made") && source.has("x~") && source.has("debian-like/.pkgh/built"))
    #expect(!source.has("debian-like/EXhello") && !source.has("debian-like/tmp"))
  }

  @Test("leaves out what -X names")
  func exclusions() throws {
    let source = try ScratchSource(files: ["a~": "", "b~": "", "debian-like/clean": "c", "c": ""])
    #expect(try source.run("pkgh-clean", ["-X", "a~", "-Xc"]) == Outcome())
    #expect(source.has("a~") && source.has("c") && !source.has("b~"))
  }

  @Test(
    "refuses what is outside of the tree or not what it seems, and removes nothing then",
    arguments: [
      BadLine("../other", "'../other' must not contain '..'"),
      BadLine("./", "'./' is the source tree itself"),
      BadLine("build", "'build' is a directory: write 'build/' to remove it with everything in it"),
      BadLine("out/file", "'out/file' is outside the source tree: a symbolic link leads there"),
      BadLine("out/*", "'out/file' is outside the source tree: a symbolic link leads there"),
    ])
  func refuses(_ line: BadLine) throws {
    let source = try ScratchSource(files: [
      "debian-like/clean": "first\n\(line.text)\n", "first": "", "build/x": "", "../outside/file": "",
    ])
    try source.link("out", to: "../outside")
    #expect(
      try source.run("pkgh-clean")
        == Outcome(status: 1, stderr: "pkgh-clean: debian-like/clean:2: \(line.message)\n"))
    #expect(source.has("first") && source.has("../outside/file"))
  }

  @Test("refuses an absolute path, also of a file in the tree")
  func absolute() throws {
    let source = try ScratchSource(files: ["file": "", "../outside": ""])
    for path in [source.top.appending("file"), source.scratch.path.appending("outside")] {
      #expect(
        try source.run("pkgh-clean", [path.string])
          == Outcome(
            status: 1, stderr: "pkgh-clean: '\(path)' must be relative to the top of the source tree\n"))
    }
    #expect(source.has("file") && source.has("../outside"))
  }

  @Test("removes a link that leads out of the tree, and not what is there")
  func linkItself() throws {
    let source = try ScratchSource(files: ["debian-like/clean": "out/", "../outside/file": ""])
    try source.link("out", to: "../outside")
    #expect(try source.run("pkgh-clean") == Outcome())
    #expect(!source.has("out") && source.has("../outside/file"))
  }

  @Test("would never remove the packaging", arguments: ["debian-like/", "debian-like/../", "./debian-like/"])
  func packaging(_ word: String) throws {
    let source = try ScratchSource()
    #expect(try source.run("pkgh-clean", ["--no-act", word]).status == 1)
    #expect(source.has("debian-like/control"))
  }
}
