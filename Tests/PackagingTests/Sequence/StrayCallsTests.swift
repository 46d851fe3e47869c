import SystemPackage
import TestSupport
import Testing

@Suite("Programs and variables in a rules file")
struct StrayCallsTests {
  /// What pkgh-testdir says of a rules file.
  private func faults(_ targets: String, files: [String: String] = [:], environment: [String: String] = [:])
    throws
    -> [String]
  {
    let tree = try RulesTree(targets, files: files)
    let outcome = try tree.source.run("pkgh-testdir", environment: environment)
    #expect(outcome.stdout == "" && outcome.status == (outcome.stderr.isEmpty ? 0 : 1))
    return outcome.stderr.split(separator: "\n").map {
      String($0).replacing("pkgh-testdir: debian-like/", with: "")
    }
  }

  private func link(_ place: String) -> String { "\(place): 'dh_link' is of debhelper: write 'pkgh-link'" }

  @Test(
    "that are debhelper's are found wherever a recipe calls them",
    arguments: [
      ("x:\n\tdh_link\n", 4), ("x: ; dh_link\n", 3), ("x:\n\n# note\n\t@true\n\ttrue && dh_link y\n", 7),
      ("x:\nifdef NONE\n\ttrue\nelse\n\tdh_link\nendif\n", 7), (".RECIPEPREFIX = >\nx:\n> dh_link\n", 5),
      ("L = dh_link --x\nx:\n\t$(L) y\n", 3), ("L := $(shell dh_link)\n", 3),
      ("L = a $(shell dh_link) b\n", 3),
      ("A = $(B)\nB = ${C}\nC = dh_link\nx:\n\t$(A)\n", 5),
      ("define L\n@true\ndh_link\nendef\nx:\n\t$(call L,y)\n", 5), ("a b c:\n\tdh_link\n", 4),
      ("x%: y\n\tdh_link\n", 4), ("x:: a\n\ttrue\nx:: b\n\tdh_link\n", 6),
      ("x:\n\techo \\\n\t  y; \\\n\t  dh_link\n", 6), ("L = $(L2)\nL2 = $(L)\nx:\n\t$(L); dh_link\n", 6),
    ])
  func positions(rules: String, line: Int) throws {
    #expect(try faults(rules) == [link("rules:\(line)")])
  }

