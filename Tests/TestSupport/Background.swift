import FileSystem
import Foundation
public import SystemPackage

/// A program that runs beside the test, with its output in files.
public final class Background {
  private let process = Process()
  private let scratch: Scratch

  /// Starts a program with the scrubbed environment of `run`.
  public init(
    _ program: String, _ arguments: [String] = [], in directory: FilePath, environment: [String: String] = [:]
  ) throws {
    scratch = try Scratch()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory.string)
    process.environment = scrubbedEnvironment(environment)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.file(scratch.write("stdout", ""))
    process.standardError = try Self.file(scratch.write("stderr", ""))
    try process.run()
  }

  private static func file(_ path: FilePath) throws -> FileHandle {
    try FileHandle(forWritingTo: URL(fileURLWithPath: path.string))
  }

  /// Its process number; it leads a process group of its own.
  public var number: Int32 { process.processIdentifier }

  public var isRunning: Bool { process.isRunning }

  /// What it has printed by now.
  public func output() throws -> String { try scratch.read("stdout") }

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

  /// Waits for its end.
  public func finish() throws -> Outcome {
    process.waitUntilExit()
    let isExit = process.terminationReason == .exit
    return Outcome(
      status: isExit ? process.terminationStatus : 128 + process.terminationStatus,
      stdout: try scratch.read("stdout"), stderr: try scratch.read("stderr"))
  }
}
