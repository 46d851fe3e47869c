import TestSupport
import Testing

@Suite("pkgh")
struct PkghTests {
  @Test("shows the sequence with --no-act, and which steps would be skipped and why")
  func noAct() throws {
    let tree = try RulesTree("execute_before_pkgh-testdir:\n\t@echo never\n", files: ["Makefile": "all:\n"])
    let outcome = try tree.pkgh("build", "--no-act", environment: ["DEB_BUILD_OPTIONS": "nocheck"])
    #expect(
      outcome
        == Outcome(
          stdout: [
            making("execute_before_pkgh-testdir"), "   pkgh-testdir", "   pkgh-auto-configure",
            "   pkgh-auto-build",
            "   pkgh-auto-test  (skipped: 'nocheck' is set)", "",
          ].joined(separator: "\n")))
    #expect(try tree.installDirs("--no-act").lines == ["   pkgh-installdirs  (skipped: no 'PACKAGE.dirs')"])
    #expect(!tree.source.has("debian-like/.pkgh"))
  }

  @Test("leaves out what DEB_BUILD_OPTIONS refuse, with its hooks")
  func leftOut() throws {
    let tree = try RulesTree(
      "execute_before_pkgh-auto-test override_pkgh-auto-test execute_after_pkgh-strip:\n\t@echo never\n")
    for variable in ["DEB_BUILD_OPTIONS", "DEB_BUILD_PROFILES"] {
      let outcome = try tree.pkgh(
        "binary", "--no-act", "--until", "pkgh-strip", environment: [variable: "nostrip nocheck"])
      #expect(!outcome.lines.contains { $0.hasPrefix("   make") })
      #expect(outcome.lines.contains("   pkgh-strip  (skipped: 'nostrip' is set)"))
    }
  }

  @Test("names the step that failed and its status, and works when all is well again")
  func failure() throws {
    let tree = try RulesTree("override_pkgh-installdirs:\n\t@exit 3\n")
    #expect(
      try tree.installDirs()
        == Outcome(
          status: 1, stdout: making("override_pkgh-installdirs") + "\n",
          stderr: "make: *** [debian-like/rules:4: override_pkgh-installdirs] Error 3\n"
            + "pkgh: 'override_pkgh-installdirs' failed with status 2\n"))
    try tree.source.write("debian-like/rules", RulesTree.rule, mode: 0o755)
    try tree.source.write("debian-like/dirs", "../x")
    #expect(
      try tree.installDirs()
        == Outcome(
          status: 1, stderr: "pkgh: debian-like/dirs:1: '../x' must not contain '..'\n"))
    try tree.source.write("debian-like/dirs", "x")
    #expect(try tree.installDirs() == Outcome(stdout: "   pkgh-installdirs\n"))
  }

  @Test("ends at a step that a signal ended")
  func signal() throws {
    let tree = try RulesTree(files: [
      "debian-like/addons/x": "before pkgh-installdirs ./die", "die*": "#!/bin/sh\nkill -9 $$\n",
    ])
    #expect(
      try tree.installDirs("--with=x")
        == Outcome(status: 1, stdout: "   ./die\n", stderr: "pkgh: './die' failed with status 137\n"))
  }

  @Test("knows its targets and its steps")
  func usage() throws {
    let tree = try RulesTree()
    let target = try tree.pkgh("nonsense")
    #expect(target.status == 64)
    #expect(target.stderr.hasPrefix("pkgh: 'nonsense' is not a target; the targets are clean, build, "))
    for option in ["--until", "--after"] {
      #expect(
        try tree.pkgh("build", option, "pkgh-none")
          == Outcome(status: 1, stderr: "pkgh: there is no step 'pkgh-none' in this sequence\n"))
    }
    #expect(try tree.pkgh().status == 64)
    #expect(try tree.pkgh("--help").status == 0)
  }
}
