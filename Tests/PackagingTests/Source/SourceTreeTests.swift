import FileSystem
import SystemPackage
import TestSupport
import Testing

/// What a source tree tells a helper, seen through the simplest of them.
@Suite("A source tree")
struct SourceTreeTests {
  private static let sparc = ["PKGH_HOST_ARCH": "sparc"]

  /// What pkgh-installdirs makes in the packages, and says.
  private func made(_ files: [String: String], packages: String? = nil, _ arguments: [String] = []) throws
    -> String
  {
    let source = try ScratchSource(packages: packages, files: files)
    let outcome = try source.run("pkgh-installdirs", ["--verbose"] + arguments, environment: Self.sparc)
    return outcome.stdout.split(separator: "\n").map {
      $0.replacing("\tinstall -d ", with: "").replacing("debian-like/", with: "")
    }
    .joined(separator: " ") + outcome.stderr
  }

  @Test("has for each kind of file the nearest to the package's machine")
  func precedence() throws {
    var files = ["debian-like/dirs": "bare"]
    #expect(try made(files) == "EXhello/bare")
    files["debian-like/EXhello.dirs"] = "named"
    #expect(try made(files) == "EXhello/named")
    files["debian-like/EXhello.dirs.linux"] = "system"
    #expect(try made(files) == "EXhello/system")
    files["debian-like/EXhello.dirs.sparc"] = "machine"
    #expect(try made(files) == "EXhello/machine")
    #expect(try made(["debian-like/EXhello.dirs.i386": "other"]) == "")
  }

