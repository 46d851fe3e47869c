import Foundation
import Glibc
import Testing

/// What a run of the program left behind.
struct Outcome: Equatable, CustomStringConvertible {
  var status: Int32
  var output: String
  var errors: String

  /// All three, so that a failed comparison shows the whole story.
  var description: String { "status \(status)\n--- output\n\(output)--- errors\n\(errors)---" }

  init(_ output: String = "", errors: String = "", status: Int32 = 0) {
    self.status = status
    self.output = output
    self.errors = errors
  }
}

/// A scratch directory, removed with the value that owns it.
final class Scratch {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("load-reporter-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  func file(_ name: String, _ contents: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    try Data(contents).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// Writes a file and gives its path.
  func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }
}

/// A started program whose standard output and error go to files, so that nothing it writes can block it.
final class Running {
  private let scratch: Scratch
  private let pid: pid_t
  private var outputPath: String { scratch.path + "/out" }
  private var errorPath: String { scratch.path + "/err" }

  /// Starts a program with the default actions for all signals, whatever those of the tests are.
  init(_ arguments: [String], input: String = "/dev/null", output: String? = nil) throws {
    let scratch = try Scratch()
    self.scratch = scratch
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, 1, output ?? scratch.path + "/out", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, scratch.path + "/err", O_WRONLY | O_CREAT | O_APPEND, 0o600)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var every = sigset_t()
    var none = sigset_t()
    sigfillset(&every)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let path = "PATH=\(try Places.binaries()):/usr/bin:/bin"
    // The shell only goes to the package's directory; the program takes its place, and its process number.
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", try Places.package()]
    let words = (shell + arguments).map { strdup($0) } + [nil]
    let variables = [path, "LC_ALL=C", "TZ=UTC", "COLUMNS=80"]
    let environment = variables.map { strdup($0) } + [nil]
    defer { for pointer in words + environment { free(pointer) } }
    var pid: pid_t = 0
    let result = posix_spawn(&pid, shell[0], &actions, &attributes, words, environment)
    guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: result) ?? .EIO) }
    self.pid = pid
  }

  /// What it has written by now.
  var outputSoFar: String { (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? "" }

  /// Looks every few milliseconds until a condition holds.
  ///
  /// - Returns: Whether it did within a minute.
  func poll(until condition: () -> Bool) -> Bool {
    let end = Date(timeIntervalSinceNow: 60)
    while !condition() {
      if Date() > end { return false }
      usleep(5000)
    }
    return true
  }

  /// Whether it has set up a handler for a signal yet.
  func handles(_ signal: Int32) -> Bool {
    let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
    let mask = line.flatMap { UInt64($0.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16) } ?? 0
    return mask & 1 << (signal - 1) != 0
  }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(pid, signal) }

  /// Waits for the end; a program that hangs is killed after a minute and its status is -9.
  func finish() -> Outcome {
    var status: Int32 = 0
    if !poll(until: { waitpid(pid, &status, WNOHANG) == pid }) {
      kill(pid, SIGKILL)
      waitpid(pid, &status, 0)
    }
    let signal = status & 0x7F
    let errors = (try? String(contentsOfFile: errorPath, encoding: .utf8)) ?? ""
    return Outcome(outputSoFar, errors: errors, status: signal == 0 ? (status >> 8) & 0xFF : -signal)
  }
}

/// Runs `load-reporter` in the package's directory.
func loadReporter(_ arguments: String..., input: String = "/dev/null", output: String? = nil) throws
  -> Outcome
{
  try Running([try Places.binaries() + "/load-reporter"] + arguments, input: input, output: output).finish()
}

/// The options that compare a pair of fixtures.
func fixture(_ name: String) -> [String] {
  ["--from", "Tests/Fixtures/\(name).before", "--to", "Tests/Fixtures/\(name).after"]
}

/// Runs `load-reporter` on a pair of fixtures.
func loadReporter(fixture name: String, _ arguments: String...) throws -> Outcome {
  try Running([try Places.binaries() + "/load-reporter"] + fixture(name) + arguments).finish()
}
