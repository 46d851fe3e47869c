import TestSupport
import Testing

@Suite("pkgh-gendepend")
struct GenDependTests {
  private static let file = "debian-like/.pkgh/EXhello/install/depend"

  private func source(_ fields: String, files: [String: String] = [:]) throws -> ScratchSource {
    try ScratchSource(
      packages: """
        Package: EXhello
        Architecture: all
        Description: says hello
        \(fields)

        Package: EXlib
        Architecture: all
        Description: what it needs
        """, files: files)
  }

  @Test("writes P, I and R lines, with versions and architectures as alternatives")
  func kinds() throws {
    let source = try source(
      """
      Depends: SUNWcsr, EXlib, CSWa (= 1.0), CSWb (sparc),
       CSWa (= 1.2,REV=3)
      Conflicts: EXold
      Reverse-Depends: EXtop
      """)
    #expect(try source.run("pkgh-gendepend") == Outcome())
    #expect(
      try source.read(Self.file) == """
        P SUNWcsr SUNWcsr
        P EXlib what it needs
        P CSWa CSWa
        \t1.0
        \t1.2,REV=3
        P CSWb CSWb
        \t(sparc)
        I EXold EXold
        R EXtop EXtop

        """)
  }

  @Test("writes a package once that several variables ask for")
  func repeated() throws {
    let source = try source(
      "Depends: CSWa, CSWb (= 1), ${misc:Depends}, CSWb (= 1)",
      files: ["debian-like/EXhello.substvars": "misc:Depends=CSWa, CSWa\n"])
    #expect(try source.run("pkgh-gendepend") == Outcome())
    #expect(try source.read(Self.file) == "P CSWa CSWa\nP CSWb CSWb\n\t1\n")
  }

  @Test("adds the lines of the package's depend file")
  func file() throws {
    let source = try source(
      "Depends: CSWa",
      files: ["debian-like/EXhello.depend": "# more\nP CSWmore  More of it\n\t(all) 1.0\n  2.0\n"])
    #expect(try source.run("pkgh-gendepend") == Outcome())
    #expect(try source.read(Self.file) == "P CSWa CSWa\nP CSWmore More of it\n\t(all) 1.0\n\t2.0\n")
  }

  @Test("writes no file where there is nothing to say, and removes an earlier one")
  func nothing() throws {
    let source = try source("X-Note: nothing", files: [Self.file: "P CSWold old\n"])
    #expect(
      try source.run("pkgh-gendepend", ["-v"]) == Outcome(stdout: "\trm -rf \(Self.file)\n"))
    #expect(!source.has(Self.file))
    #expect(try source.run("pkgh-gendepend", ["-v"]) == Outcome())
  }

  @Test(
    "refuses what System V packages cannot say",
    arguments: [
      BadLine(
        "a (>= 1)",
        "'a (>= 1)': System V packages compare versions for equality only; write 'a' for any version or 'a (= 1)'"
      ),
      BadLine(
        "b, a | b", "'a | b': System V packages have no alternatives: write 'a' or 'b'"),
      BadLine(
        "a, a (= 1)",
        "'a' is there with and without a version: write it once, without where any version will do"),
      BadLine("a b", "expected ',' after 'a', not 'b'"), BadLine("a (", "'(' has no closing parenthesis"),
      BadLine("a ()", "'a ()' names neither a version nor an architecture: write 'a (= VERSION)' or 'a'"),
      BadLine(
        "a_b", "'a_b' is not a valid package name: use 1 to 32 letters, digits, '+' and '-', a letter first"),
      BadLine("a.2", "'a.2' names an instance: leave out the '.' and what follows"),
      BadLine("${nope}", "'${nope}' has no value: set it in 'EXhello.substvars'"),
      BadLine(
        "${shlibs:Depends}",
        "'${shlibs:Depends}' has no value: pkgh-shlibdeps is not there yet: write the names of the packages that have the libraries"
      ),
      BadLine("${misc:Depends}", "'${misc:Depends}' has no value: no program sets it: delete it"),
      BadLine(
        "${perl:Depends}",
        "'${perl:Depends}' has no value: no program sets it: write the names of the packages, or delete it"),
      BadLine("a (= ${binary:Version})", "'${binary:Version}' has no value: write '${VERSION}'"),
      BadLine(
        "libc6 [amd64]",
        "'libc6 [amd64]': System V packages have no '[': write 'libc6', or 'libc6 (ARCHITECTURE)' where it is needed on one"
      ),
      BadLine("perl:any", "'perl:any': System V packages have no multiarch: write 'perl'"),
    ])
  func refuses(_ line: BadLine) throws {
    let source = try source("Depends: \(line.text)")
    #expect(
      try source.run("pkgh-gendepend")
        == Outcome(status: 1, stderr: "pkgh-gendepend: debian-like/control:8: \(line.message)\n"))
    #expect(!source.has(Self.file))
  }

  @Test(
    "blames the line of the depend file",
    arguments: [
      BadLine("X CSWa", "'X' is not a kind of dependency, one of 'P', 'I', 'R'"),
      BadLine("P", "has no package name after the 'P'"),
      BadLine("P CSWa.2", "'CSWa.2' names an instance: leave out the '.' and what follows"),
    ])
  func blamesTheLine(_ line: BadLine) throws {
    let source = try source("X-Note: x", files: ["debian-like/EXhello.depend": "# one\n\(line.text)\n"])
    #expect(
      try source.run("pkgh-gendepend")
        == Outcome(status: 1, stderr: "pkgh-gendepend: debian-like/EXhello.depend:2: \(line.message)\n"))
  }

  @Test("warns of a package of the source in other letters, or in a version that it does not have")
  func ownPackages() throws {
    let fields = "Depends: exdoc, EXdoc (= 1:1.0-1)\nConflicts: EXdoc (= 0.9)"
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nDescription: x\n\(fields)\n\n"
        + "Package: EXdoc\nArchitecture: all\nDescription: x\nDepends: EXhello (= ${VERSION})")
    #expect(
      try source.run("pkgh-gendepend").stderr == """
        pkgh-gendepend: warning: debian-like/control:8: 'exdoc' is not 'EXdoc', which is of this source: write it as there if \
        that is meant
        pkgh-gendepend: warning: debian-like/control:8: 'EXdoc (= 1:1.0-1)' is not the version of this source, '1.0,REV=1': \
        write '(= ${VERSION})' if that is meant

        """)
  }
}
