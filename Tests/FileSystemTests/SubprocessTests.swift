import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("Subprocess")
struct SubprocessTests {
  private func shell(_ script: String, _ environment: [String: String] = [:]) -> Subprocess {
    Subprocess(["/bin/sh", "-c", script], environment: environment)
  }

  @Test("ends with its status, or 128 and the signal that ended it")
  func status() throws {
    #expect(try shell("exit 0").run() == 0)
    #expect(try shell("exit 7").run() == 7)
    #expect(try shell("exit 255").silentStatus() == 255)
    #expect(try shell("kill -9 $$").run() == 137)
    #expect(try shell("kill -9 $$").output().status == 137)
  }

  @Test("prints what we collect, as it is or as text")
  func output() throws {
    #expect(try shell("printf 'a\\nb'; exit 3").output() == (3, "a\nb"))
    #expect(try shell("printf 'a\\377'").outputBytes().bytes == [0x61, 0xff])
    #expect(try shell("printf 'a\\377'").output().text == "a\u{fffd}")
    #expect(try shell("head -c 1000000 /dev/zero").outputBytes().bytes.count == 1_000_000)
    #expect(try shell("echo no >&2; echo yes").output(quietly: true) == (0, "yes\n"))
  }

  @Test("has the variables it is given and no others")
  func environment() throws {
    #expect(
      try Subprocess(["/usr/bin/env"], environment: ["B": "2=3", "A": ""]).output().text == "A=\nB=2=3\n")
  }

  @Test("is looked for in the PATH of its own environment")
  func path() throws {
    let scratch = try Scratch()
    try scratch.write("first/tool", "#!/bin/sh\necho first", mode: 0o644)
    try scratch.path.appending("second/tool").makeDirectories()
    try scratch.write("third/tool", "#!/bin/sh\necho third", mode: 0o755)
    let path = ["first", "second", "third"].map { scratch.path.appending($0).string }
    let run = { (directories: [String]) in
      try Subprocess(["tool"], environment: ["PATH": directories.joined(separator: ":")]).output().text
    }
    #expect(try run(path) == "third\n")
    #expect(errorText { try run([path[0]]) } == "cannot run 'tool': permission denied")
    #expect(errorText { try run([path[1], ""]) } == "cannot run 'tool': no such file or directory")
    #expect(try Subprocess(["true"], environment: [:]).run() == 0)
  }

  @Test(
    "says that it cannot be run",
    arguments: [
      (["/no/such/program"], "cannot run '/no/such/program': no such file or directory"),
      (["/etc"], "cannot run '/etc': permission denied"),
      ([], "cannot run '': no such file or directory"),
      ([""], "cannot run '': no such file or directory"),
      (["/bin/echo", "a\u{0}b"], "'a\\x00b' cannot be passed to a program: it contains a NUL"),
    ])
  func missing(words: [String], message: String) {
    #expect(errorText { try Subprocess(words, environment: [:]).run() } == message)
  }

  @Test("is shown as a shell would take it")
  func line() {
    let program = Subprocess(["install", "-m755", "a b", "", "it's", "$x", "é", "*"], environment: [:])
    #expect(program.line == "install -m755 'a b' '' 'it'\\''s' '$x' é '*'")
  }

  @Test("ends a program that prints more than it may")
  func outputLimit() {
    let endless = Subprocess(
      ["sh", "-c", "trap '' PIPE; exec yes"], environment: ["PATH": "/usr/bin:/bin"])
    #expect(throws: Problem("'sh' printed more than 100000 bytes")) {
      _ = try endless.outputBytes(limit: 100_000)
    }
  }
}
