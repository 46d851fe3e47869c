import TestSupport
import Testing

@Suite("The build system of a Makefile")
struct MakefileTests {
  /// What the named helper shows of its actions, and what make's recipes print.
  private func lines(_ helper: String, _ files: [String: String], _ environment: [String: String] = [:])
    throws
    -> [String]
  {
    let source = try ScratchSource(files: files)
    let outcome = try source.run(helper, ["-v"], environment: environment)
    #expect(outcome.stderr == "")
    #expect(outcome.status == 0)
    return outcome.stdout.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("make: ") }
  }

  private static let flags = "\t@echo flags: $(filter -j%,$(MAKEFLAGS)) goals: $(MAKECMDGOALS)\n"

  @Test("is built by make without a target, with as many jobs as there may be")
  func build() throws {
    let makefile = ["Makefile": "all:\n\(Self.flags)"]
    #expect(try lines("pkgh-auto-build", makefile) == ["\tmake", "flags: goals:"])
    #expect(
      try lines("pkgh-auto-build", makefile, ["DEB_BUILD_OPTIONS": "parallel=3"])
        == ["\tmake -j3", "flags: -j3 goals:"])
  }

  @Test("says less with 'terse'")
  func terse() throws {
    #expect(
      try lines("pkgh-auto-build", ["Makefile": "all:\n\ttrue\n"], ["DEB_BUILD_OPTIONS": "terse"])
        == ["\tmake -s"])
  }

  @Test("is tested by 'test', by 'check', or not at all")
  func test() throws {
    let test = "test:\n\(Self.flags)"
    let check = "check:\n\(Self.flags)"
    #expect(try lines("pkgh-auto-test", ["Makefile": test + check]) == ["\tmake test", "flags: goals: test"])
    #expect(try lines("pkgh-auto-test", ["GNUmakefile": check]) == ["\tmake check", "flags: goals: check"])
    #expect(try lines("pkgh-auto-test", ["makefile": "all:\n"]) == [])
    #expect(
      try lines("pkgh-auto-test", ["Makefile": test], ["DEB_BUILD_OPTIONS": "nocheck"])
        == ["   pkgh-auto-test  (skipped: 'nocheck' is set)"])
  }

  @Test("does not take a directory of tests for a target")
  func directoryOfTests() throws {
    let check = "check:\n\(Self.flags)"
    #expect(
      try lines("pkgh-auto-test", ["Makefile": check, "test/one": ""]) == [
        "\tmake check", "flags: goals: check",
      ])
    #expect(
      try lines("pkgh-auto-test", ["Makefile": ".PHONY: test\ntest:\n\(Self.flags)", "test/one": ""])
        == ["\tmake test", "flags: goals: test"])
  }

  @Test("may make its targets by a pattern")
  func pattern() throws {
    #expect(
      try lines("pkgh-auto-test", ["Makefile": "Makefile: ;\n%:\n\(Self.flags)"])
        == ["\tmake test", "flags: goals: test"])
  }

  @Test("fails the build when its tests fail")
  func failingTest() throws {
    let source = try ScratchSource(files: ["Makefile": "test:\n\t@exit 3\n"])
    let outcome = try source.run("pkgh-auto-test")
    #expect(outcome.status == 1)
    #expect(
      outcome.stderr
        == "make: *** [Makefile:2: test] Error 3\npkgh-auto-test: 'make' failed with status 2\n")
  }

  @Test("installs below DESTDIR, one thing after another")
  func install() throws {
    let makefile = "install:\n\(Self.flags)\tmkdir -p $(DESTDIR)/usr && echo hi > $(DESTDIR)/usr/hi\n"
    let source = try ScratchSource(files: ["Makefile": makefile])
    let outcome = try source.run("pkgh-auto-install", environment: ["DEB_BUILD_OPTIONS": "parallel=3"])
    #expect(outcome.status == 0)
    #expect(outcome.stdout.contains("flags: goals: install\n"))
    #expect(try source.staged() == ["usr/", "usr/hi"])
    let files = ["Makefile": "all:\n", "install/x": "", "debian-like/install": "install/x usr\n"]
    #expect(try lines("pkgh-auto-install", files) == [])
  }

  @Test("is cleaned by distclean or clean, whichever it has")
  func clean() throws {
    let clean = "clean:\n\(Self.flags)"
    #expect(
      try lines("pkgh-auto-clean", ["Makefile": clean + "distclean: clean\n"])
        == ["\tmake distclean", "flags: goals: distclean"])
    #expect(try lines("pkgh-auto-clean", ["Makefile": clean]) == ["\tmake clean", "flags: goals: clean"])
    #expect(try lines("pkgh-auto-clean", ["Makefile": "all:\n"]) == [])
  }

  @Test("may lie in a directory below, and takes the maintainer's arguments")
  func below() throws {
    let source = try ScratchSource(files: ["sub dir/Makefile": "all:\n\t@echo $(A)\n"])
    let outcome = try source.run(
      "pkgh-auto-build", ["--no-act", "--sourcedirectory", "sub dir", "--", "A=1 2"])
    #expect(outcome == Outcome(stdout: "\tmake -C 'sub dir' 'A=1 2'\n"))
  }

  @Test("is not there: nothing is built")
  func none() throws {
    for helper in ["configure", "build", "test", "install", "clean"] {
      #expect(try lines("pkgh-auto-\(helper)", ["README": ""]) == [])
    }
  }
}
