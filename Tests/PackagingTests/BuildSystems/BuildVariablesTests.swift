import TestSupport
import Testing

@Suite("Variables of the environment")
struct BuildVariablesTests {
  private func testDir(_ environment: [String: String], _ arguments: String...) throws -> Outcome {
    try ScratchSource().run("pkgh-testdir", arguments, environment: environment)
  }

  @Test("named almost as ours are refused")
  func names() throws {
    #expect(
      try testDir(["PKGH_VERBOS": "1", "PKGH_NOACT": "1", "pkgh_options": "-v"])
        == Outcome(
          status: 1,
          stderr: """
            pkgh-testdir: 'PKGH_NOACT' is not known: did you mean 'PKGH_NO_ACT'?
            pkgh-testdir: 'PKGH_VERBOS' is not known: did you mean 'PKGH_VERBOSE'?
            pkgh-testdir: 'pkgh_options' is not known: did you mean 'PKGH_OPTIONS'?

            """))
    #expect(try testDir(["PKGH_SOMETHING": "1"], "--strict") == Outcome())
  }

  @Test("of the build have words that may be misspelt, and words for other tools")
  func words() throws {
    let warning = "warning: DEB_BUILD_OPTIONS: "
    let options = [
      "DEB_BUILD_OPTIONS": "nochek paralel=2 NoStrip noopt hardening=+all notest nocheck parallel=3"
    ]
    let lines = [
      "'nochek' means nothing: did you mean 'nocheck'?",
      "'paralel=2' means nothing: did you mean 'parallel=2'?",
      "'NoStrip' means nothing: did you mean 'nostrip'?",
    ]
    #expect(try testDir(options) == Outcome(stderr: lines.map { "pkgh-testdir: \(warning)\($0)\n" }.joined()))
    let tree = try RulesTree()
    #expect(
      try tree.pkgh("clean", environment: options).stderr == lines.map { "pkgh: \(warning)\($0)\n" }.joined())
    #expect(
      try tree.pkgh("clean", "--strict", environment: options)
        == Outcome(status: 1, stderr: lines.map { "pkgh: DEB_BUILD_OPTIONS: \($0)\n" }.joined()))
    #expect(
      try testDir(["DEB_BUILD_PROFILES": "nodocs cross"]).stderr
        == "pkgh-testdir: warning: DEB_BUILD_PROFILES: 'nodocs' means nothing: did you mean 'nodoc'?\n")
  }

  @Test("may give options, which every helper must have or '-O' before them")
  func options() throws {
    let faults = [
      "no helper has the option '--fail-mising': did you mean '-O--fail-missing'?",
      "only some helpers, such as pkgh-installchangelogs, have the option '--keep': write '-O--keep'",
      "no helper has the option '--zzz': take it out",
    ]
    let environment = ["PKGH_OPTIONS": "-v --fail-mising --keep -O--anything --zzz"]
    let tree = try RulesTree()
    for program in ["pkgh-strip", "pkgh-testdir"] {
      #expect(
        try tree.source.run(program, environment: environment)
          == Outcome(status: 1, stderr: faults.map { "\(program): PKGH_OPTIONS: \($0)\n" }.joined()))
    }
    #expect(
      try tree.pkgh("clean", environment: environment)
        == Outcome(status: 1, stderr: faults.map { "pkgh: PKGH_OPTIONS: \($0)\n" }.joined()))
    #expect(try tree.pkgh("clean", environment: ["PKGH_OPTIONS": "-O--keep -p EXhello --strict"]).status == 0)
  }
}
