import TestSupport
import Testing

@Suite("pkgh-genpkginfo")
struct GenPkginfoTests {
  private static let file = "debian-like/.pkgh/EXhello/install/pkginfo"

  @Test("writes what every package has")
  func plain() throws {
    let source = try ScratchSource()
    #expect(try source.run("pkgh-genpkginfo") == Outcome())
    #expect(
      try source.read(Self.file) == """
        PKG=EXhello
        NAME=says hello
        ARCH=all
        VERSION=1.0,REV=1
        CATEGORY=application
        DESC=and goodbye.
        VENDOR=Ann Example
        EMAIL=ann@example.org

        """)
  }

  @Test("lets no field say again, and otherwise, what other helpers go by")
  func ownFields() throws {
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nPkginfo-BASEDIR: /x\nDescription: x")
    #expect(
      try source.run("pkgh-genpkginfo")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-genpkginfo: debian-like/control:7: 'Pkginfo-BASEDIR': BASEDIR comes from the field 'Basedir': write that\n"
        ))
  }

  @Test("takes the fields of the package before those of the source, and puts variables in")
  func fields() throws {
    let source = try ScratchSource(
      packages: """
        Package: EXhello
        Architecture: sparc i386
        Basedir: //opt//hello/
        Category: system,net
        Vendor: Example Inc.
        Hotline: ${env:HOTLINE}
        Pkginfo-ISTATES: S 3
        Pkginfo-BUILT: ${PKG} ${VERSION} ${ARCH} in ${BASEDIR}
        Description: says hello
         in several
         lines.
         .
         This is left out.
        """)
    let control = try source.read("debian-like/control")
    try source.write("debian-like/control", "Pkginfo-ORDER: first\nPkginfo-ISTATES: s\n" + control)
    let environment = ["HOTLINE": "+1 555", "PKGH_HOST_ARCH": "sparc"]
    #expect(try source.run("pkgh-genpkginfo", environment: environment) == Outcome())
    #expect(
      try source.read(Self.file) == """
        PKG=EXhello
        NAME=says hello
        ARCH=sparc,i386
        VERSION=1.0,REV=1
        CATEGORY=system,net
        DESC=in several lines.
        VENDOR=Example Inc.
        EMAIL=ann@example.org
        HOTLINE=+1 555
        BASEDIR=/opt/hello
        ORDER=first
        ISTATES=S 3
        BUILT=EXhello 1.0,REV=1 sparc,i386 in /opt/hello

        """)
  }

  @Test("gives each package its own file, and the host's architecture where it is 'any'")
  func packages() throws {
    let source = try ScratchSource(packages: ScratchSource.twoPackages)
    #expect(try source.run("pkgh-genpkginfo", environment: ["PKGH_HOST_ARCH": "pdp11"]) == Outcome())
    let text = { (package: String) in
      try source.read("debian-like/.pkgh/\(package)/install/pkginfo").split(separator: "\n")
    }
    #expect(try text("EXprog")[0...2] == ["PKG=EXprog", "NAME=the program", "ARCH=pdp11"])
    #expect(try text("EXdoc")[0...2] == ["PKG=EXdoc", "NAME=its documentation", "ARCH=all"])
  }

  @Test("lets the parameters of the command line win")
  func assignments() throws {
    let source = try ScratchSource()
    #expect(try source.run("pkgh-genpkginfo", ["--", "VERSION=2=3", "MAXINST=5"]) == Outcome())
    let lines = try source.read(Self.file).split(separator: "\n")
    #expect(lines.contains("VERSION=2=3") && lines.last == "MAXINST=5")
  }

  @Test(
    "refuses parameters that no package can have, and writes nothing",
    arguments: [
      BadLine("foo", "'foo' is not 'NAME=value'"), BadLine("=1", "'=1' is not 'NAME=value'"),
      BadLine("CATEGORY=", "EXhello: 'CATEGORY' is not set: write 'application' or 'system'"),
      BadLine(
        "foo=1",
        "EXhello: 'foo' must begin with a capital letter: others are for building only and are not packaged"),
      BadLine("CATEGORY=a,b c", "EXhello: CATEGORY 'b c' contains a blank: separate words with commas"),
      BadLine("PATH=/bin", "EXhello: 'PATH' is set by the installer: take it out"),
    ])
  func refuses(_ line: BadLine) throws {
    let source = try ScratchSource()
    let place = line.message.hasPrefix("EXhello") ? "debian-like/control:5: " : ""
    #expect(
      try source.run("pkgh-genpkginfo", ["--", line.text])
        == Outcome(status: 1, stderr: "pkgh-genpkginfo: \(place)\(line.message)\n"))
    #expect(!source.has(Self.file))
  }

  @Test("blames the field whose variable has no value")
  func variable() throws {
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nHotline: ${nope}\nDescription: x")
    #expect(
      try source.run("pkgh-genpkginfo")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-genpkginfo: debian-like/control:7: '${nope}' has no value: set it in 'EXhello.substvars'\n")
    )
  }

  /// A control file with a description, whose first sentences have these lengths.
  private func described(_ paragraph: String, _ more: String = "") throws -> ScratchSource {
    try ScratchSource(
      packages:
        "Package: EXhello\nArchitecture: all\n\(more)Description: hello\n \(paragraph)\n .\n Not this.")
  }

  private func sentence(_ length: Int) -> String { "A" + String(repeating: "b", count: length - 2) + "." }

  @Test(
    "takes as many whole sentences of the first paragraph as DESC has room for, and says what is left out")
  func longDescription() throws {
    let (first, second) = (sentence(200), sentence(100))
    let source = try described("\(first) \(second)")
    #expect(
      try source.run("pkgh-genpkginfo")
        == Outcome(
          stderr: "pkgh-genpkginfo: warning: EXhello: DESC has no room for '\(second)'\n"))
    #expect(try source.read(Self.file).contains("\nDESC=\(first)\n"))
    let fitting = try described("\(sentence(200)) \(sentence(55))")
    #expect(try fitting.run("pkgh-genpkginfo") == Outcome())
    #expect(try fitting.read(Self.file).contains("\nDESC=\(sentence(200)) \(sentence(55))\n"))
  }

  @Test("refuses a first sentence that has no room, unless Pkginfo-DESC says something else")
  func longSentence() throws {
    let source = try described(sentence(257))
    let message =
      "debian-like/control:7: EXhello: the first sentence after the synopsis is longer than the 256 bytes of DESC: "
      + "shorten it, or write 'Pkginfo-DESC: TEXT'\n"
    for program in ["pkgh-genpkginfo", "pkgh-testdir"] {
      #expect(try source.run(program) == Outcome(status: 1, stderr: "\(program): \(message)"))
    }
    let own = try described(sentence(257), "Pkginfo-DESC: short\n")
    #expect(try own.run("pkgh-genpkginfo") == Outcome())
    #expect(try own.read(Self.file).contains("\nDESC=short\n"))
    #expect(try source.run("pkgh-genpkginfo", ["--", "DESC=other"]) == Outcome())
  }

  @Test("warns of a parameter of the package's own that is spelt nearly as a known one")
  func misspeltParameter() throws {
    let source = try ScratchSource(
      packages:
        "Package: EXhello\nArchitecture: all\nDescription: x\nPkginfo-HOTLNE: 1\nPkginfo-MY_OWN: 2\nPkginfo-DESC:"
    )
    #expect(
      try source.run("pkgh-genpkginfo")
        == Outcome(
          stderr:
            "pkgh-genpkginfo: warning: debian-like/control:8: 'HOTLNE' is a parameter that no installer knows: did you "
            + "mean 'HOTLINE'?\n"))
    #expect(try !source.read("debian-like/.pkgh/EXhello/install/pkginfo").contains("DESC="))
  }

  @Test("blames the line of the parameter's own field")
  func ownField() throws {
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nDescription: x\nPkginfo-MAXINST: many")
    #expect(
      try source.run("pkgh-genpkginfo").stderr.hasPrefix(
        "pkgh-genpkginfo: debian-like/control:8: EXhello: MAXINST 'many' "))
  }
}
