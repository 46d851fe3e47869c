import TestSupport
import Testing

@Suite("pkgh")
struct SequencerCommandTests {
  /// The steps that `--no-act` shows as not to be skipped.
  private func plan(_ source: ScratchSource, _ arguments: [String]) throws -> [String] {
    let outcome = try source.run("pkgh", arguments + ["--no-act"])
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    return outcome.stdout.split(separator: "\n").filter { !$0.contains("(skipped: ") }.map { $0.dropFirst(3) }
      .map(String.init)
  }

  @Test("shows with --no-act every step, and why one would be skipped")
  func noAct() throws {
    let source = try ScratchSource(files: ["debian-like/rules": "%:\n\tpkgh $@\noverride_pkgh-prep:\n"])
    let before = try source.listing()
    #expect(
      try source.run("pkgh", ["install", "--no-act"], environment: ["DEB_BUILD_OPTIONS": "nocheck"])
        == Outcome(
          stdout: """
               pkgh-testdir
               pkgh-auto-configure  (skipped: no build system is recognized)
               pkgh-auto-build  (skipped: no build system is recognized)
               pkgh-auto-test  (skipped: 'nocheck' is asked for)
               pkgh-prep  (skipped: the target 'override_pkgh-prep' is empty)
               pkgh-installdirs  (skipped: no 'PACKAGE.dirs')
               pkgh-auto-install  (skipped: no build system is recognized)
               pkgh-install  (skipped: no 'PACKAGE.install')
               pkgh-installdocs  (skipped: no 'PACKAGE.docs', no 'PACKAGE.copyright', no 'copyright')
               pkgh-installchangelogs
               pkgh-installman  (skipped: no 'PACKAGE.manpages', nothing is in 'usr/share/man', nothing is in 'share/man')
               pkgh-link

            """))
    #expect(try source.listing() == before)
  }

  @Test("begins after one step and ends with another")
  func range() throws {
    let source = try ScratchSource()
    let range = ["binary", "--after=pkgh-missing", "--until=pkgh-gendepend"]
    #expect(try plan(source, range) == ["pkgh-installscripts", "pkgh-genpkginfo", "pkgh-gendepend"])
    #expect(try source.run("pkgh", range).status == 0)
    #expect(source.has("debian-like/.pkgh/EXhello/install/pkginfo"))
    #expect(!source.has("debian-like/.pkgh/EXhello/prototype"))
  }

  @Test("passes on options to the helpers that know them")
  func options() throws {
    let source = try ScratchSource(files: ["debian-like/EXhello/opt/x": "", "debian-like/EXhello/opt/y": ""])
    let arguments = [
      "binary", "--after=pkgh-gendepend", "--until=pkgh-genprototype", "-v", "--exclude=opt/x",
    ]
    let outcome = try source.run("pkgh", arguments)
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    #expect(outcome.stdout.hasPrefix("   pkgh-genprototype -v -O--exclude=opt/x\n\tinstall -d "))
    #expect(
      try source.read("debian-like/.pkgh/EXhello/prototype").hasSuffix("\nf none /opt/y 0644 root root\n"))
  }

  @Test("runs what an add-on adds, and not what it removes")
  func addOns() throws {
    let source = try ScratchSource(files: [
      "debian-like/addons/mine":
        "before pkgh-prep echo one\nremove pkgh-link\noptions pkgh-genpkginfo -v\nafter pkgh-prep echo two\n"
    ])
    let steps = try plan(source, ["binary", "--with", "mine"])
    #expect(steps[1...3] == ["echo one", "pkgh-prep", "echo two"])
    #expect(steps.contains("pkgh-genpkginfo -v") && !steps.contains("pkgh-link"))
    let plain = try plan(source, ["binary", "--with=mine", "--without=mine"])
    #expect(try plain == plan(source, ["binary"]) && plain.contains("pkgh-link"))
    #expect(try source.run("pkgh", ["install", "--with=mine"]).stdout.contains("   echo one\none\n"))
  }

  @Test("stops at a step that fails, and says which")
  func failure() throws {
    let source = try ScratchSource(files: [
      "debian-like/rules": "%:\n\tpkgh $@\nexecute_before_pkgh-prep:\n\t@exit 3\n"
    ])
    let hook = try source.run("pkgh", ["install"])
    #expect(hook.status == 1)
    #expect(hook.stderr.hasSuffix("\npkgh: 'execute_before_pkgh-prep' failed with status 2\n"))
    let step = try ScratchSource(files: ["debian-like/dirs": "../x"])
    let outcome = try step.run("pkgh", ["install"])
    #expect(
      outcome.stderr == """
        pkgh-installdirs: debian-like/dirs:1: '../x' must not contain '..'
        pkgh: 'pkgh-installdirs' failed with status 1

        """)
  }

  @Test(
    "refuses what it cannot do",
    arguments: [
      ("install stray", 64, "unexpected argument 'stray'; write an option's value as '--option=value'"),
      (
        "nonsense", 64,
        "'nonsense' is no target; the targets are clean, build, build-arch, build-indep, install, "
          + "install-arch, install-indep, binary, binary-arch, binary-indep"
      ),
      ("install --until=pkgh-nope", 1, "there is no step 'pkgh-nope' in this sequence"),
      ("install --with=a/b", 1, "'a/b' is no name of an add-on"),
      ("install --with=nope", 1, "there is no add-on 'nope' in 'debian-like/addons' or '"),
      ("install -pEXnone", 1, "debian-like/control: there is no package 'EXnone'\n"),
    ])
  func refuses(words: String, status: Int32, message: String) throws {
    let source = try ScratchSource()
    let outcome = try source.run("pkgh", words.split(separator: " ").map(String.init))
    #expect(outcome.status == status && outcome.stdout.isEmpty)
    #expect(outcome.stderr.hasPrefix("pkgh: \(message)"))
    #expect(!source.has("debian-like/.pkgh"))
  }
}
