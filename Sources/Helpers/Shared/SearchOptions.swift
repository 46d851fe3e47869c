public import ArgumentParser
import Packaging

/// `--sourcedir`: where a helper looks for files before it looks below the top of the source tree.
public struct SearchOptions: ParsableArguments {
  @Option(
    name: .customLong("sourcedir"),
    help: ArgumentHelp(
      "Look for files below this directory instead of 'debian-like/tmp'.", valueName: "directory"),
    completion: .directory)
  public var sourceDirectory: String?

  public init() {}

  var files: SourceFiles {
    get throws { try SourceFiles(sourceDirectory: sourceDirectory) }
  }
}
