import TestSupport
import Testing

@Suite("Options for helpers")
struct OptionsTests {
  private static let files = ["debian-like/dirs": "usr/bin"]

  @Test("go to every helper that knows them, and the others ignore them")
  func passedOn() throws {
    let tree = try RulesTree(packages: ScratchSource.twoPackages, files: Self.files)
    let outcome = try tree.installDirs("--mainpackage=EXdoc", "-O--nobody-knows=this")
    #expect(outcome == Outcome(stdout: "   pkgh-installdirs -O--mainpackage=EXdoc -O--nobody-knows=this\n"))
    #expect(try tree.source.staged("EXdoc") == ["usr/", "usr/bin/"])
  }

  @Test(
    "with -O before them may be of no helper",
    arguments: [
      "-O--parallel", "-O--fail-missing", "-O--verbose", "-O-v", "-O-a", "-O-X.la", "-O--strict", "-O--a=b",
    ])
  func optional(option: String) throws {
    let tree = try RulesTree(files: Self.files)
    let outcome = try tree.installDirs(option)
    #expect(outcome.status == 0 && outcome.stderr == "")
    #expect(outcome.stdout.hasPrefix("   pkgh-installdirs \(option)\n"))
  }

  @Test(
    "are passed on also where they are short ones with a value",
    arguments: ["-X.la", "-Snone", "-Xpa", "-Dsrc"])
  func short(option: String) throws {
    let tree = try RulesTree(files: Self.files)
    #expect(try tree.installDirs(option) == Outcome(stdout: "   pkgh-installdirs -O\(option)\n"))
    #expect(try tree.installDirs("-v\(option)").status == 64)
    #expect(
      try tree.pkgh("clean", "-Zx")
        == Outcome(
          status: 1,
          stderr: "pkgh: no helper of any sequence has the option '-Zx': take it out, or write '-O-Zx'\n"))
  }

  @Test("are refused where no helper of any sequence has them, all at once")
  func unknown() throws {
    let tree = try RulesTree(files: Self.files)
    #expect(
      try tree.pkgh("clean", "--parallel", "--fail-missing", "--builddirectory=obj", "--fail-mising")
        == Outcome(
          status: 1,
          stderr: ["--parallel", "--builddirectory=obj"].map {
            "pkgh: no helper of any sequence has the option '\($0)': take it out, or write '-O\($0)'\n"
          }.joined()
            + "pkgh: no helper of any sequence has the option '--fail-mising': did you mean '--fail-missing'?\n"
        ))
    #expect(
      try tree.pkgh("clean", "--max-parallel=many", "--buildsytem=none")
        == Outcome(
          status: 1,
          stderr: """
            pkgh: '--max-parallel=many' is not how '--max-parallel' is written: see 'pkgh-auto-configure --help'
            pkgh: no helper of any sequence has the option '--buildsytem=none': did you mean '--buildsystem=none'?

            """))
  }

  @Test("hold in the targets of the rules file too")
  func inTargets() throws {
    let tree = try RulesTree(
      "override_pkgh-installdirs:\n\tpkgh-installdirs\n", packages: ScratchSource.twoPackages,
      files: Self.files)
    #expect(
      try tree.installDirs("-v", "--mainpackage=EXdoc", "-O--nobody-knows=this", "-O--blank=a b").status == 0)
    #expect(try tree.source.staged("EXdoc") == ["usr/", "usr/bin/"])
    #expect(try tree.source.staged("EXprog") == [])
    #expect(
      try tree.installDirs("-v", "-NEXdoc", "--mainpackage=EXdoc").lines
        == [making("override_pkgh-installdirs"), "pkgh-installdirs"])
  }

  @Test("come from PKGH_OPTIONS as well, and then no step is skipped for want of a file")
  func environment() throws {
    let tree = try RulesTree()
    #expect(try tree.installDirs() == Outcome())
    #expect(
      try tree.installDirs(environment: ["PKGH_OPTIONS": "-O--all  -v"])
        == Outcome(stdout: "   pkgh-installdirs\n"))
  }

  @Test("show each action with -v")
  func verbose() throws {
    let tree = try RulesTree(files: Self.files)
    #expect(
      try tree.installDirs("-v")
        == Outcome(stdout: "   pkgh-installdirs -v\n\tinstall -d debian-like/EXhello/usr/bin\n"))
  }

  @Test("must hold their values")
  func stray() throws {
    let outcome = try RulesTree().installDirs("--mainpackage", "EXhello")
    #expect(outcome.status == 64)
    #expect(
      outcome.stderr.hasPrefix(
        "pkgh: unexpected argument 'EXhello'; write an option's value as '--option=value'\nUsage: "))
  }

  @Test("choose packages as they do for a helper")
  func packages() throws {
    let tree = try RulesTree(
      packages: ScratchSource.twoPackages,
      files: ["debian-like/EXprog.dirs": "a", "debian-like/EXdoc.dirs": "b"])
    #expect(try tree.installDirs("-N", "EXprog").lines == ["   pkgh-installdirs -NEXprog"])
    #expect(try tree.source.staged("EXprog") == [])
    #expect(try tree.source.staged("EXdoc") == ["b/"])
    #expect(
      try tree.pkgh("install-arch", "--after", "pkgh-prep", "--until", "pkgh-installdirs").lines
        == ["   pkgh-installdirs -a"])
    #expect(
      try tree.installDirs("-pEXnone")
        == Outcome(status: 1, stderr: "pkgh: debian-like/control: there is no package 'EXnone'\n"))
  }

  @Test("that leave no package get a warning")
  func noPackage() throws {
    let tree = try RulesTree("override_pkgh-installdirs:\n\t@echo never\n")
    #expect(try tree.installDirs("-a") == Outcome(stderr: "pkgh: warning: there is no package to act on\n"))
  }
}
