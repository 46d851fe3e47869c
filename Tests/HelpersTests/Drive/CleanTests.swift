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
