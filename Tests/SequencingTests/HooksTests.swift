import TestSupport
import Testing

@Suite("Hooks of a rules file")
struct HooksTests {
  @Test("run before, instead of and after a step, and find our programs without PATH")
  func order() throws {
    let tree = try RulesTree(
      """
      execute_before_pkgh-installdirs:
      \t@echo before
      override_pkgh-installdirs:
      \t@pkgh-installdirs extra
      \t@echo instead
      execute_after_pkgh-installdirs:
      \t@echo after; pkgh-installdirs -v late
      """, files: ["debian-like/dirs": "usr/bin"])
    #expect(
      try tree.installDirs().lines == [
        making("execute_before_pkgh-installdirs"), "before", making("override_pkgh-installdirs"), "instead",
        making("execute_after_pkgh-installdirs"), "after", "\tinstall -d debian-like/EXhello/late",
      ])
    #expect(try tree.source.staged() == ["extra/", "late/", "usr/", "usr/bin/"])
  }

  @Test("run for one kind of package, while the step itself does the other")
  func kinds() throws {
    let tree = try RulesTree(
      """
      execute_before_pkgh-installdirs-arch:
      \t@echo before
      override_pkgh-installdirs-indep:
      \t@pkgh-installdirs -A instead
      execute_after_pkgh-installdirs-indep:
      \t@pkgh-installdirs -A late
      """, packages: ScratchSource.twoPackages, files: ["debian-like/EXprog.dirs": "own"])
    #expect(
      try tree.installDirs().lines == [
        making("execute_before_pkgh-installdirs-arch"), "before", "   pkgh-installdirs -NEXdoc",
        making("override_pkgh-installdirs-indep"), making("execute_after_pkgh-installdirs-indep"),
      ])
    #expect(try tree.source.staged("EXprog") == ["own/"])
    #expect(try tree.source.staged("EXdoc") == ["instead/", "late/"])
  }

  @Test("of a kind that is not built are not run, nor those of packages that were named")
  func selection() throws {
    let tree = try RulesTree(
      """
      override_pkgh-installdirs-arch:
      \t@pkgh-installdirs -A arch
      override_pkgh-installdirs-indep:
      \t@pkgh-installdirs -A indep
      """, packages: ScratchSource.twoPackages)
    #expect(try tree.installDirs("-i").lines == [making("override_pkgh-installdirs-indep")])
    #expect(try tree.source.staged("EXdoc") == ["indep/"])
    #expect(try tree.installDirs("-pEXprog").lines == [making("override_pkgh-installdirs-arch")])
    #expect(try tree.source.staged("EXprog") == ["arch/"])
    #expect(
      try tree.installDirs("-pEXprog", "-pEXdoc", "--no-act").lines
        == [making("override_pkgh-installdirs-arch"), making("override_pkgh-installdirs-indep")])
  }

  @Test("divide the packages that were named, and not others", arguments: ["-arch", "-indep"])
  func named(suffix: String) throws {
    let tree = try RulesTree(
      "override_pkgh-installdirs\(suffix):\n\t@pkgh-installdirs -A hook\n",
      packages: ScratchSource.twoPackages,
      files: ["debian-like/EXprog.dirs": "own", "debian-like/EXdoc.dirs": "own"])
    #expect(try tree.installDirs("-pEXprog", "-pEXdoc").status == 0)
    #expect(try tree.source.staged("EXprog") == (suffix == "-arch" ? ["hook/", "own/"] : ["own/"]))
    #expect(try tree.source.staged("EXdoc") == (suffix == "-indep" ? ["hook/", "own/"] : ["own/"]))
  }

  @Test(
    "that are empty cost nothing: make is not started for them", arguments: ["", " ;", " ; \n\t", "\n\n"])
  func empty(recipe: String) throws {
    let tree = try RulesTree(
      "override_pkgh-installdirs:\(recipe)\nexecute_before_pkgh-installdirs:\(recipe)\n",
      files: ["debian-like/dirs": "usr/bin"])
    #expect(try tree.installDirs() == Outcome())
    #expect(try tree.source.staged() == [])
    #expect(
      try tree.installDirs("--no-act").lines
        == ["   pkgh-installdirs  (skipped: the target 'override_pkgh-installdirs' is empty)"])
  }

  @Test("may be nothing but prerequisites, and may come from an included file")
  func prerequisites() throws {
    let tree = try RulesTree(
      "include debian-like/more.mk\noverride_pkgh-installdirs: work\n",
      files: ["debian-like/more.mk": "work:\n\t@echo work\n.PHONY: work\n"])
    #expect(
      try tree.installDirs().lines == [
        making("override_pkgh-installdirs"), "work", "pkgh override_pkgh-installdirs",
      ])
  }

  @Test("run although there is a file of the name of their prerequisite's target")
  func files() throws {
    let tree = try RulesTree(
      "override_pkgh-installdirs:\n\t@echo instead\n",
      files: ["pkgh-installdirs": "", "install/x": "", "Makefile": ""])
    #expect(try tree.installDirs().lines == [making("override_pkgh-installdirs"), "instead"])
  }

  @Test("choose with --remaining-packages what the same step has not done")
  func remaining() throws {
    let tree = try RulesTree(
      """
      override_pkgh-installdirs:
      \t@pkgh-installdirs -pEXdoc first
      \t@pkgh-installdirs --remaining-packages -A rest
      """, packages: ScratchSource.twoPackages)
    for _ in 1...2 {
      #expect(try tree.installDirs().status == 0)
      #expect(try tree.source.staged("EXprog") == ["rest/"])
      #expect(try tree.source.staged("EXdoc") == ["first/"])
    }
  }

  @Test("mean by --remaining-packages those that this run has not come to, whatever an earlier one did")
  func remainingInThisRun() throws {
    let tree = try RulesTree(
      "override_pkgh-installdirs:\n\t@pkgh-installdirs -v --remaining-packages -A $(NAME)\n")
    let line = { (name: String) in "\tinstall -d debian-like/EXhello/\(name)" }
    for name in ["first", "second"] {
      #expect(
        try tree.installDirs(environment: ["NAME": name]).lines
          == [making("override_pkgh-installdirs"), line(name)])
    }
  }

  @Test("may change the control file and the changelog, which the later steps then read")
  func changedControl() throws {
    let tree = try RulesTree(
      """
      execute_before_pkgh-genpkginfo:
      \tsed 's/says hello/says much more/' debian-like/control >new && mv new debian-like/control
      \tsed 's/1.0-1/1.0-2/' debian-like/changelog >new && mv new debian-like/changelog
      """, files: ["README": "", "debian-like/docs": "README"])
    let outcome = try tree.pkgh("binary")
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    let info = try tree.source.read("debian-like/.pkgh/EXhello/install/pkginfo")
    #expect(info.contains("NAME=says much more\n"))
    #expect(info.contains("VERSION=1.0,REV=2\n"))
  }

  @Test(
    "must not change the packages while a sequence runs",
    arguments: [("Package: EXhello", "Package: EXother"), ("Architecture: all", "Architecture: any")])
  func changedPackages(line: String, other: String) throws {
    let tree = try RulesTree(
      """
      execute_before_pkgh-genpkginfo:
      \t@sed 's/\(line)/\(other)/' debian-like/control >new && mv new debian-like/control
      """)
    let outcome = try tree.pkgh("binary")
    #expect(outcome.status == 1)
    #expect(
      outcome.stderr
        == "pkgh: debian-like/control: the packages or their architectures have changed while a sequence was "
        + "running: run it again\n")
  }
}
