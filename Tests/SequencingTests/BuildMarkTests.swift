import TestSupport
import Testing

@Suite("The mark of a finished build")
struct BuildMarkTests {
  private static let makefile = "all:\n\t@echo built\ntest:\n\t@test ! -e fail\n"

  private func builds(_ outcome: Outcome) -> Int { outcome.lines.filter { $0 == "built" }.count }

  @Test("keeps later targets from building again, until pkgh clean")
  func once() throws {
    let tree = try RulesTree(files: ["Makefile": Self.makefile])
    #expect(builds(try tree.pkgh("build")) == 1)
    #expect(try tree.source.read("debian-like/.pkgh/built") == "EXhello\n")
    #expect(builds(try tree.pkgh("build")) == 0)
    #expect(builds(try tree.pkgh("install", "--until", "pkgh-prep")) == 0)
    #expect(
      try tree.pkgh("build", "--no-act").lines == ["   pkgh-testdir"]
        + ["configure", "build", "test"].map {
          "   pkgh-auto-\($0)  (skipped: already built; run 'pkgh clean' to build again)"
        })
    #expect(try tree.pkgh("clean").status == 0)
    #expect(!tree.source.has("debian-like/.pkgh"))
    #expect(builds(try tree.pkgh("build")) == 1)
  }

  @Test("is not made by a build whose test failed, or that ended early, or was only shown")
  func failed() throws {
    let tree = try RulesTree(files: ["Makefile": Self.makefile, "fail": ""])
    #expect(try tree.pkgh("build").status == 1)
    #expect(!tree.source.has("debian-like/.pkgh/built"))
    #expect(try tree.pkgh("build", "--until", "pkgh-auto-build").status == 0)
    #expect(try tree.pkgh("build", "--no-act").status == 0)
    #expect(!tree.source.has("debian-like/.pkgh/built"))
    #expect(builds(try tree.pkgh("build", environment: ["DEB_BUILD_OPTIONS": "nocheck"])) == 1)
    #expect(tree.source.has("debian-like/.pkgh/built"))
  }

  @Test("is made where the test is another one, or none")
  func otherTests() throws {
    let addOn = ["Makefile": Self.makefile, "fail": "", "debian-like/addons/x": "remove pkgh-auto-test"]
    let without = try RulesTree(files: addOn)
    #expect(try without.pkgh("build", "--with=x").status == 0)
    #expect(without.source.has("debian-like/.pkgh/built"))
    let override = try RulesTree(
      "override_pkgh-auto-test:\n", files: ["Makefile": Self.makefile, "fail": ""])
    #expect(try override.pkgh("build").status == 0)
    #expect(override.source.has("debian-like/.pkgh/built"))
  }

  @Test("is for the packages that were built")
  func kinds() throws {
    let tree = try RulesTree(packages: ScratchSource.twoPackages, files: ["Makefile": Self.makefile])
    #expect(builds(try tree.pkgh("build-arch")) == 1)
    #expect(builds(try tree.pkgh("build-arch")) == 0)
    #expect(builds(try tree.pkgh("build")) == 1)
    #expect(try tree.source.read("debian-like/.pkgh/built") == "EXprog\nEXdoc\n")
  }
}
