import TestSupport
import Testing

@Suite("Targets that look like hooks")
struct HookNamesTests {
  /// What pkgh says of a rules file before it does anything.
  private func faults(_ targets: String...) throws -> String {
    let tree = try RulesTree(targets.map { "\($0):\n\t@echo never\n" }.joined())
    let outcome = try tree.pkgh("clean")
    #expect(outcome.stdout == "" || outcome.status == 0)
    return outcome.stderr.replacing("pkgh: debian-like/rules:", with: "")
  }

  @Test(
    "are refused where no step has them",
    arguments: [
      ("override_pkgh-auto-instal", "override_pkgh-auto-install"),
      ("override_pkgh_auto_install", "override_pkgh-auto-install"),
      ("override_dh_auto_install", "override_pkgh-auto-install"),
      ("override-pkgh-auto-install", "override_pkgh-auto-install"),
      ("overide_pkgh-strip", "override_pkgh-strip"), ("override_strip", "override_pkgh-strip"),
      ("Override_pkgh-strip", "override_pkgh-strip"),
      ("execute_after_pkgh-builddeb", "execute_after_pkgh-buildstream"),
      ("override_dh_gencontrol-arch", "override_pkgh-genpkginfo-arch"),
      ("execute-before_dh_auto_build-indep", "execute_before_pkgh-auto-build-indep"),
      ("before_pkgh-install", "execute_before_pkgh-install"),
      ("after_pkgh-install", "execute_after_pkgh-install"),
      ("exectue_after_pkgh-install", "execute_after_pkgh-install"),
      ("execute_before_dh_installman", "execute_before_pkgh-installman"),
      ("override_pkgh-strip-all", "override_pkgh-strip-indep"),
      ("override_pkgh-strip-any", "override_pkgh-strip-arch"),
      ("execute_after_dh_auto_install-any", "execute_after_pkgh-auto-install-arch"),
      ("overridepkgh-strip", "override_pkgh-strip"), ("override.pkgh-strip", "override_pkgh-strip"),
      ("execute_instead_pkgh-strip", "override_pkgh-strip"),
      ("debian_override_dh_strip", "override_pkgh-strip"),
      ("run-after.pkgh-link", "execute_after_pkgh-link"), ("beforepkgh_link", "execute_before_pkgh-link"),
      ("pkgh-strip", "override_pkgh-strip"), ("dh_strip-arch", "override_pkgh-strip-arch"),
    ])
  func meant(target: String, meant: String) throws {
    #expect(try faults(target) == "3: '\(target)' is never run: did you mean '\(meant)'?\n")
  }

  @Test(
    "have a reason where there is no such step",
    arguments: [
      (
        "override_dh_shlibdeps",
        "there is no step 'pkgh-shlibdeps' yet: do it in 'execute_after_pkgh-install'"
      ),
      ("override_dh_md5sums", "the pkgmap has the sums: delete it"),
      (
        "override_pkgh-compress",
        "documentation is not compressed, as System V's man does not read it: delete it"
      ),
      (
        "override_dh_installsystemd",
        "System V packages have no such step: delete it, or do it in 'execute_after_pkgh-install'"
      ),
      (
        "override_", "the name of a step must follow 'override_'; pkgh(1) lists the steps"
      ),
      (
        "override_pkgh-show",
        "there is no step 'pkgh-show' in any sequence; pkgh(1) lists the steps"
      ),
    ])
  func noSuchStep(target: String, reason: String) throws {
    #expect(try faults(target) == "3: '\(target)' is never run: \(reason)\n")
  }

  @Test("are none of the maintainer's own targets")
  func others() throws {
    #expect(try faults("help", "get-orig-source", "my_override", "tests", "execute", "before") == "")
    #expect(try faults("copy-dh-x", "wrap-pkgh-strip", "my.dh_strip", "pkgh-wrapper-of-mine") == "")
  }

