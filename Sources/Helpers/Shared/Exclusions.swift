public import ArgumentParser
import FileSystem
import Packaging

/// `-X`: the paths that a helper leaves out.
public struct Exclusions: ParsableArguments {
  @Option(
    name: [.customShort("X", allowingJoined: true), .customLong("exclude")],
    help: ArgumentHelp(
      "Leave out the paths that contain this text, or match it where it has '*', '?' or '['.",
      valueName: "text"))
  public var exclude: [String] = []

  public init() {}

  /// Tells the paths that are to be left out, in the environment of a job.
  func test(_ job: Job) -> (ByteString) -> Bool { test(environment: job.environment) }

  /// Tells the paths that are to be left out.
  ///
  /// - Parameter environment: PKGH_ALWAYS_EXCLUDE holds more texts, separated by colons.
  func test(environment: Environment) -> (ByteString) -> Bool {
    let always = (environment["PKGH_ALWAYS_EXCLUDE"] ?? "").split(separator: ":").map(String.init)
    let globs = (exclude + always).map { Glob($0) }
    return { path in
      globs.contains { glob in
        glob.isLiteral
          ? path.contains(ByteString(glob.pattern))
          : glob.matches(path) || path.components.contains { glob.matches($0) }
      }
    }
  }
}
