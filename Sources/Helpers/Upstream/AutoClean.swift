public import ArgumentParser
import Commands
public import Packaging

/// Undo the upstream's build.
public struct AutoClean: BuildStepHelper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-auto-clean",
    abstract: "Undo the upstream's build.",
    usage: "pkgh-auto-clean [options] [-- argument ...]",
    discussion: """
      A makefile's target 'distclean', 'realclean' or 'clean' is run, the first that there is. Of a Swift \
      package '.build' is removed.
      """,
    version: version)

  public static let step = BuildStep.clean

  @OptionGroup public var common: CommonOptions
  @OptionGroup public var system: BuildSystemOptions

  public init() {}
}