  @Test("may be prerequisites of the maintainer's own, which are made although no step has them")
  func prerequisites() throws {
    let targets = """
      override_pkgh-strip: pkgh-strip after-pkgh-link instal
      pkgh-strip after-pkgh-link instal biuld:
      \t@echo made
      override_pkgh-link:
      \t$(MAKE) -f debian-like/rules biuld

      """
    #expect(try RulesTree(targets).pkgh("clean", "--no-act").status == 0)
    // What begins as a hook does is one.
    let hooks = "override_pkgh-strip: override_pkgh-stip\noverride_pkgh-stip: ; @echo made\n"
    #expect(
      try RulesTree(hooks).pkgh("clean").stderr
        == "pkgh: debian-like/rules:4: 'override_pkgh-stip' is never run: did you mean 'override_pkgh-strip'?\n"
    )
  }

  @Test("are not found as patterns, and must be written out")
  func patterns() throws {
    let asks = "is never run: pkgh asks make only for targets that are written out: write each of them,"
    let auto = ["configure", "build", "test", "install", "clean"]
    let hooks = { (suffix: String) in auto.map { "override_pkgh-auto-\($0)\(suffix)" }.joined(separator: " ")
    }
    #expect(
      try faults("override_pkgh-auto-%") == "3: 'override_pkgh-auto-%' \(asks) '\(hooks(""))'\n")
    #expect(
      try faults("override_dh_auto_%-arch") == "3: 'override_dh_auto_%-arch' \(asks) '\(hooks("-arch"))'\n")
    #expect(
      try faults("execute_after_%") == "3: 'execute_after_%' \(asks) such as 'execute_after_pkgh-testdir'\n")
    #expect(try faults("override_none%") == "3: 'override_none%' \(asks) pkgh(1) lists the steps\n")
    #expect(try faults("build-%", "%.o", "%-arch", "over%") == "")
  }

  @Test("are refused for a kind of package that there is none of")
  func kinds() throws {
    #expect(
      try faults("override_pkgh-strip-arch", "override_pkgh-strip-indep")
        == "3: 'override_pkgh-strip-arch' is never run: every package is 'Architecture: all'; write "
        + "'override_pkgh-strip', or delete it\n")
    let tree = try RulesTree(
      "override_pkgh-strip-arch:\noverride_pkgh-strip-indep:\n",
      packages: "Package: EXhello\nArchitecture: sparc\nDescription: x\n")
    #expect(
      try tree.pkgh("clean")
        == Outcome(
          status: 1,
          stderr: "pkgh: debian-like/rules:4: 'override_pkgh-strip-indep' is never run: no package is "
            + "'Architecture: all'; write 'override_pkgh-strip', or delete it\n"))
    let both = try RulesTree(
      "override_pkgh-strip-arch:\noverride_pkgh-strip-indep:\n", packages: ScratchSource.twoPackages)
    #expect(try both.pkgh("clean", "--no-act").status == 0)
  }

  @Test("are blamed in the makefile that has them")
  func included() throws {
    let tree = try RulesTree(
      "include debian-like/a.mk debian-like/b.mk\n",
      files: [
        "debian-like/a.mk": "# a\noverride_pkgh-stip: ; @echo x\n",
        "debian-like/b.mk": "override_pkgh-lnik:\n\nN = override_pkgh-pepr\n$(N):\n\t@echo x\n",
      ])
    #expect(
      try tree.pkgh("clean").stderr
        == """
        pkgh: debian-like/b.mk:1: 'override_pkgh-lnik' is never run: did you mean 'override_pkgh-link'?
        pkgh: debian-like/b.mk:5: 'override_pkgh-pepr' is never run: did you mean 'override_pkgh-prep'?
        pkgh: debian-like/a.mk:2: 'override_pkgh-stip' is never run: did you mean 'override_pkgh-strip'?

        """)
  }

  @Test("may belong to any sequence, and to a program of an add-on")
  func valid() throws {
    #expect(try faults("override_pkgh-strip", "execute_after_pkgh-buildstream-indep") == "")
    let files = ["debian-like/addons/x": "before pkgh-clean tool\n"]
    let tree = try RulesTree("execute_before_tool:\n\t@echo ran\noverride_tool:\n", files: files)
    #expect(try tree.pkgh("clean", "--with=x", "--no-act").status == 0)
    #expect(
      try tree.pkgh("clean").stderr
        == "pkgh: debian-like/rules:3: 'execute_before_tool' is never run: there is no step 'tool' in any "
        + "sequence; pkgh(1) lists the steps\n"
        + "pkgh: debian-like/rules:5: 'override_tool' is never run: there is no step 'tool' in any "
        + "sequence; pkgh(1) lists the steps\n"
        + "pkgh: debian-like/addons/x: nothing uses this add-on: write 'pkgh $@ --with=x' in 'debian-like/rules', "
        + "or 'Build-Depends: pkgh-sequence-x' in 'debian-like/control'; or delete it\n")
  }
}
