import TestSupport
import Testing

@Suite("pkgh-prep")
struct PrepTests {
  private func builtTree() throws -> ScratchSource {
    try ScratchSource(
      packages: ScratchSource.twoPackages,
      files: [
        "debian-like/EXprog/usr/bin/prog": "", "debian-like/EXdoc/usr/share/doc/x": "",
        "debian-like/tmp/usr/bin/prog": "", "debian-like/.pkgh/EXprog/installed": "debian-like/tmp/usr\n",
        "debian-like/.pkgh/EXdoc/steps": "pkgh-install\n", "debian-like/.pkgh/built": "", "build/prog.o": "",
      ])
  }

  @Test("removes the stages and the notes on packages, and keeps what the build made")
  func removesStages() throws {
    let source = try builtTree()
    #expect(try source.run("pkgh-prep") == Outcome())
    #expect(
      try source.listing() == [
        "build/", "build/prog.o", "debian-like/", "debian-like/.pkgh/", "debian-like/.pkgh/EXdoc/",
        "debian-like/.pkgh/EXdoc/steps", "debian-like/.pkgh/EXprog/", "debian-like/.pkgh/EXprog/steps",
        "debian-like/.pkgh/built", "debian-like/changelog", "debian-like/control",
      ])
    #expect(try source.read("debian-like/.pkgh/EXdoc/steps") == "pkgh-prep\n")
  }

  @Test("leaves the packages alone that it is not to act on")
  func selection() throws {
    let source = try builtTree()
    #expect(
      try source.run("pkgh-prep", ["-i", "-v"])
        == Outcome(
          stdout: """
            \trm -rf debian-like/EXdoc
            \trm -rf debian-like/tmp
            \trm -rf debian-like/.pkgh/EXdoc

            """))
    #expect(source.has("debian-like/EXprog/usr/bin/prog"))
    #expect(source.has("debian-like/.pkgh/EXprog/installed"))
  }

  @Test("leaves out what -X names")
  func exclusions() throws {
    let source = try builtTree()
    #expect(try source.run("pkgh-prep", ["-XEXprog", "-X", "*/tmp"]) == Outcome())
    #expect(source.has("debian-like/EXprog/usr/bin/prog"))
    #expect(source.has("debian-like/tmp/usr/bin/prog"))
    #expect(!source.has("debian-like/EXdoc"))
  }

  @Test("removes a link that is a stage, and not what it leads to")
  func linkedStage() throws {
    let source = try ScratchSource(files: ["keep/file": ""])
    try source.link("debian-like/EXhello", to: "../keep")
    #expect(try source.run("pkgh-prep") == Outcome())
    #expect(!source.has("debian-like/EXhello"))
    #expect(source.has("keep/file"))
  }

  @Test("never removes a directory that --tmpdir names by mistake", arguments: ["src", "../precious"])
  func protects(_ directory: String) throws {
    let source = try ScratchSource(files: ["src/main.c": "", "debian-like/tmp/x": ""])
    try source.scratch.write("precious/letter", "")
    #expect(
      try source.run("pkgh-prep", ["--tmpdir", directory])
        == Outcome(
          status: 1,
          stderr:
            "pkgh-prep: \(directory): will not be removed: it is not empty, and no helper has made it; empty it yourself\n"
        ))
    #expect(source.has("src/main.c"))
    #expect(source.has("../precious/letter"))
    #expect(source.has("debian-like/tmp/x"))
  }

  @Test(
    "would remove nothing that the source tree is in", arguments: [".", "..", "debian-like", "../source"])
  func protectsTheSource(_ directory: String) throws {
    let source = try ScratchSource(files: ["src/main.c": ""])
    #expect(
      try source.run("pkgh-prep", ["--no-act", "--tmpdir", directory])
        == Outcome(
          status: 1, stderr: "pkgh-prep: \(directory): will not be removed: the source tree is in it\n"))
  }

  @Test("removes a stage elsewhere that a helper has made")
  func elsewhere() throws {
    let source = try ScratchSource()
    #expect(try source.run("pkgh-installdirs", ["--tmpdir", "../stage", "usr/bin"]) == Outcome())
    #expect(source.has("../stage/usr/bin"))
    #expect(
      try source.run("pkgh-prep", ["--tmpdir", "../stage", "-v"])
        == Outcome(
          stdout: """
            \trm -rf ../stage
            \trm -rf debian-like/.pkgh/EXhello

            """))
    #expect(!source.has("../stage"))
  }

  @Test("takes no file of the maintainer's for a stage")
  func unluckyName() throws {
    let source = try ScratchSource(packages: "Package: notes\nArchitecture: all\nDescription: x")
    try source.write("debian-like/notes", "mine")
    #expect(
      try source.run("pkgh-prep")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-prep: debian-like/notes: is a file, but the stage of a package has this name: rename one of them\n"
        ))
  }

  @Test(
    "refuses a package that would be staged where something else is", arguments: ["tmp", "control", "source"])
  func takenName(_ name: String) throws {
    let source = try ScratchSource(packages: "Package: \(name)\nArchitecture: all\nDescription: x")
    #expect(
      try source.run("pkgh-prep")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-prep: debian-like/control:5: '\(name)' is a reserved name: choose another name for the package\n"
        ))
  }
}
