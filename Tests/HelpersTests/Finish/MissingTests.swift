import TestSupport
import Testing

@Suite("pkgh-missing")
struct MissingTests {
  private func tree(_ files: [String: String] = [:]) throws -> ScratchSource {
    let source = try ScratchSource(
      packages: ScratchSource.twoPackages,
      files: [
        "debian-like/tmp/usr/bin/prog": "", "debian-like/tmp/usr/lib/x.la": "",
        "debian-like/tmp/usr/share/doc/x": "",
      ].merging(files) { $1 })
    try source.link("debian-like/tmp/usr/bin/link", to: "prog")
    return source
  }

  private static func line(_ file: String) -> String {
    "pkgh-missing: debian-like/tmp/\(file): is not in any package\n"
  }

  @Test("reports every file and link that no package has taken, and fails")
  func reports() throws {
    let source = try tree(["debian-like/tmp/usr/empty/x": ""])
    #expect(try source.run("pkgh-install", ["usr/empty/x"]) == Outcome())
    let files = ["usr/bin/link", "usr/bin/prog", "usr/lib/x.la", "usr/share/doc/x"]
    #expect(
      try source.run("pkgh-missing")
        == Outcome(
          status: 1,
          stderr: files.map(Self.line).joined()
            + "pkgh-missing: 4 files are in no package: install them, or list them in 'debian-like/not-installed'\n"
        ))
    #expect(try source.run("pkgh-missing", ["--fail-missing"]).status == 1)
  }

  @Test("with --list-missing warns and succeeds")
  func lists() throws {
    let source = try tree(["debian-like/EXprog.install": "usr/bin\nusr/share/d*\n"])
    #expect(try source.run("pkgh-install") == Outcome())
    #expect(
      try source.run("pkgh-missing", ["--list-missing"])
        == Outcome(stderr: "pkgh-missing: warning: debian-like/tmp/usr/lib/x.la: is not in any package\n"))
  }

  @Test("is content with what goes into packages that are not built now")
  func otherPackages() throws {
    let source = try tree([
      "debian-like/EXprog.install": "usr/bin\nusr/lib/x.la usr/lib\n",
      "debian-like/EXdoc.install": "usr/share\n",
    ])
    #expect(try source.run("pkgh-install", ["-a"]) == Outcome())
    #expect(try source.run("pkgh-missing", ["-a"]) == Outcome())
  }

  @Test("leaves out what not-installed lists and -X names")
  func notInstalled() throws {
    let source = try tree([
      "debian-like/not-installed": "# libtool's\nusr/lib/*.la\n/debian-like/tmp/usr/share  usr/none\n",
      "debian-like/EXdoc.not-installed": "usr/bin/li?k\n",
    ])
    #expect(try source.run("pkgh-missing", ["-Xbin/prog"]) == Outcome())
    #expect(
      try source.run("pkgh-missing")
        == Outcome(
          status: 1,
          stderr: Self.line("usr/bin/prog")
            + "pkgh-missing: 1 file is in no package: install it, or list it in 'debian-like/not-installed'\n"
        ))
    try source.write("debian-like/not-installed", "\n../etc\n")
    #expect(
      try source.run("pkgh-missing")
        == Outcome(
          status: 1, stderr: "pkgh-missing: debian-like/not-installed:2: '../etc' must not contain '..'\n"))
  }

  @Test("looks at --sourcedir, and has nothing to do without upstream's stage")
  func sourceDirectory() throws {
    let source = try ScratchSource(files: ["out/bin/x": "", "out/bin/y": ""])
    #expect(try source.run("pkgh-missing") == Outcome())
    #expect(try source.run("pkgh-install", ["--sourcedir=out", "bin/x"]) == Outcome())
    #expect(
      try source.run("pkgh-missing", ["--sourcedir=out", "--list-missing"])
        == Outcome(stderr: "pkgh-missing: warning: out/bin/y: is not in any package\n"))
    #expect(
      try source.run("pkgh-missing", ["--sourcedir=none"])
        == Outcome(status: 1, stderr: "pkgh-missing: none: there is no such directory\n"))
  }
}
