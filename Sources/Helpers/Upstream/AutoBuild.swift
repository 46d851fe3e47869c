public import ArgumentParser
import Commands
public import Packaging

/// Build the upstream.
public struct AutoBuild: BuildStepHelper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-auto-build",
    abstract: "Build the upstream.",
    usage: "pkgh-auto-build [options] [-- argument ...]",
    discussion: """
      A makefile is run without a target. Of a Swift package every executable product is built in release \
      mode, with the Swift libraries inside. DEB_BUILD_OPTIONS=parallel=N says how many jobs may run.
      """,
    version: version)

  public static let step = BuildStep.build

  @OptionGroup public var common: CommonOptions
  @OptionGroup public var system: BuildSystemOptions

  public init() {}
}