  @Test("has bare files for its first package, or for the one that is named")
  func bare() throws {
    let files = ["debian-like/dirs": "bare"]
    #expect(try made(files, packages: ScratchSource.twoPackages) == "EXprog/bare")
    #expect(
      try made(files, packages: ScratchSource.twoPackages, ["--mainpackage", "EXdoc"]) == "EXdoc/bare")
  }

  @Test("takes a directory or a link to nothing for no configuration")
  func notFiles() throws {
    #expect(try made(["debian-like/dirs/x": "", "debian-like/EXhello.dirs": "named"]) == "EXhello/named")
    #expect(try made(["debian-like/dirs/x": ""]) == "")
  }

  @Test("runs executable files and takes what they print as it is")
  func executable() throws {
    #expect(
      try made(["debian-like/dirs*": "#!/bin/sh\necho '# c'; echo '${PKG}' $PKGH_HOST_ARCH"])
        == "'EXhello/${PKG}' EXhello/sparc")
    #expect(
      try made(["debian-like/dirs*": "#!/bin/sh\necho ok; exit 3"])
        == "pkgh-installdirs: debian-like/dirs: the program failed with status 3\n")
    #expect(
      try made(["debian-like/dirs*": "#!/bin/sh\necho ok; printf '\\377'"])
        == "pkgh-installdirs: debian-like/dirs:2: is not UTF-8 text\n")
    #expect(
      try made(["debian-like/dirs*": "no program"])
        == "pkgh-installdirs: debian-like/dirs: is executable, but not a program: make it a plain list with 'chmod -x', "
        + "or begin it with '#!'\n")
    #expect(
      try made(["debian-like/dirs*": "#!/no/such/interpreter -x\n"])
        == "pkgh-installdirs: debian-like/dirs:1: the interpreter '/no/such/interpreter' is not there: install it, or make the "
        + "file a plain list with 'chmod -x'\n")
    for line in ["#!/bin/sh", "#!/bin/sh -e"] {
      #expect(
        try made(["debian-like/dirs*": "\(line)\r\necho x\r\n"])
          == "pkgh-installdirs: debian-like/dirs:1: the line ends in a carriage return (CR LF): save the file with plain "
          + "newlines\n")
    }
    #expect(
      try made(["debian-like/dirs*": "\u{feff}#!/bin/sh\n"])
        == "pkgh-installdirs: debian-like/dirs:1: begins with a byte order mark; save it without one\n")
  }

  @Test("refuses text that is none, and lines that are wrong")
  func badText() throws {
    #expect(
      try made(["debian-like/dirs": "a\nb\u{0}c\n"])
        == "pkgh-installdirs: debian-like/dirs:2: is not UTF-8 text\n")
    #expect(
      try made(["debian-like/dirs": "a\r\n${none}\r\n"])
        == "pkgh-installdirs: debian-like/dirs:2: '${none}' has no value: set it in 'EXhello.substvars'\n")
    #expect(
      try made(["debian-like/dirs": "../\u{301}x"])
        == "pkgh-installdirs: debian-like/dirs:1: '../\u{301}x' must not contain '..'\n")
  }

  @Test("has variables of its own beside those of every package")
  func variables() throws {
    let dirs = "${PKG}/${VERSION}/${ARCH}${BASEDIR} ${mine} ${env:PKGH_HOST_ARCH}"
    #expect(
      try made([
        "debian-like/dirs": dirs, "debian-like/EXhello.substvars": "# c\nmine=a=b\n\n",
      ]) == "EXhello/EXhello/1.0,REV=1/all EXhello/a=b EXhello/sparc")
    #expect(
      try made(["debian-like/dirs": "x", "debian-like/substvars": "\nmine\n"])
        == "pkgh-installdirs: debian-like/substvars:2: expected 'NAME=VALUE', not 'mine'\n")
  }

  @Test("says what a tree without packaging is missing")
  func incomplete() throws {
    let source = try ScratchSource()
    let message = { try source.run("pkgh-installdirs").stderr.replacing("pkgh-installdirs: ", with: "") }
    try source.top.appending("debian-like").removeTree()
    #expect(
      try message() == "debian-like: there is no such directory here; start at the top of a source tree\n")
    try source.write("debian-like/x", "")
    #expect(
      try message()
        == "debian-like/control: cannot read: no such file or directory\n"
        + "debian-like/changelog: cannot read: no such file or directory\n")
  }

  @Test("is one source in the control file and in the changelog")
  func sourceNames() throws {
    let entry = "other (1) s; x\n\n -- A <a>  Tue, 02 Jan 2024 03:04:05 +0000\n"
    #expect(
      try made(["debian-like/changelog": entry])
        == "pkgh-installdirs: debian-like/changelog:1: the source is 'other' here and 'hello' in 'debian-like/control'\n"
    )
  }

  @Test("refuses a machine whose name cannot be part of a file's")
  func machine() throws {
    let source = try ScratchSource()
    #expect(
      try source.run("pkgh-installdirs", environment: ["PKGH_HOST_ARCH": "../x"])
        == Outcome(
          status: 1, stderr: "pkgh-installdirs: PKGH_HOST_ARCH: '../x' is not the name of an architecture\n"))
  }

  @Test("refuses Debian's names of machines, and says what this machine is called")
  func debianNames() throws {
    let faults = { (word: String, host: String) in
      try ScratchSource(packages: "Package: EXhello\nArchitecture: \(word)\nDescription: d")
        .run("pkgh-testdir", environment: ["PKGH_HOST_ARCH": host]).stderr
        .replacing("pkgh-testdir: debian-like/control:6: ", with: "")
    }
    #expect(
      try faults("amd64", "x86_64")
        == "'amd64' is Debian's name for an architecture; this machine is 'x86_64': write 'any' or 'x86_64'\n"
    )
    #expect(
      try faults("sparc arm64", "x86_64") == "'arm64' is Debian's name for an architecture; write 'aarch64'\n"
    )
    #expect(try faults("amd64", "amd64") == "")
    #expect(try faults("vax sparc", "x86_64") == "")
    #expect(try faults("All", "x86_64") == "'All' is written 'all'\n")
    #expect(try faults("x86-64", "sparc") == "'x86-64' is written 'x86_64'; this machine is 'sparc'\n")
    for word in ["linux-any", "any-amd64", "!sparc"] {
      #expect(
        try faults(word, "x86_64")
          == "'\(word)': System V packages have no patterns for architectures: write 'any', or names, as "
          + "'x86_64' for this machine\n")
    }
  }
}
