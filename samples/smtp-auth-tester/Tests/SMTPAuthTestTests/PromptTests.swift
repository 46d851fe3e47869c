import Foundation
import Glibc
import ProgramTesting
import Testing

@Suite(
  "The question for the password",
  .enabled(if: access("/usr/bin/script", X_OK) == 0, "script(1) makes the terminal"))
struct PromptTests {
  /// Runs a line of shell on a terminal of its own, and types some keys each time that the question is there.
  private func type(_ keys: String..., into line: String) throws -> Outcome {
    let scratch = try Scratch()
    let pipe = scratch.path + "/keys"
    #expect(mkfifo(pipe, 0o600) == 0)
    let keyboard = open(pipe, O_RDWR)
    defer { close(keyboard) }
    let running = try sample.start(
      ["script", "--quiet", "--flush", "--return", "--command", line, "/dev/null"], input: pipe,
      environment: ["SHELL=/bin/sh"])
    for (index, keys) in keys.enumerated() {
      let questions = String(repeating: "Password of joe: ", count: index + 1)
      #expect(running.poll { running.outputSoFar.contains(questions) })
      // The question comes after the echo is off and what was typed before is gone.
      write(keyboard, keys, keys.utf8.count)
    }
    return running.finish()
  }

  @Test("does not show the answer")
  func answer() throws {
    #expect(
      try type("pass\n", into: "smtp-auth-test encode plain --user joe")
        == Outcome("Password of joe: \r\nAUTH PLAIN AGpvZQBwYXNz\r\n"))
  }

  @Test("wants an answer")
  func empty() throws {
    #expect(
      try type("\n", into: "smtp-auth-test encode plain --user joe")
        == Outcome("Password of joe: \r\nsmtp-auth-test: no password: nothing was typed\r\n", status: 1))
  }

  @Test("leaves the terminal as it was when it is interrupted")
  func interrupted() throws {
    let line =
      "trap : INT; smtp-auth-test encode plain --user joe; echo status $?; stty -a | grep -ow -e -*echo"
    #expect(try type("pa\u{3}", into: line) == Outcome("Password of joe: status 130\r\necho\r\n"))
  }

  @Test(
    "does not stop where nobody could continue it, as would happen to Ctrl-Z in a session without job control"
  )
  func stopped() throws {
    let asked = "Password of joe: Password of joe: "
    #expect(
      try type("pa\u{1A}", "pass\n", into: "smtp-auth-test encode plain --user joe")
        == Outcome("\(asked)\r\nAUTH PLAIN AGpvZQBwYXNz\r\n"))
  }

  @Test("has nobody to answer it where there is no terminal")
  func noTerminal() throws {
    #expect(
      try sample.start(["setsid", "--wait", "smtp-auth-test", "encode", "plain", "--user", "joe"]).finish()
        == Outcome(
          errors: "smtp-auth-test: no password: there is no terminal to ask on; give --password-file\n",
          status: 1))
  }

  @Test("is not put to a terminal as standard input, which would show the answer")
  func standardInput() throws {
    let line = "smtp-auth-test encode plain --user joe --password-file -; echo 'Password of joe: '"
    #expect(try type("\n", into: line).output.hasPrefix("smtp-auth-test: standard input: is a terminal"))
  }
}
