public import ArgumentParser
import FileSystem
import Packaging

/// A program of this project that is a name of the one binary.
public protocol Command: ParsableCommand {}

extension Command {
  /// The name the program is called by: `pkgh-installdirs`.
  public static var name: String { configuration.commandName ?? "pkgh" }
}

/// A command that works on a source tree: one of the steps from the source to the package.
public protocol Helper: Command {
  /// When there is nothing to do; the sequencer asks before it runs the helper.
  static var promise: Promise { get }
  var common: CommonOptions { get }
  /// Whether our notes on the packages say that the helper has run: not where it makes or removes nothing there.
  static var isNoted: Bool { get }
  /// Does the work. Everything is read before anything is done.
  func run(on job: Job) throws
}

extension Helper {
  public static var isNoted: Bool { true }

  public mutating func run() throws { try runOnSourceTree() }

  /// Runs the helper on the source tree the process stands in.
  func runOnSourceTree() throws {
    let job = try Job(common, environment: .process, helper: Self.name)
    try run(on: job)
    if Self.isNoted { try job.note(Self.name) }
  }
}

/// The version of all programs of the project.
public let version = "0.1.0"
