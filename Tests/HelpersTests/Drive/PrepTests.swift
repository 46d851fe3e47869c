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

  @Test("refuses files in debian-like/tmp that were there before a build, as pkgh-clean and the sequences do")
  func foreignTemporary() throws {
    let source = try ScratchSource()
    try source.scratch.write("source/debian-like/tmp/opt/x", "precious")
    let message =
      "debian-like/tmp: has the name of the directory that upstream is installed into, which would be removed, and no build "
      + "has made it: give it another name, or remove it yourself; what fills a stage by hand runs 'pkgh-prep' before\n"
    for helper in [nil, "pkgh-install"] {
      if let helper { #expect(try source.run(helper) == Outcome()) }
      for words in [["pkgh-prep"], ["pkgh-clean"], ["pkgh", "binary"]] {
        let outcome = try source.run(words[0], Array(words.dropFirst()))
        #expect(outcome == Outcome(status: 1, stderr: "\(words[0]): \(message)"))
      }
    }
    #expect(try source.read("debian-like/tmp/opt/x") == "precious")
    try source.remove("debian-like/tmp")
    #expect(try source.run("pkgh-prep") == Outcome())
    try source.scratch.write("source/debian-like/tmp/opt/x", "")
    #expect(try source.run("pkgh-clean") == Outcome())
    #expect(!source.has("debian-like/tmp"))
  }

  @Test("removes a link that is a stage, and not what it leads to")
  func linkedStage() throws {
    let source = try ScratchSource(files: ["keep/file": ""])
    try source.link("debian-like/EXhello", to: "../keep")
    #expect(try source.run("pkgh-prep") == Outcome())
    #expect(!source.has("debian-like/EXhello"))
    #expect(source.has("keep/file"))
  }

  @Test("would not remove a directory that --tmpdir names by mistake", arguments: ["src", "../precious"])
  func protects(_ directory: String) throws {
    let source = try ScratchSource(files: ["src/main.c": "", "debian-like/tmp/x": ""])
    try source.scratch.write("precious/letter", "")
    #expect(
      try source.run("pkgh-prep", ["--no-act", "--tmpdir", directory])
        == Outcome(
          status: 1,
          stderr:
            "pkgh-prep: \(directory): will not be removed: it is not empty, and no helper has made it; empty it yourself\n"
        ))
  }

  @Test("would remove nothing that the packaging is in", arguments: [".", "..", "debian-like", "../source"])
  func protectsTheSource(_ directory: String) throws {
    let source = try ScratchSource(files: ["src/main.c": ""])
    #expect(
      try source.run("pkgh-prep", ["--no-act", "--tmpdir", directory])
        == Outcome(
          status: 1, stderr: "pkgh-prep: \(directory): will not be removed: the packaging is in it\n"))
  }

  @Test(
    "removes a named stage that a helper has made, however it is written, also after pkgh-clean",
    arguments: ["../stage", "../stage/.", "debian-like/other"])
  func elsewhere(_ stage: String) throws {
    let source = try ScratchSource(files: ["debian-like/dirs": "usr/bin opt/x"])
    for _ in 1...2 {
      #expect(try source.run("pkgh-installdirs", ["--tmpdir", stage]) == Outcome())
      #expect(source.has("\(stage)/usr/bin"))
      #expect(try source.run("pkgh-genprototype", ["--tmpdir", stage]) == Outcome())
      #expect(try source.read("debian-like/.pkgh/EXhello/prototype").contains("pkgh-stage") == false)
      #expect(try source.run("pkgh-clean") == Outcome())
      #expect(try source.run("pkgh-prep", ["--tmpdir", stage]) == Outcome())
      #expect(!source.has(stage.replacing("/.", with: "")))
    }
  }

  @Test(
    "treats a named stage that is the usual one as such",
    arguments: ["debian-like/EXhello/", "./debian-like/EXhello"])
  func usual(_ stage: String) throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello/usr/bin/x": "", "debian-like/.pkgh/built": "",
    ])
    #expect(try source.run("pkgh-prep", ["--tmpdir", stage]) == Outcome())
    #expect(!source.has("debian-like/EXhello"))
    #expect(
      try source.run("pkgh-prep", ["--tmpdir", ""])
        == Outcome(status: 1, stderr: "pkgh-prep: --tmpdir needs the name of a directory\n"))
  }

  @Test(
    "refuses a tree whose notes are a link to another directory",
    arguments: ["pkgh-prep", "pkgh-clean", "pkgh-buildpackage"])
  func linkedNotes(_ program: String) throws {
    let source = try ScratchSource()
    try source.scratch.write("victim/streams/file", "")
    try source.scratch.write("victim/built/file", "")
    try source.link("debian-like/.pkgh", to: "../../victim")
    #expect(
      try source.run(program, program == "pkgh-buildpackage" ? ["--no-clean"] : [])
        == Outcome(
          status: 1,
          stderr:
            "\(program): debian-like/.pkgh: is a symbolic link: remove it, pkgh makes a directory of this name\n"
        ))
    #expect(source.has("../victim/streams/file") && source.has("../victim/built/file"))
    #expect(!source.has("../victim/bin"))
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
            "pkgh-prep: debian-like/notes: is not a directory: rename or remove it, pkgh makes a directory of this name\n"
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

  @Test(
    "refuses a directory of the maintainer's that has the name of a package, as pkgh-clean and the sequences do, whatever ran before"
  )
  func foreignStage() throws {
    let source = try ScratchSource(packages: ScratchSource.twoPackages)
    let before = try source.listing()
    // The notes on another package say nothing about this one.
    #expect(try source.run("pkgh-installdirs", ["-pEXdoc", "usr/bin"]) == Outcome())
    try source.scratch.write("source/debian-like/EXprog/logo.png", "precious")
    let message =
      "debian-like/EXprog: has the name of a package's stage, which would be removed, and no build has made it: give "
      + "it or the package another name, or remove it yourself; what fills a stage by hand runs 'pkgh-prep' before\n"
    let ways = [
      ["pkgh-prep"], ["pkgh-clean"], ["pkgh", "clean"], ["pkgh", "binary"],
      ["pkgh", "binary", "--after=pkgh-prep"],
    ]
    // A stage may be filled by hand, and helpers act on it then.
    for helper in [[], ["pkgh-installdirs", "opt/x"], ["pkgh-fixperms"], ["pkgh-genprototype"]] {
      if let name = helper.first { #expect(try source.run(name, Array(helper.dropFirst())).status == 0) }
      for words in ways {
        let outcome = try source.run(words[0], Array(words.dropFirst()))
        #expect(outcome == Outcome(status: 1, stderr: "\(words[0]): \(message)"))
      }
    }
    #expect(try source.read("debian-like/EXprog/logo.png") == "precious")
    // Once it is gone the name is a helper's.
    try source.remove("debian-like/EXprog")
    #expect(try source.run("pkgh-installdirs", ["opt/x"]) == Outcome())
    #expect(try source.run("pkgh-clean") == Outcome())
    #expect(try source.listing() == before)
  }
}
