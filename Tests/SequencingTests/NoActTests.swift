import Commands
import Helpers
import TestSupport
import Testing

@Suite("--no-act")
struct NoActTests {
  private static let ways: [(arguments: [String], environment: [String: String])] = [
    (["--no-act"], [:]), ([], ["PKGH_NO_ACT": "1"]), ([], ["PKGH_OPTIONS": "--no-act"]),
    ([], ["PKGH_OPTIONS": "-O--no-act"]),
  ]

  private func tree() throws -> RulesTree {
    try RulesTree(
      "override_pkgh-installdirs:\n\ttouch hooked\n",
      files: [
        "Makefile": "all:\n\ttouch built\ninstall:\n\ttouch installed\n", "debian-like/dirs": "usr/bin",
        "debian-like/EXhello.docs*": "#!/bin/sh\ntouch listed\necho README\n", "README": "",
      ])
  }

  @Test(
    "means the same to the sequencer however it is said: nothing is written, and nothing of the tree is run")
  func sequencer() throws {
    var outputs: Set<String> = []
    for way in Self.ways {
      let tree = try tree()
      let before = try tree.source.listing()
      for target in ["clean", "build", "binary"] {
        let outcome = try tree.source.run("pkgh", [target] + way.arguments, environment: way.environment)
        #expect(outcome.status == 0 && outcome.stderr == "")
        outputs.insert(outcome.stdout)
      }
      #expect(try tree.source.listing() == before)
    }
    #expect(outputs.count == 3)
  }

  @Test("means the same to pkgh-buildpackage")
  func buildPackage() throws {
    for way in Self.ways {
      let tree = try tree()
      let before = try tree.source.listing()
      #expect(
        try tree.source.run("pkgh-buildpackage", way.arguments, environment: way.environment)
          == Outcome(
            stdout: ["clean", "build", "binary"].map { " make -f debian-like/rules \($0)\n" }.joined()))
      #expect(
        try tree.source.run("pkgh-buildpackage", ["--no-clean"] + way.arguments, environment: way.environment)
          == Outcome(stdout: ["build", "binary"].map { " make -f debian-like/rules \($0)\n" }.joined()))
      #expect(try tree.source.listing() == before)
      #expect(
        try tree.source.scratch.listing() == ["bin/", "bin/pkgh-buildpackage", "source/"]
          + before.map { "source/\($0)" })
    }
  }

  @Test("means the same to every helper")
  func everyHelper() throws {
    let tree = try RulesTree(
      "override_pkgh-installdirs:\n\ttouch hooked\n",
      files: [
        "Makefile": """
        all:
        \ttouch built
        install:
        \tmkdir -p $(DESTDIR)/opt; touch $(DESTDIR)/opt/x
        clean:
        \ttouch cleaned

        """,
        "debian-like/dirs": "usr/bin", "debian-like/docs": "README", "README": "",
        "debian-like/links": "/opt/x /opt/y", "debian-like/EXhello.postinstall": "exit 0\n",
      ])
    #expect(try tree.source.run("pkgh", ["binary"]).status == 0)
    let before = try tree.source.snapshot()
    for (helper, way) in zip(helpers, (0...).lazy.map { Self.ways[$0 % Self.ways.count] }) {
      let outcome = try tree.source.run(helper.name, way.arguments, environment: way.environment)
      #expect(outcome.status == 0 && outcome.stderr == "", "\(helper.name): \(outcome)")
      let after = try tree.source.snapshot()
      let changed = Set(after.keys).union(before.keys).filter { before[$0] != after[$0] }
      #expect(changed.sorted() == [], "\(helper.name)")
    }
  }

  @Test(
    "runs no list that is a program, and says so",
    arguments: [
      ("pkgh-installdirs", "EXhello.dirs"), ("pkgh-install", "EXhello.install"),
      ("pkgh-link", "EXhello.links"),
      ("pkgh-installdocs", "EXhello.docs"), ("pkgh-installman", "EXhello.manpages"), ("pkgh-clean", "clean"),
    ])
  func programs(helper: String, list: String) throws {
    for way in Self.ways {
      let source = try ScratchSource(files: ["debian-like/\(list)*": "#!/bin/sh\ntouch listed\n"])
      let outcome = try source.run(helper, way.arguments, environment: way.environment)
      #expect(
        outcome == Outcome(stdout: "\t./debian-like/\(list)  (it is not run, so its lines are not known)\n"))
      #expect(!source.has("listed") && !source.has("debian-like/.pkgh"))
    }
  }

  @Test("says which steps may have something to do after a target or a step that it does not run")
  func unknown() throws {
    let tree = try RulesTree(
      "override_pkgh-auto-configure:\n\tprintf 'all:\\n' >Makefile\n", files: ["debian-like/copyright": ""])
    func line(_ step: String, _ reason: String) -> String {
      "   \(step)  (skipped, unless a step before changes that: \(reason))"
    }
    #expect(
      try tree.pkgh("build", "--no-act").lines == [
        "   pkgh-testdir", making("override_pkgh-auto-configure"),
        line("pkgh-auto-build", "no build system was recognized"),
        line("pkgh-auto-test", "no build system was recognized"),
      ])
    let outcome = try tree.pkgh("build")
    #expect(outcome.status == 0 && outcome.lines.contains("   pkgh-auto-build"))
    #expect(
      try tree.pkgh("binary", "--no-act", "--after", "pkgh-auto-install").lines.contains(
        "   pkgh-missing  (skipped: there is nothing in 'debian-like/tmp')"))
  }
}
