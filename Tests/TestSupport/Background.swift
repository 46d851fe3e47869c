import FileSystem
import Foundation
public import SystemPackage

/// A program that runs beside the test, with its output in files.
///
/// It leads a session, and so a process group, of its own, and has the default actions for signals: the threads of a
/// test block them.
public final class Background {
  /// Its process number.
  public let number: Int32
  private let scratch: Scratch

  /// Starts a program with the scrubbed environment of `run`.
  public init(
    _ program: String, _ arguments: [String] = [], in directory: FilePath, environment: [String: String] = [:]
  ) throws {
    scratch = try Scratch()
    let spawn = try Spawn(
      descriptors: [
        (0, .reading("/dev/null")), (1, .appending(scratch.write("stdout", ""))),
        (2, .appending(scratch.write("stderr", ""))),
      ], hasDefaultSignals: true, beginsSession: true)
    number = try Subprocess(
      ["env", "-C", directory.string, program] + arguments, environment: scrubbedEnvironment(environment)
    ).start(spawn)
  }

  /// What it has printed by now.
  public func output() throws -> String { try scratch.read("stdout") }

  /// What it has printed on standard error by now.
  public func errors() throws -> String { try scratch.read("stderr") }

  /// Looks again and again until a condition holds, at most a minute.
  ///
  /// - Returns: Whether it did.
  public func poll(until condition: () throws -> Bool) rethrows -> Bool {
    let end = ContinuousClock.now + .seconds(60)
    while try !condition() {
      if ContinuousClock.now > end { return false }
      usleep(2000)
    }
    return true
  }

  /// Waits for its end, which is to be done once.
  public func finish() throws -> Outcome {
    var status: Int32 = 0
    while waitpid(number, &status, 0) < 0 {
      guard errno == EINTR else { throw Errno(rawValue: errno) }
    }
    let signal = status & 0x7f
    return Outcome(
      status: signal == 0 ? (status >> 8) & 0xff : 128 + signal,
      stdout: try scratch.read("stdout"), stderr: try scratch.read("stderr"))
  }
}
