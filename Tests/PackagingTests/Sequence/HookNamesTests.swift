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
        + "sequence; pkgh(1) lists the steps\n")
  }
}
