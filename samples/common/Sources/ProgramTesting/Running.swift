import FileSystem
import Foundation
import Glibc
import SystemPackage

/// A started program whose standard output and error go to files, so that nothing it writes can block it.
public final class Running: Sendable {
  /// Its process number.
  public let pid: Int32
  private let scratch: Scratch
  private var outputPath: String { scratch.path + "/out" }
  private var errorPath: String { scratch.path + "/err" }

  /// Starts a program with the default actions for all signals, whatever those of the tests are.
  ///
  /// - Parameters:
  ///   - arguments: The program, looked for in `path` and the system's directories, and its arguments.
  ///   - directory: Where it runs.
  ///   - input: The file that is its standard input.
  ///   - output: The file that is its standard output, instead of one of our own.
  ///   - path: A directory to look for programs in before the system's.
  ///   - environment: Variables, `NAME=value`, besides the few that every run has.
  public init(
    _ arguments: [String], in directory: String, input: String = "/dev/null", output: String? = nil,
    path: String? = nil, environment: [String] = []
  ) throws {
    let scratch = try Scratch()
    self.scratch = scratch
    let spawn = Spawn(
      descriptors: [
        (0, .reading(FilePath(input))), (1, .appending(FilePath(output ?? scratch.path + "/out"))),
        (2, .appending(FilePath(scratch.path + "/err"))),
      ], hasDefaultSignals: true)
    let system = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"
    var variables = [
      "PATH": "\(path.map { $0 + ":" } ?? "")\(system)", "LC_ALL": "C", "TZ": "UTC", "COLUMNS": "80",
    ]
    for setting in environment {
      let name = setting.unicodeScalars.prefix { $0 != "=" }
      variables[String(name)] = String(setting.unicodeScalars.dropFirst(name.count + 1))
    }
    // The shell only goes to the directory; the program takes its place, and its process number.
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory]
    pid = try Subprocess(shell + arguments, environment: variables).start(spawn)
  }

  /// What it has written by now.
  public var outputSoFar: String { Self.text(outputPath) }

  /// What it has written to standard error by now.
  public var errorsSoFar: String { Self.text(errorPath) }

  /// What a program writes need not be UTF-8.
  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  /// Looks every few milliseconds until a condition holds.
  ///
  /// - Returns: Whether it did within a minute.
  public func poll(until condition: () -> Bool) -> Bool {
    let end = Date(timeIntervalSinceNow: 60)
    while !condition() {
      if Date() > end { return false }
      usleep(5000)
    }
    return true
  }

  /// Whether it has set up a handler for a signal yet.
  public func handles(_ signal: Int32) -> Bool {
    let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
    let mask = line.flatMap { UInt64($0.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16) } ?? 0
    return mask & 1 << (signal - 1) != 0
  }

  /// Sends a signal.
  public func send(_ signal: Int32) { kill(pid, signal) }

  /// Waits for the end; a program that hangs is killed after a minute and its status is -9.
  public func finish() -> Outcome {
    var status: Int32 = 0
    if !poll(until: { waitpid(pid, &status, WNOHANG) == pid }) {
      kill(pid, SIGKILL)
      waitpid(pid, &status, 0)
    }
    let signal = status & 0x7F
    return Outcome(outputSoFar, errors: errorsSoFar, status: signal == 0 ? (status >> 8) & 0xFF : -signal)
  }
}
