public import ChildProcess
import Glibc
public import Secrecy
import Transport

/// The programs of this machine.
public struct SystemCommands: Commands {
  /// Where system programs are; the caller's PATH is not asked, for root's doctor runs nobody else's programs.
  private static let directories = [
    "/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/bin", "/bin",
  ]

  /// The most that is kept of what a program writes.
  private static let largestOutput = 8 << 20

  public init() {}

  public func run(
    _ program: String, _ arguments: [String], input: [UInt8], secretFile: Secret?, seconds: Double
  ) -> CommandResult? {
    let paths = Self.directories.map { $0 + "/" + program }
    guard let path = paths.first(where: { access($0, X_OK) == 0 }) else { return nil }
    guard var child = Child(path, arguments, secretFile: secretFile) else { return nil }
    return child.converse(input: input, limit: Self.largestOutput, deadline: Deadline(seconds: seconds))
  }
}
