import Foundation
import Glibc
import ProgramTesting
import Testing

@Suite("Files that the administrator names")
struct NamedFilesTests {
  private let scratch: Scratch
  private let pipe: String
  private let socket: String

  init() throws {
    scratch = try Scratch()
    pipe = scratch.path + "/pipe"
    socket = scratch.path + "/socket"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(mknod(socket, S_IFSOCK | 0o600, 0) == 0)
  }

  /// What a program says of something that is not a file, without waiting for anybody.
  private func errors(_ arguments: [String]) throws -> Outcome? {
    let running = try sample.start([try sample.binaries() + "/worm-mailer"] + arguments)
    defer { running.send(SIGKILL) }
    guard running.poll(until: { running.errorsSoFar.hasSuffix("\n") }) else { return nil }
    return running.finish()
  }

  @Test("are refused as a configuration where they are a pipe, a socket, a device or a directory")
  func configuration() throws {
    for command in [["check", "--no-lookup"], ["run"], ["queue"]] {
      for file in [pipe, socket, "/dev/zero"] {
        let outcome = try errors(command + ["--config", file])
        #expect(outcome == Outcome(errors: "worm-mailer: \(file): not a regular file\n", status: 1))
      }
    }
    let outcome = try errors(["check", "--config", scratch.path])
    #expect(outcome == Outcome(errors: "worm-mailer: \(scratch.path): Is a directory\n", status: 1))
  }

  @Test("are refused as a template and as signatures", arguments: ["template", "signatures"])
  func texts(key: String) throws {
    let long = try scratch.file("long", String(repeating: "# long\n", count: 200_000))
    for (file, reason) in [
      (pipe, "not a regular file"), ("/dev/zero", "not a regular file"),
      (long, "has more than 1048576 bytes; such a file is smaller"),
    ] {
      let configuration = try scratch.file("conf", "spool = \(scratch.path)\n\(key) = \(file)\n")
      let outcome = try errors(["check", "--no-lookup", "--config", configuration])
      let line = "\(configuration):2: '\(key)': \(file): \(reason)"
      #expect(outcome?.errors.contains(line) == true, "\(outcome.map { "\($0)" } ?? "hangs")")
    }
  }

  @Test("are refused as a log, but for a pipe of the shell")
  func log() throws {
    let options = ["log", "--dry-run", "--config", try scratch.file("conf", "spool = \(scratch.path)\n")]
    for file in [pipe, socket, "/dev/zero"] {
      let outcome = try errors(options + [file])
      let problem = "\(file): not a regular file; read it from standard input instead"
      #expect(outcome == Outcome(errors: "worm-mailer: \(problem)\n", status: 1))
    }
    let line =
      "192.0.2.1 - - [02/Jan/2024:03:04:05 +0000] \"GET /scripts/..%255c../winnt/system32/cmd.exe?/c+dir HTTP/1.0\" 404 1 \"-\" \"-\"\n"
    let access = try scratch.file("access.log", line)
    let whole = try sample.run(options + [access])
    #expect(whole.output.hasPrefix("2024-01-02") || whole.output.contains("192.0.2.1"))
    let words = (options + ["/dev/stdin"]).joined(separator: " ")
    let script = "(sleep 0.1; cat '\(access)') | \(try sample.binaries())/worm-mailer \(words)"
    let piped = try sample.start(["/bin/sh", "-c", script]).finish()
    #expect(piped == whole)
  }
}