  @Test("are found in makefiles that are included, and once")
  func included() throws {
    #expect(
      try faults(
        "include debian-like/more.mk\nx:\n\tdh_link\n",
        files: ["debian-like/more.mk": "# more\ny:\n\t@true\n\tdh_link; dh_strip\n"])
        == [link("rules:5"), "more.mk:4: 'dh_strip' is of debhelper: write 'pkgh-strip'"])
  }

  @Test(
    "are only words where no shell looks for a program",
    arguments: [
      "@echo \"like dh in Debian\"", "echo \"see dh_strip(1)\"", "cp dh_readme.txt x",
      "echo dh_link '; dh_link'",
      "true # dh_link", "echo DH_VERBOSE=1", "test -e pkgh-stirp", "echo 'pkgh-stirp; pkgh_strip'", "dhcpd",
      "dh-x",
      "/opt/x/dh_link", "./dh_link", "$(X)dh_link", "./pkgh-strip", "x/pkgh-stirp", "$(X)/pkgh-strip",
      "pkgh-$(X)", "dh_src/configure", "pkgh_dir=x; export pkgh_dir", "command -v dh_link || :",
      "dh_x() { :; }; dh_x a",
      "dh_x () { :; }; dh_x a", "if command -v pkgh-stirp >/dev/null; then :; fi",
    ])
  func words(line: String) throws {
    #expect(try faults("x:\n\t\(line)\n") == [])
  }

  @Test(
    "are only remarks and values that nothing calls",
    arguments: ["# dh_link\n", "X = dh_link\n", "X := a; dh_link\n"])
  func values(rules: String) throws {
    #expect(try faults(rules) == [])
  }

  @Test("that look like ours and are not there")
  func own() throws {
    let recipe =
      "x:\n\tpkgh-stirp\n\tpkgh_strip\n\tpkgh-shlibdeps -x\n\tpgkh-strip\n\tpkgh-builddeb\n\tpkgh-quite-another\n"
      + "\tpkgh-strip; pkgh-show x; pkgh binary; other-tool\n"
    let missing = "is not a program of ours"
    #expect(
      try faults(recipe) == [
        "rules:4: 'pkgh-stirp' \(missing): did you mean 'pkgh-strip'?",
        "rules:5: 'pkgh_strip' \(missing): did you mean 'pkgh-strip'?",
        "rules:6: 'pkgh-shlibdeps' \(missing): there is no step 'pkgh-shlibdeps' yet: do it in "
          + "'execute_after_pkgh-install'",
        "rules:7: 'pgkh-strip' \(missing): did you mean 'pkgh-strip'?",
        "rules:8: 'pkgh-builddeb' \(missing): did you mean 'pkgh-buildstream'?",
        "rules:9: 'pkgh-quite-another' \(missing), and not in PATH: write its path, or delete it",
      ])
  }

  @Test("may be programs in PATH, of an add-on, or in a path that the rules file sets")
  func others() throws {
    let recipe = "x:\n\tpkgh-stirp\n"
    let tree = try RulesTree(recipe, files: ["tools/pkgh-stirp*": "#!/bin/sh\n"])
    let path = ["PATH": tree.source.top.appending("tools").string + ":/usr/bin:/bin"]
    #expect(try tree.source.run("pkgh-testdir", environment: path) == Outcome())
    #expect(try faults("export PATH := tools:$(PATH)\n" + recipe) == [])
    let addOn = ["debian-like/addons/a": "before pkgh-link pkgh-stirp\n"]
    #expect(try faults("y:\n\tpkgh binary --with=a\n" + recipe, files: addOn) == [])
  }

  @Test("are variables that no program reads")
  func variables() throws {
    let rules =
      "export DH_VERBOSE = 1\nexport PKGH_VERBOS = 1\nx: export DH_OPTIONS = -v\nx:\n\tDH_COMPAT=9 make; PKGH_MINE=1 y\n"
      + "export PKGH_MINE = 1\nPKGH_VERBOSE = 1\n"
    #expect(
      try faults(rules) == [
        "rules:3: 'DH_VERBOSE' is of debhelper: write 'PKGH_VERBOSE'",
        "rules:4: 'PKGH_VERBOS' is not known: did you mean 'PKGH_VERBOSE'?",
        "rules:5: 'DH_OPTIONS' is of debhelper: write 'PKGH_OPTIONS'",
        "rules:7: 'DH_COMPAT' is of debhelper: the level stands in the control file: delete it",
      ])
    // In the environment they are not the rules file's.
    #expect(try faults("x:\n", environment: ["DH_VERBOSE": "1"]) == [])
  }

  @Test("of dpkg-buildflags are right where something runs it")
  func buildFlags() throws {
    let rules = "export DEB_BUILD_MAINT_OPTIONS = hardening=+all\nDEB_CFLAGS_MAINT_APPEND = -g\n"
    let fault =
      "is of dpkg-buildflags, which pkgh does not run: set 'DPKG_EXPORT_BUILDFLAGS = 1' and include '/usr/share/dpkg/buildflags.mk', or delete it"
    #expect(
      try faults(rules) == [
        "rules:3: 'DEB_BUILD_MAINT_OPTIONS' \(fault)", "rules:4: 'DEB_CFLAGS_MAINT_APPEND' \(fault)",
      ])
    #expect(try faults(rules + "x:\n\teval $$(dpkg-buildflags --export=sh); make\n") == [])
    #expect(
      try faults(rules + "include debian-like/buildflags.mk\n", files: ["debian-like/buildflags.mk": ""])
        == [])
  }
}
