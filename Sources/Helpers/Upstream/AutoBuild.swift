public import ArgumentParser
import Commands
public import Packaging

/// Run the upstream build.
public struct AutoBuild: BuildStepHelper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-auto-build",
    abstract: "Run the upstream build.",
    usage: "pkgh-auto-build [options] [-- argument ...]",
    discussion: """
      For a makefile, make is run without a target. For a Swift package, every executable product is built in \
      release mode with the Swift libraries linked in. DEB_BUILD_OPTIONS=parallel=N sets the number of jobs.
      """,
    version: version)

  public static let step = BuildStep.build

  @OptionGroup public var common: CommonOptions
  @OptionGroup public var system: BuildSystemOptions

  public init() {}
}
