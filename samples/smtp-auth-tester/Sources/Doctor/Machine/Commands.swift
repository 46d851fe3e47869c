public import ChildProcess
public import Secrecy

/// The programs whose answers the doctor asks for; a value of its own so that tests can play them.
public protocol Commands: Sendable {
  /// Runs a program of the system, found by its name in the system's directories.
  ///
  /// - Parameters:
  ///   - input: What it reads from standard input.
  ///   - secretFile: What it can read from /dev/fd/3; a password goes this way and no other.
  ///   - seconds: After which it is killed.
  /// - Returns: Nil when there is no such program.
  func run(
    _ program: String, _ arguments: [String], input: [UInt8], secretFile: Secret?, seconds: Double
  ) -> CommandResult?
}

extension Commands {
  func run(_ program: String, _ arguments: [String], seconds: Double = 10) -> CommandResult? {
    run(program, arguments, input: [], secretFile: nil, seconds: seconds)
  }
}

extension CommandResult {
  var text: String { String(decoding: output, as: UTF8.self) }

  /// The first line of what it complained about, which may quote anything.
  var complaint: String {
    let lines = String(decoding: errors.prefix(4096), as: UTF8.self).lines
    return String(
      (lines.first { $0.contains("fatal") || $0.contains("ERROR") } ?? lines.first { !$0.isEmpty } ?? "")
        .prefix(400))
  }
}
