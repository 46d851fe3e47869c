public import ArgumentParser
import Commands
public import Packaging

/// Undo the upstream build.
public struct AutoClean: BuildStepHelper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-auto-clean",
    abstract: "Undo the upstream build.",
    usage: "pkgh-auto-clean [options] [-- argument ...]",
    discussion: """
      For a makefile, make is run with the first of the targets 'distclean', 'realclean' and 'clean' that exists. \
      For a Swift package, '.build' is removed.

      Also with --no-act make reads the makefile, to see which targets there are, \
      and runs what that needs: '$(shell ...)' and the rules of included makefiles.
      """,
    version: version)

  public static let step = BuildStep.clean
  /// What is cleaned has no notes afterwards, and odd ones are to be removed.
  public static let isNoted = false

  @OptionGroup public var common: CommonOptions
  @OptionGroup public var system: BuildSystemOptions

  public init() {}
}
