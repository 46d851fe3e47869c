import Foundation
public import SystemPackage

/// What a finished program left: the whole of its output and its status.
public struct Outcome: Hashable, Sendable {
  public var status: Int32
  public var stdout: String
  public var stderr: String

  public init(status: Int32 = 0, stdout: String = "", stderr: String = "") {
    self.status = status
    self.stdout = stdout
    self.stderr = stderr
  }
}

/// Runs a program to its end.
///
/// - Parameters:
///   - program: An absolute path, or a name to look for in PATH.
///   - environment: Changes to a scrubbed environment: PATH, HOME and a C.UTF-8 locale, and
///     nothing else of the caller's, so that DEB_BUILD_OPTIONS or a make around us cannot leak in.
///   - input: The program's standard input; it is /dev/null without.
public func run(
  _ program: String, _ arguments: [String] = [], in directory: FilePath? = nil,
  environment: [String: String] = [:], input: [UInt8]? = nil
) throws -> Outcome {
  signal(SIGPIPE, SIG_IGN)  // a program may end before it has read its input
  let process = Process()
  let searched = program.contains("/") ? [program] : ["/usr/bin/env", program]
  process.executableURL = URL(fileURLWithPath: searched[0])
  process.arguments = searched.dropFirst() + arguments
  if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory.string) }
  process.environment = scrubbedEnvironment(environment)

  let output = Pipe()
  let errors = Pipe()
  process.standardOutput = output
  process.standardError = errors
  let feed = input.map { _ in Pipe() }
  process.standardInput = feed ?? FileHandle.nullDevice
  try process.run()

  // All three are served at once, so that no pipe can fill up while another is waited for.
  let readers = DispatchGroup()
  let stderrText = Collected()
  DispatchQueue.global().async(group: readers) {
    stderrText.data = errors.fileHandleForReading.readDataToEndOfFile()
  }
  if let feed, let input {
    DispatchQueue.global().async(group: readers) {
      try? feed.fileHandleForWriting.write(contentsOf: Data(input))
      try? feed.fileHandleForWriting.close()
    }
  }
  let stdout = output.fileHandleForReading.readDataToEndOfFile()
  readers.wait()
  process.waitUntilExit()
  let status =
    process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
  return Outcome(
    status: status, stdout: String(decoding: stdout, as: UTF8.self),
    stderr: String(decoding: stderrText.data, as: UTF8.self))
}

/// PATH, HOME and a C.UTF-8 locale, and the changes to them.
func scrubbedEnvironment(_ changes: [String: String]) -> [String: String] {
  let own = ProcessInfo.processInfo.environment
  return [
    "PATH": own["PATH"] ?? "/usr/bin:/bin", "HOME": own["HOME"] ?? "/", "LC_ALL": "C.UTF-8",
  ].merging(changes) { $1 }
}

private final class Collected: @unchecked Sendable {
  var data = Data()
}
