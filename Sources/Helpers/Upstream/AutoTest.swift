public import ArgumentParser
import Commands
public import Packaging

/// Run the upstream tests.
public struct AutoTest: BuildStepHelper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-auto-test",
    abstract: "Run the upstream tests.",
    usage: "pkgh-auto-test [options] [-- argument ...]",
    discussion: """
      For a makefile, make is run with the target 'test' or 'check' if it exists. For a Swift package, 'swift test' \
      is run if the package has tests. The build fails if a test fails. With 'nocheck' in DEB_BUILD_OPTIONS or \
      DEB_BUILD_PROFILES nothing is run.

      Also with --no-act make reads the makefile, to see which targets there are, \
      and runs what that needs: '$(shell ...)' and the rules of included makefiles.
      """,
    version: version)

  public static let promise = Promise.unless(.buildSystem, .options).refused(by: "nocheck")
  public static let step = BuildStep.test

  @OptionGroup public var common: CommonOptions
  @OptionGroup public var system: BuildSystemOptions

  public init() {}
}
