import FileSystem
import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("The rules file")
struct RulesFileTests {
  @Test("has targets, some of which are there to do nothing")
  func targets() {
    let rules = RulesFile(targets: ["build": .init(isEmpty: true), "clean": .init()])
    #expect(rules.has("build") && rules.isEmpty("build"))
    #expect(rules.has("clean") && !rules.isEmpty("clean"))
    #expect(!rules.has("install") && !rules.isEmpty("install"))
  }

  @Test("may be missing")
  func noRules() throws {
    let source = try ScratchSource(files: ["debian-like/dirs": "x"])
    let words = ["install", "--after", "pkgh-prep", "--until", "pkgh-installdirs"]
    #expect(try source.run("pkgh", words) == Outcome(stdout: "   pkgh-installdirs\n"))
  }

  @Test("is refused with the words of make")
  func badRules() throws {
    let tree = try RulesTree("build:\n  spaces\n")
    let outcome = try tree.pkgh("build")
    #expect(
      outcome
        == Outcome(
          status: 1,
          stderr: "debian-like/rules:4: *** missing separator.  Stop.\n"
            + "pkgh: debian-like/rules: make cannot read it: 'make -f debian-like/rules' failed with status 2\n"
        ))
  }

  @Test("is read by make without output, also where there is no rule for everything")
  func quietQuestion() throws {
    let tree = try RulesTree("$(warning asked)\n", rule: "override_pkgh-testdir:\n\t@echo instead\n")
    let outcome = try tree.pkgh("build", "--until", "pkgh-testdir")
    #expect(outcome.lines == [making("override_pkgh-testdir"), "instead"])
    // Once by the make that runs the target, and not by the one that is only asked.
    #expect(outcome.stderr == "debian-like/rules:3: asked\n")
  }

  @Test("is refused where a file has the name of a target, which make would not run")
  func files() throws {
    let tree = try RulesTree("build:\n\t@echo by hand\n", files: ["build/x": ""])
    #expect(
      try tree.pkgh("install")
        == Outcome(
          status: 1,
          stderr:
            "pkgh: debian-like/rules: make will not run the target 'build', because a file of that name exists; write '.PHONY: build'\n"
        ))
    let phony = try RulesTree(".PHONY: build\nbuild:\n\t@echo by hand\n", files: ["build/x": ""])
    #expect(
      try phony.pkgh("install", "--until", "pkgh-testdir").lines == [
        making("build"), "by hand", "   pkgh-testdir",
      ])
    // Names that only the pattern rule has are none of make's business when it is not asked.
    let pattern = try RulesTree(files: ["build/x": "", "install": ""])
    #expect(try pattern.pkgh("install", "--until", "pkgh-testdir").lines == ["   pkgh-testdir"])
  }

  @Test("must be a file: nothing waits for what a pipe may hold", arguments: ["pipe", "directory"])
  func kinds(kind: String) throws {
    let source = try ScratchSource()
    if kind == "pipe" {
      try source.makePipe("debian-like/rules")
    } else {
      try source.top.appending("debian-like/rules").makeDirectories()
    }
    #expect(
      try source.run("pkgh", ["build"])
        == Outcome(status: 1, stderr: "pkgh: debian-like/rules: is not a regular file\n"))
  }
}
