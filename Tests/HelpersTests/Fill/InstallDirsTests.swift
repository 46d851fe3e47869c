import TestSupport
import Testing

@Suite("pkgh-installdirs")
struct InstallDirsTests {
  @Test("makes every directory the file names")
  func makesDirectories() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello.dirs": "# where things go\nusr/bin /usr/share/${PKG}\n\nvar//log\n"
    ])
    #expect(try source.run("pkgh-installdirs") == Outcome())
    #expect(
      try source.staged() == ["usr/", "usr/bin/", "usr/share/", "usr/share/EXhello/", "var/", "var/log/"])
  }

  @Test("makes the directories of the command line in the first package, with -A in all")
  func commandLine() throws {
    let source = try ScratchSource(packages: ScratchSource.twoPackages)
    #expect(try source.run("pkgh-installdirs", ["/opt/one"]) == Outcome())
    #expect(try source.staged("EXprog") == ["opt/", "opt/one/"])
    #expect(try source.staged("EXdoc") == [])
    #expect(try source.run("pkgh-installdirs", ["-A", "opt/two"]) == Outcome())
    #expect(try source.staged("EXdoc") == ["opt/", "opt/two/"])
  }

  @Test("shows what it does with -v, and does nothing with --no-act")
  func verbose() throws {
    let source = try ScratchSource(files: ["debian-like/dirs": "usr/bin"])
    let shown = Outcome(stdout: "\tinstall -d debian-like/EXhello/usr/bin\n")
    #expect(try source.run("pkgh-installdirs", ["--no-act"]) == shown)
    #expect(try source.staged() == [])
    #expect(try source.run("pkgh-installdirs", ["-v"]) == shown)
  }

  @Test("blames the line, and makes nothing before all is read")
  func blamesTheLine() throws {
    let source = try ScratchSource(files: ["debian-like/EXhello.dirs": "usr/bin\n../etc\n"])
    #expect(
      try source.run("pkgh-installdirs")
        == Outcome(
          status: 1, stderr: "pkgh-installdirs: debian-like/EXhello.dirs:2: '../etc' must not contain '..'\n")
    )
    #expect(try source.staged() == [])
  }

  @Test("makes no directory through a staged link that leaves the stage")
  func stageBoundary() throws {
    let source = try ScratchSource(files: ["debian-like/dirs": "usr/bin\nvar/mail/new\n", "../out/x": ""])
    try source.link("debian-like/EXhello/var", to: "../../../out")
    #expect(
      try source.run("pkgh-installdirs")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-installdirs: debian-like/EXhello/var: is a link to '../../../out', which leaves 'debian-like/EXhello': remove it\n"
        ))
    #expect(try source.scratch.listing(of: "out") == ["x"])
  }
}
