import SystemPackage
import TestSupport
import Testing

@Suite("from a source tree to packages")
struct BinaryTests {
  /// What must be in both packages, whoever drives the helpers.
  private func check(_ source: ScratchSource, in directory: String = "") throws {
    let names = HelloSource.streams.map { directory.isEmpty ? $0 : "\(directory)/\($0)" }
    #expect(try source.run("pkgh-verify", ["--strict"] + names, in: "..") == Outcome())
    #expect(
      try source.objects(names[1]).filter { !$0.hasPrefix("i ") } == [
        "d none ? ? ? - /usr", "d none ? ? ? - /usr/bin", "f none 0755 root root 21 /usr/bin/hello",
        "d none ? ? ? - /usr/share", "d none ? ? ? - /usr/share/doc",
        "d none 0755 root root - /usr/share/doc/EXprog",
        "f none 0644 root root 125 /usr/share/doc/EXprog/changelog.pkgh",
        "f none 0644 root root 16 /usr/share/doc/EXprog/copyright",
      ])
    let documents = try source.objects(names[0])
    #expect(documents.contains("f none 0644 root root 5 /usr/share/hello/text"))
    #expect(documents.contains("f none 0644 root root 9 /usr/share/doc/EXdoc/README"))
    #expect(
      try source.run("pkgh-show", ["--file=/usr/bin/hello", names[1]], in: "..").stdout
        == "#!/bin/sh\necho hello\n")
  }

  @Test("'pkgh binary' builds, tests and packages, and 'pkgh clean' leaves the source as it was")
  func sequencer() throws {
    let source = try HelloSource.make()
    let before = try source.listing()
    let outcome = try source.run("pkgh", ["binary"], environment: source.installed())
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    #expect(outcome.stdout.contains("\ntested\n"))
    #expect(try source.streams() == HelloSource.streams)
    try check(source)
    #expect(try source.run("pkgh", ["clean"], environment: source.installed()).status == 0)
    #expect(try source.listing() == before)
  }

  @Test("so does make with the rules file, which has one rule")
  func rules() throws {
    let source = try HelloSource.make()
    let outcome = try run(
      "make", ["-f", "debian-like/rules", "binary"], in: source.top, environment: source.installed())
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    try check(source)
  }

  @Test("the rules file is a program, and works from another make with several jobs")
  func outerMake() throws {
    let source = try HelloSource.make()
    try source.write(
      "outer.mk", "all:\n\t+./debian-like/rules binary\nplain:\n\t./debian-like/rules binary\n")
    for target in ["all", "plain"] {
      let outcome = try run(
        "make", ["-j2", "-f", "outer.mk", target], in: source.top, environment: source.installed())
      // Without the '+' make itself says on standard error that there is no jobserver for the rules file.
      #expect(outcome.status == 0 && (target == "plain" || outcome.stderr.isEmpty))
      #expect(outcome.stderr.split(separator: "\n").count <= 1)
      try check(source)
    }
  }

  @Test("'binary-arch' and 'binary-indep' make their packages alone, and together all")
  func kinds() throws {
    let source = try HelloSource.make()
    #expect(try source.run("pkgh", ["binary-arch"], environment: source.installed()).status == 0)
    #expect(try source.streams() == [HelloSource.streams[1]])
    #expect(try source.run("pkgh", ["binary-indep"], environment: source.installed()).status == 0)
    try check(source)
  }

  @Test("the upstream build gets its environment as it is, though it be no UTF-8")
  func environmentOfBytes() throws {
    let source = try ScratchSource(files: ["Makefile": "all:\n\t@printf %s \"$$FLAG\" | od -An -tx1\n"])
    let outcome = try source.runTool(
      "sh", ["-c", "FLAG=$(printf 'l\\351') exec \"$1\" build", "sh", source.program("pkgh").string])
    #expect(outcome.status == 0)
    #expect(outcome.stdout.contains("\n 6c e9\n"))
  }

  @Test("--destdir says where the packages go, and an option with -O goes to whom it is for")
  func options() throws {
    let source = try HelloSource.make()
    let outcome = try source.run(
      "pkgh", ["binary", "--destdir=../dist", "-O--buildsystem=makefile"], environment: source.installed())
    #expect(outcome.status == 0)
    #expect(outcome.stdout.contains("   pkgh-auto-build -O--buildsystem=makefile\n"))
    #expect(try source.streams(in: "dist") == HelloSource.streams)
    #expect(try source.run("pkgh-verify", HelloSource.streams.map { "../dist/\($0)" }) == Outcome())
  }

  @Test("a rules file's own targets run around and instead of steps, and find the programs")
  func hooks() throws {
    let source = try HelloSource.make()
    try source.write(
      "debian-like/rules",
      """
      %:
      \tpkgh $@
      override_pkgh-auto-test:
      execute_before_pkgh-genprototype-arch:
      \tmkdir -p debian-like/EXprog/opt/more && echo more >debian-like/EXprog/opt/more/x
      override_pkgh-installdocs:
      \tpkgh-installdocs -pEXdoc Makefile
      """, mode: 0o755)
    let outcome = try source.run("pkgh", ["binary"], environment: ["PKGH_HOST_ARCH": "pdp11"])
    #expect(outcome.status == 0 && outcome.stderr.isEmpty && !outcome.stdout.contains("tested"))
    #expect(try source.objects(HelloSource.streams[1]).contains("f none 0644 root root 5 /opt/more/x"))
    let documents = try source.objects(HelloSource.streams[0]).filter { $0.contains("/doc/EXdoc/") }
    #expect(
      documents.contains { $0.hasSuffix("/Makefile") } && documents.contains { $0.hasSuffix("/README") })
  }

  @Test("a package with a Basedir, scripts, dependencies and links comes out as it was written")
  func everything() throws {
    let source = try ScratchSource(
      packages: """
        Package: EXhello
        Architecture: all
        Basedir: /opt/hello
        Depends: CSWa (= 1.0)
        Description: says hello
        """,
      files: [
        "debian-like/install": "bin/hello opt/hello/bin\nhello.conf etc/opt/hello\n",
        "debian-like/links": "opt/hello/bin/hello usr/bin/hello\n", "debian-like/dirs": "var/opt/hello\n",
        "debian-like/modes": "0700 adm - var/opt/hello\n", "debian-like/request": "exit 0\n",
        "debian-like/postinstall": "#!/bin/sh\n#PKGH#\nexit 0\n", "debian-like/space": "/var 10 1\n",
        "debian-like/prototype": "e conf /etc/opt/hello/hello.conf 0644 root sys\n",
        "debian-like/i.conf": "while read s d; do cp $s $d; done\n", "bin/hello*": "#!/bin/sh\n",
        "hello.conf": "a=1\n",
      ])
    let outcome = try source.run("pkgh", ["binary"])
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    let stream = "EXhello-1.0,REV=1-any-all.pkg"
    #expect(try source.run("pkgh-verify", ["--strict", stream], in: "..") == Outcome())
    let objects = try source.objects(stream).filter { !$0.contains("doc/") && !$0.hasSuffix(" pkginfo") }
    #expect(
      objects == [
        "d none ? ? ? - /etc", "d none ? ? ? - /etc/opt", "d none 0755 root root - /etc/opt/hello",
        "e conf 0644 root sys 4 /etc/opt/hello/hello.conf", "d none ? ? ? - /usr", "d none ? ? ? - /usr/bin",
        "s none - - - - /usr/bin/hello -> /opt/hello/bin/hello", "d none ? ? ? - /var",
        "d none ? ? ? - /var/opt", "d none 0700 adm root - /var/opt/hello", "d none 0755 root root - bin",
        "f none 0755 root root 10 bin/hello", "i - - - - 17 depend", "i - - - - 34 i.conf",
        "i - - - - 17 postinstall", "i - - - - 7 request", "d none 0755 root root - share",
        "d none 0755 root root - share/doc", "i - - - - 10 space",
      ])
  }
}
