import FileSystem
import SystemPackage
import TestSupport
import Testing

/// The scripts in tools/.
@Suite("tools")
struct ToolsTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Runs `tools/run-tests` with a command that prints a text and ends with a status.
  private func report(_ text: String, status: Int32) throws -> Outcome {
    try scratch.write("text", text)
    return try run(
      projectTop.appending("tools/run-tests").string, ["log/tests", "sh", "-c", "cat text; exit \(status)"],
      in: scratch.path)
  }

  @Test("run-tests prints nothing of tests that pass but their number")
  func passing() throws {
    let text = """
      Compiling
      ◇ Test run started.
      ↳ Testing Library Version: 6
      ◇ Suite "s" started.
      ◇ Test "a" started.
      ◇ Test case passing 1 argument text → "one
      two" to "a" started.
      what the test prints
      ✔ Test "a" with 1 test case passed after 0.001 seconds.
      ✔ Test b() passed after 0.001 seconds.
      ➜ Test "c" skipped: "not root"
      ✔ Suite "s" passed after 0.001 seconds.
      ✔ Test run with 3 tests in 1 suite passed after 0.001 seconds.
      Packaging

      """
    let shown = """
      Compiling
      ➜ Test "c" skipped: "not root"
      Packaging
      2 tests passed, 1 skipped, 0 failed

      """
    #expect(try report(text, status: 0) == Outcome(stdout: shown))
    #expect(try scratch.read("log/tests") == text)
  }

  @Test("run-tests prints failures whole, and ends with the command's status")
  func failing() throws {
    let text = """
      ◇ Test run started.
      ◇ Test "a" started.
      ✘ Test "a" recorded an issue at A.swift:1:2: Expectation failed: text == "one
      two"
      ↳ a comment
      ✔ Test "b" passed after 0.001 seconds.
      ✘ Test "a" failed after 0.001 seconds with 1 issue.
      ✘ Test run with 2 tests in 0 suites failed after 0.001 seconds with 1 issue.
      error: the end

      """
    let shown = text.split(separator: "\n").filter { !$0.hasPrefix("◇") && !$0.hasPrefix("✔") }
    let expected =
      shown.joined(separator: "\n")
      + "\n1 tests passed, 0 skipped, 1 failed\nThe complete output is in 'log/tests'.\n"
    #expect(try report(text, status: 3) == Outcome(status: 3, stdout: expected))
  }

  @Test("run-tests shows what ended the tests")
  func crashing() throws {
    let text = """
      ◇ Test run started.
      ◇ Test "a" started.
      A/A.swift:3: Fatal error: Index out of range
      error: Exited with unexpected signal code 4

      """
    let outcome = try report(text, status: 1)
    #expect(outcome.status == 1)
    #expect(outcome.stdout.hasPrefix("A/A.swift:3: Fatal error: Index out of range\nerror: Exited with"))
  }

  @Test("count-tests adds up several logs")
  func counts() throws {
    let one = try scratch.write(
      "one", "✔ Test \"a\" passed after 1 seconds.\n✔ Suite \"s\" passed after 1 seconds.\n")
    let two = try scratch.write("two", "✔ Test b() passed after 1 seconds.\n➜ Test c() skipped: \"x\"\n")
    let outcome = try run(projectTop.appending("tools/count-tests").string, [one.string, two.string])
    #expect(outcome == Outcome(stdout: "2 tests passed, 1 skipped, 0 failed\n"))
  }

  @Test("mutants tells which mistakes the tests notice, and which mutations do not fit")
  func mutants() throws {
    try scratch.write("tools/mutants", projectTop.appending("tools/mutants").text(), mode: 0o755)
    try scratch.write(
      "tools/mutants.list",
      """
      # Four mutations.
      @ a Tests
      - one
      + ONE
      @ a Tests
      - two
      + TWO
      @ a Tests
      - twice
      + once
      @ a Tests
      - one
      - two
      + 2

      """)
    try scratch.write("a", "one\ntwo\ntwice twice\n")
    try scratch.write("docs/README", "")
    // The only test looks for 'one'.
    let swift = try scratch.write(
      "swift",
      """
      #!/bin/sh
      for word; do [ "$last" != --package-path ] || package=$word; last=$word; done
      [ "$1" = build ] || grep -q one "$package/a" && echo "Test run with 1 test in 0 suites passed"
      """, mode: 0o755)
    #expect(try run("git", ["init", "--quiet"], in: scratch.path).status == 0)
    let outcome = try run(
      scratch.path.appending("tools/mutants").string, in: scratch.path, environment: ["SWIFT": swift.string])
    let report = """
      killed: a: one → ONE
      survived: a: two → TWO
      old text found 2 times: a: twice → once
      killed: a: one two → 2
      4 mutations: 2 killed, 1 old text found 2 times, 1 survived

      """
    #expect(outcome == Outcome(status: 1, stdout: report))
    #expect(try scratch.read("docs/mutants.md").contains("| survived | `a` | `two → TWO` | `Tests` |\n"))
    #expect(try scratch.read("a") == "one\ntwo\ntwice twice\n")
  }
}
