import TestSupport
import Testing

@Suite("pkgh-installdocs")
struct InstallDocsTests {
  @Test("copies documentation and the copyright file, as plain files")
  func copies() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello.docs": "README* docs/manual\nshare/notes\n", "debian-like/copyright": "GPL",
      "README.md*": "", "docs/manual/index.html": "", "debian-like/tmp/share/notes": "",
    ])
    try source.link("README", to: "README.md")
    #expect(try source.run("pkgh-installdocs") == Outcome())
    #expect(
      try source.staged() == [
        "usr/", "usr/share/", "usr/share/doc/", "usr/share/doc/EXhello/", "usr/share/doc/EXhello/README",
        "usr/share/doc/EXhello/README.md", "usr/share/doc/EXhello/copyright",
        "usr/share/doc/EXhello/manual/", "usr/share/doc/EXhello/manual/index.html",
        "usr/share/doc/EXhello/notes",
      ])
    #expect(try source.mode(of: "debian-like/EXhello/usr/share/doc/EXhello/README.md") == "644")
    #expect(source.target(of: "debian-like/EXhello/usr/share/doc/EXhello/README") == nil)
    #expect(
      try source.read("debian-like/.pkgh/EXhello/installed")
        == "README\nREADME.md\ndocs/manual\ndebian-like/tmp/share/notes\n")
  }

  @Test("goes below the package's Basedir")
  func baseDirectory() throws {
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nBasedir: /opt/EXhello\nDescription: x",
      files: ["debian-like/copyright": ""])
    #expect(
      try source.run("pkgh-installdocs", ["-v"])
        == Outcome(
          stdout: """
            \tinstall -d debian-like/EXhello/opt/EXhello/share/doc/EXhello
            \tinstall -m644 debian-like/copyright debian-like/EXhello/opt/EXhello/share/doc/EXhello/copyright

            """))
  }

  @Test("takes a package's own copyright file before that of the source")
  func copyright() throws {
    let source = try ScratchSource(
      packages: ScratchSource.twoPackages,
      files: ["debian-like/copyright": "all", "debian-like/EXdoc.copyright": "doc"])
    #expect(try source.run("pkgh-installdocs") == Outcome())
    #expect(try source.read("debian-like/EXprog/usr/share/doc/EXprog/copyright") == "all")
    #expect(try source.read("debian-like/EXdoc/usr/share/doc/EXdoc/copyright") == "doc")
  }

  @Test("takes the arguments for the first package, with -A for all, without what -X names")
  func arguments() throws {
    let source = try ScratchSource(
      packages: ScratchSource.twoPackages, files: ["one": "", "two": "", "dir/x.txt": "", "dir/y.bak": ""])
    #expect(try source.run("pkgh-installdocs", ["one"]) == Outcome())
    #expect(try source.staged("EXdoc") == [])
    #expect(try source.run("pkgh-installdocs", ["-A", "-X.bak", "two", "dir"]) == Outcome())
    #expect(
      try source.scratch.listing(of: "source/debian-like/EXprog/usr/share/doc/EXprog")
        == ["dir/", "dir/x.txt", "one", "two"])
    #expect(
      try source.scratch.listing(of: "source/debian-like/EXdoc/usr/share/doc/EXdoc")
        == ["dir/", "dir/x.txt", "two"])
  }

  @Test(
    "with nodoc installs the copyright file alone, and still notes what is documentation",
    arguments: ["DEB_BUILD_OPTIONS", "DEB_BUILD_PROFILES"])
  func noDocumentation(_ variable: String) throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello.docs": "usr/share/notes not-built", "debian-like/copyright": "",
      "debian-like/tmp/usr/share/notes": "",
    ])
    #expect(try source.run("pkgh-installdocs", environment: [variable: "nocheck nodoc"]) == Outcome())
    #expect(try source.staged().last == "usr/share/doc/EXhello/copyright")
    #expect(try source.staged().count == 5)
    #expect(try source.read("debian-like/.pkgh/EXhello/installed") == "debian-like/tmp/usr/share/notes\n")
  }

  @Test("looks below --sourcedir first")
  func sourceDirectory() throws {
    let source = try ScratchSource(files: ["out/README": "out", "README": "top"])
    #expect(try source.run("pkgh-installdocs", ["--sourcedir", "out", "README"]) == Outcome())
    #expect(try source.read("debian-like/EXhello/usr/share/doc/EXhello/README") == "out")
  }

  @Test("blames the line of a name that nothing matches, or the argument")
  func missing() throws {
    let source = try ScratchSource(files: ["debian-like/docs": "README\n", "debian-like/copyright": ""])
    let rest = "is neither in 'debian-like/tmp' nor in the source tree\n"
    #expect(
      try source.run("pkgh-installdocs")
        == Outcome(status: 1, stderr: "pkgh-installdocs: debian-like/docs:1: 'README' \(rest)"))
    #expect(try source.staged() == [])
    try source.write("README", "")
    #expect(
      try source.run("pkgh-installdocs", ["*.txt"])
        == Outcome(status: 1, stderr: "pkgh-installdocs: '*.txt' \(rest)"))
  }

  @Test("never copies through a staged link that leaves the stage")
  func stageBoundary() throws {
    let source = try ScratchSource(files: ["debian-like/copyright": "", "../outside/x": ""])
    try source.link("debian-like/EXhello/usr", to: "\(source.scratch.path)/outside")
    #expect(
      try source.run("pkgh-installdocs")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-installdocs: debian-like/EXhello/usr: is a link to '\(source.scratch.path)/outside', which leaves 'debian-like/EXhello': remove it\n"
        ))
    #expect(try source.scratch.listing(of: "outside") == ["x"])
  }
}
