public import ArgumentParser
import Commands
public import Packaging

/// Configure the upstream build.
public struct AutoConfigure: BuildStepHelper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-auto-configure",
    abstract: "Configure the upstream build.",
    usage: "pkgh-auto-configure [options] [-- argument ...]",
    discussion: """
      Nothing is done for a makefile or a Swift package: neither is configured before it is built.
      """,
    version: version)

  public static let step = BuildStep.configure

  @OptionGroup public var common: CommonOptions
  @OptionGroup public var system: BuildSystemOptions

  public init() {}
}
