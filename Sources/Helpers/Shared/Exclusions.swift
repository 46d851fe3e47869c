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
  func test(_ job: Job) -> (ByteString) -> Bool { test(in: job.environment) }

  /// Tells the paths that are to be left out.
  ///
  /// - Parameter environment: PKGH_ALWAYS_EXCLUDE holds more texts, separated by colons.
  func test(in environment: Environment) -> (ByteString) -> Bool {
    let always = (environment["PKGH_ALWAYS_EXCLUDE"] ?? "").split(separator: ":").map(String.init)
    let globs = (exclude + always).map { Glob($0) }
    let texts = globs.filter(\.isLiteral).map { ByteString($0.pattern) }
    let patterns = globs.filter { !$0.isLiteral }
    return { path in
      texts.contains { path.contains($0) }
        || patterns.contains { glob in
          glob.matches(path) || path.components.contains { glob.matches($0) }
        }
    }
  }
}
