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
}
