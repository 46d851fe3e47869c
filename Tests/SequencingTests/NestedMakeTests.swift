import FileSystem
import TestSupport
import Testing

@Suite("pkgh under make")
struct NestedMakeTests {
  /// A project whose recipe tells what its make was given.
  private static let project = ["Makefile": "all:\n\t@echo jobs: $(filter -j% --jobserver%,$(MAKEFLAGS))\n"]

  private func jobs(_ outcome: Outcome) -> [String] { outcome.lines.filter { $0.hasPrefix("jobs:") } }

  @Test("does the whole sequence by a rules file of one rule")
  func oneRule() throws {
    let tree = try RulesTree(
      "override_pkgh-testdir:\n\t@pkgh-testdir && echo looked\n", files: Self.project)
    let outcome = try tree.make("build")
    #expect(outcome.stderr == "")
    #expect(
      outcome.lines == [
        "pkgh build", making("override_pkgh-testdir"), "looked", "   pkgh-auto-configure",
        "   pkgh-auto-build", "jobs:",
        "   pkgh-auto-test",
      ])
  }

  @Test("gives the project as many jobs as DEB_BUILD_OPTIONS say", arguments: ["pkgh", "+pkgh"])
  func parallel(recipe: String) throws {
    let tree = try RulesTree(rule: "%:\n\t\(recipe) $@\n", files: Self.project)
    let outcome = try tree.make("build", environment: ["DEB_BUILD_OPTIONS": "parallel=3"])
    #expect(outcome.stderr == "")
    #expect(jobs(outcome).count == 1)
    #expect(jobs(outcome).first?.hasPrefix("jobs: -j3") == true)
  }

  @Test("shares the jobs of the make around it where that lets it, and never makes make warn")
  func jobserver() throws {
    for options in ["", "parallel=3"] {
      let environment = ["DEB_BUILD_OPTIONS": options]
      let shared = try RulesTree(rule: "%:\n\t+pkgh $@\n", files: Self.project)
      let outcome = try shared.make("-j2", "build", environment: environment)
      #expect(outcome.stderr == "")
      #expect(jobs(outcome).first?.hasPrefix("jobs: -j2 --jobserver") == true)

      let alone = try RulesTree(files: Self.project)
      let other = try alone.make("-j2", "build", environment: environment)
      #expect(other.stderr == "")
      #expect(jobs(other).first?.hasPrefix(options.isEmpty ? "jobs:" : "jobs: -j3") == true)
      #expect(jobs(other).first?.contains("-j2") == false)
    }
  }

  @Test("shares them through the targets of the rules file and the helpers in them")
  func throughTargets() throws {
    let targets = "override_pkgh-auto-build:\n\tpkgh-auto-build\n"
    for recipe in ["pkgh", "+pkgh"] {
      let tree = try RulesTree(targets, rule: "%:\n\t\(recipe) $@\n", files: Self.project)
      let outcome = try tree.make("-j2", "build")
      #expect(outcome.stderr == "")
      #expect(jobs(outcome) == ["jobs:"])
    }
    let tree = try RulesTree(
      targets.replacing("\tpkgh", with: "\t+pkgh"), rule: "%:\n\t+pkgh $@\n", files: Self.project)
    let outcome = try tree.make("-j2", "build")
    #expect(outcome.stderr == "")
    #expect(jobs(outcome).first?.hasPrefix("jobs: -j2 --jobserver") == true)
  }

  @Test("sees the targets that the variables of make's command line bring")
  func variables() throws {
    let tree = try RulesTree(
      "ifdef FANCY\noverride_pkgh-testdir:\n\t@echo $(FANCY)\nendif\nbuild:\n\tpkgh $@ --until pkgh-testdir\n"
    )
    #expect(try tree.make("build").lines.dropFirst() == ["   pkgh-testdir"])
    #expect(
      try tree.make("build", "FANCY=a b").lines.dropFirst() == [making("override_pkgh-testdir"), "a b"])
  }

  @Test("has nothing to do for the rules file, which make -B has made too")
  func alwaysMake() throws {
    let tree = try RulesTree(files: Self.project)
    let outcome = try tree.make("-B", "build")
    #expect(outcome.stderr == "")
    #expect(outcome.lines.prefix(3) == ["pkgh debian-like/rules", "pkgh build", "   pkgh-testdir"])
  }

  @Test("may be started twice in one tree at once, for the two kinds of packages")
  func together() throws {
    let tree = try RulesTree(
      ".PHONY: all\nall: build-arch build-indep\nbuild-%:\n\tpkgh $@\noverride_pkgh-testdir:\n\t@pkgh-testdir\n",
      packages: ScratchSource.twoPackages)
    let outcome = try tree.make("-j2", "all")
    #expect(outcome.status == 0)
    let waiting = "pkgh: waiting for another build in this tree"
    #expect(outcome.stderr.lines.allSatisfy { $0.isEmpty || $0.hasPrefix(waiting) }, "\(outcome.stderr)")
    #expect(
      try Set(tree.source.read("debian-like/.pkgh/built").split(separator: "\n")) == ["EXprog", "EXdoc"])
  }
}
