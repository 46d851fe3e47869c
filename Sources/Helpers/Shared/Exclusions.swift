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
  func test(_ job: Job) -> (ByteString) -> Bool {
    { contain($0, environment: job.environment) }
  }

  /// Whether a path is to be left out.
  ///
  /// - Parameter environment: PKGH_ALWAYS_EXCLUDE holds more texts, separated by colons.
  func contain(_ path: ByteString, environment: Environment) -> Bool {
    let always = (environment["PKGH_ALWAYS_EXCLUDE"] ?? "").split(separator: ":").map(String.init)
    return (exclude + always).contains { text in
      let glob = Glob(text)
      return glob.isLiteral
        ? path.contains(ByteString(text))
        : glob.matches(path)
          || path.components.contains { glob.matches($0) }
    }
  }
}
