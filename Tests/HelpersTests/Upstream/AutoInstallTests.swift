import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("pkgh-auto-install")
struct AutoInstallTests {
  private static let makefile = """
    install:
    \tmkdir -p $(DESTDIR)/usr/bin
    \techo program >$(DESTDIR)/usr/bin/hello

    """

  @Test("installs into the stage of the only package")
  func onePackage() throws {
    let source = try ScratchSource(files: ["Makefile": Self.makefile])
    let outcome = try source.run("pkgh-auto-install", ["-v"])
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    #expect(
      outcome.stdout.hasPrefix("\tmake install DESTDIR=\(source.top)/debian-like/EXhello\nmkdir -p "))
    #expect(try source.staged() == ["usr/", "usr/bin/", "usr/bin/hello"])
  }

  @Test("installs into a stage that several packages are filled from")
  func twoPackages() throws {
    let source = try ScratchSource(
      packages: ScratchSource.twoPackages, files: ["Makefile": Self.makefile])
    #expect(try source.run("pkgh-auto-install").status == 0)
    #expect(try source.staged("tmp") == ["usr/", "usr/bin/", "usr/bin/hello"])
    #expect(try source.staged("EXprog") == [])
    #expect(try source.run("pkgh-auto-install", ["--destdir=debian-like/EXprog"]).status == 0)
    #expect(try source.staged("EXprog") == ["usr/", "usr/bin/", "usr/bin/hello"])
  }

  @Test("refuses a place that make would not understand, before anything is installed elsewhere")
  func places() throws {
    let source = try ScratchSource(files: ["Makefile": Self.makefile])
    let message = "'$' and newlines cannot be in a DESTDIR of make"
    #expect(
      try source.run("pkgh-auto-install", ["--destdir=/no $x"])
        == Outcome(status: 1, stderr: "pkgh-auto-install: /no $x: \(message)\n"))
  }

  @Test("writes through no link of what is there already", arguments: ["usr", "usr/bin", "usr/bin/hello"])
  func linksOut(name: String) throws {
    let source = try ScratchSource(files: ["Makefile": Self.makefile])
    try source.scratch.write("victim/usr/bin/hello", "precious")
    let target = source.scratch.path.appending("victim/\(name)")
    for stage in ["debian-like/EXhello", "destination"] {
      try source.write("\(stage)/other", "")
      try source.top.appending("\(stage)/\(name)").removingLastComponent().makeDirectories()
      try source.link("\(stage)/\(name)", to: target.string)
      let options = stage == "destination" ? ["--destdir=\(stage)"] : []
      #expect(
        try source.run("pkgh-auto-install", options)
          == Outcome(
            status: 1,
            stderr:
              "pkgh-auto-install: \(stage)/\(name): is a link to '\(target)', which leaves '\(stage)', and would "
              + "be written through: remove it\n"))
    }
    #expect(try source.scratch.read("victim/usr/bin/hello") == "precious")
  }

  @Test("does not mind links that stay in the stage, or lead to what only the target machine has")
  func otherLinks() throws {
    let source = try ScratchSource(files: ["Makefile": Self.makefile, "debian-like/EXhello/real/x": ""])
    try source.link("debian-like/EXhello/usr", to: "real")
    try source.link("debian-like/EXhello/etc", to: "/nowhere/at/all")
    #expect(try source.run("pkgh-auto-install").status == 0)
    #expect(source.has("debian-like/EXhello/real/bin/hello"))
  }

  @Test("refuses sources that are not there")
  func noSources() throws {
    let source = try ScratchSource(files: ["Makefile": Self.makefile])
    #expect(
      try source.run("pkgh-auto-install", ["-Dnowhere"])
        == Outcome(status: 1, stderr: "pkgh-auto-install: nowhere: there is no such directory\n"))
  }

  @Test("never installs in parallel, and takes arguments along")
  func arguments() throws {
    let source = try ScratchSource(files: ["Makefile": Self.makefile])
    let shown = try source.run(
      "pkgh-auto-install", ["--no-act", "--destdir=/nowhere", "--", "prefix=/usr"],
      environment: ["DEB_BUILD_OPTIONS": "parallel=8"])
    #expect(shown == Outcome(stdout: "\tmake install DESTDIR=/nowhere prefix=/usr\n"))
  }

  @Test("leaves it to PACKAGE.install where the makefile has no target install")
  func noTarget() throws {
    let source = try ScratchSource(files: ["Makefile": "all:\n", "debian-like/install": "x usr\n"])
    #expect(try source.run("pkgh-auto-install", ["-v"]) == Outcome())
  }

  @Test("fails where the makefile fails to install")
  func failure() throws {
    let source = try ScratchSource(files: ["Makefile": "install:\n\tfalse\n"])
    let outcome = try source.run("pkgh-auto-install")
    #expect(outcome.status == 1)
    #expect(outcome.stderr.hasSuffix("\npkgh-auto-install: 'make' failed with status 2\n"))
  }

  @Test(
    "puts the programs of a Swift package into PREFIX/bin",
    arguments: [("", "usr"), ("\nBasedir: /opt/hello", "opt/hello")])
  func swiftPackage(base: String, prefix: String) throws {
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: any\nDescription: x" + base,
      files: ["Package.swift": "", "out/one*": "program 1", "out/two*": "program 2"])
    let environment = try source.stub(
      "swift", answers: ["show-executables": "one\ntwo", "--show-bin-path": "\(source.top)/out"])
    #expect(try source.run("pkgh-auto-install", environment: environment) == Outcome())
    let stage = "debian-like/EXhello/\(prefix)/bin"
    #expect(try source.read("\(stage)/one") == "program 1")
    #expect(try source.mode(of: "\(stage)/two") == "755")
    #expect(
      try source.calls(of: "swift") == [
        "package show-executables",
        "build --configuration release --static-swift-stdlib -Xswiftc -file-prefix-map "
          + "-Xswiftc \(source.top)=. -Xcc -ffile-prefix-map=\(source.top)=. -Xlinker --build-id=none --show-bin-path",
      ])
  }
}
