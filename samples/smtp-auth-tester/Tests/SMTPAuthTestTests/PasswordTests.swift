import Foundation
import Glibc
import ProgramTesting
import Testing

@Suite("The password")
struct PasswordTests {
  private let encode = ["encode", "plain", "--user", "user"]
  private let right = Outcome("AUTH PLAIN AHVzZXIAcGFzcw==\n")

  private func failure(_ message: String) -> Outcome {
    Outcome(errors: "smtp-auth-test: \(message)\n", status: 1)
  }

  @Test("comes from a file that only its owner may use, with or without the line's end")
  func file() throws {
    let scratch = try Scratch()
    for (text, mode) in [("pass", 0o600), ("pass\n", 0o400), ("pass\r\n", 0o700)] {
      let file = try scratch.file("password-\(mode)", text, mode: mode)
      #expect(try sample.run(encode + ["--password-file", file]) == right)
    }
  }

  @Test("does not come from a file that others may use", arguments: [0o640, 0o604, 0o620, 0o666])
  func mode(mode: Int) throws {
    let scratch = try Scratch()
    let file = try scratch.file("password", "pass", mode: mode)
    #expect(
      try sample.run(encode + ["--password-file", file])
        == failure("\(file): others than its owner may use it; chmod 600 makes it private"))
  }

  @Test(
    "does not come from another user's file",
    .enabled(if: geteuid() == 0, "only root can give a file away"))
  func owner() throws {
    let scratch = try Scratch()
    let file = try scratch.file("password", "pass", mode: 0o600)
    #expect(chown(file, 65534, 65534) == 0)
    #expect(
      try sample.run(encode + ["--password-file", file])
        == failure("\(file): belongs to another user, who can change and read it"))
  }

  @Test(
    "is one line of 1 to 4096 bytes",
    arguments: [
      ("", "empty"), ("\n", "empty"), ("pass\nword\n", "more than one line"),
      ("pass\n\n", "more than one line"),
      (TestText(String(repeating: "x", count: 4097)), "longer than 4096 bytes"),
      (TestText(String(repeating: "x", count: 100_000)), "longer than 4096 bytes"),
    ])
  func bounds(text: TestText, message: String) throws {
    let scratch = try Scratch()
    let file = try scratch.file("password", text.text, mode: 0o600)
    #expect(try sample.run(encode + ["--password-file", file]) == failure("\(file): \(message)"))
    #expect(
      try sample.run(encode + ["--password-file", "-"], input: file) == failure("standard input: \(message)")
    )
  }

  @Test("may have 4096 bytes")
  func longest() throws {
    let scratch = try Scratch()
    let file = try scratch.file("password", String(repeating: "x", count: 4096) + "\n", mode: 0o600)
    #expect(try sample.run(encode + ["--password-file", file]).status == 0)
  }

  @Test("may come slowly by a named pipe, while nobody can look into the program")
  func pipe() throws {
    let scratch = try Scratch()
    let pipe = scratch.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let running = try sample.start(["smtp-auth-test"] + encode + ["--password-file", pipe])
    func limits() -> String {
      (try? String(contentsOfFile: "/proc/\(running.pid)/limits", encoding: .utf8)) ?? ""
    }
    // The hard limit as well, which a program does not set by chance.
    #expect(running.poll { limits().contains(#/Max core file size +0 +0 /#) })
    let writer = open(pipe, O_WRONLY)
    #expect(write(writer, "pa", 2) == 2)
    #expect(write(writer, "ss\n", 3) == 3)
    close(writer)
    #expect(running.finish() == right)
  }

  @Test("may come by a descriptor")
  func descriptor() throws {
    let line = "smtp-auth-test encode plain --user user --password-fd"
    #expect(try sample.shell("printf pass | \(line) 0") == right)
    #expect(try sample.shell("printf pass | { \(line) 7 7<&0 </dev/null; }") == right)
    #expect(try sample.shell("\(line) 9 9<&-") == failure("descriptor 9: Bad file descriptor"))
    #expect(try sample.shell("\(line) 1 >/dev/null").status == 1)
  }

  @Test("may come from the environment, when it is asked to")
  func environment() throws {
    #expect(try sample.run(encode + ["--password-env", "PW"], environment: ["PW=pass"]) == right)
    #expect(try sample.run(encode + ["--password-env", "PW"]) == failure("$PW: not set"))
    #expect(
      try sample.run(encode + ["--password-env", "PW"], environment: ["PW="]) == failure("$PW: empty"))
    let long = "PW=" + String(repeating: "x", count: 5000)
    #expect(
      try sample.run(encode + ["--password-env", "PW"], environment: [long])
        == failure("$PW: longer than 4096 bytes"))
  }

  @Test("is the credential that systemd passes on, when nothing else is said")
  func credential() throws {
    let scratch = try Scratch()
    // By an access list, which shows in the group's bits, as systemd does it for services of other users.
    try scratch.file("smtp-password", "pass", mode: 0o440)
    let variable = "CREDENTIALS_DIRECTORY=\(scratch.path)"
    #expect(try sample.run(encode, environment: [variable]) == right)
    #expect(
      try sample.run(encode + ["--password-env", "PW"], environment: [variable]) == failure("$PW: not set"))
  }

  @Test("is not read from what is not a file, or is not there")
  func noFile() throws {
    #expect(
      try sample.run(encode + ["--password-file", "/nowhere/password"])
        == failure("/nowhere/password: No such file or directory"))
    #expect(try sample.run(encode + ["--password-file", "/"]) == failure("/: neither a file nor a pipe"))
    #expect(
      try sample.run(encode + ["--password-file", "/dev/zero"])
        == failure("/dev/zero: neither a file nor a pipe"))
  }

  @Test("that is not there is unknown to a monitoring system, and not a warning")
  func nagios() throws {
    let check = [
      "auth", "127.0.0.1:1", "--user", "joe", "--password-file", "/nowhere", "--format", "nagios",
    ]
    #expect(
      try sample.run(check)
        == Outcome("SMTP AUTH UNKNOWN - /nowhere: No such file or directory\n", status: 3))
    #expect(
      try sample.run(check, output: "/dev/full")
        == Outcome(errors: "smtp-auth-test: /nowhere: No such file or directory\n", status: 3))
  }

  @Test(
    "comes from one place only",
    arguments: [
      ["--password-file", "a", "--password-env", "B"], ["--password-fd", "0", "--password-file", "-"],
      ["--password-fd", "-1"], ["--password-env", "A=B"], ["--password-file", ""],
    ])
  func usage(options: [String]) throws {
    #expect(try sample.run(encode + options).status == 64)
  }
}
