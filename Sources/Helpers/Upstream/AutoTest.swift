public import ArgumentParser
import Commands
public import Packaging

/// Run the upstream's tests.
public struct AutoTest: BuildStepHelper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-auto-test",
    abstract: "Run the upstream's tests.",
    usage: "pkgh-auto-test [options] [-- argument ...]",
    discussion: """
      A makefile's target 'test' or 'check' is run where it has one; a Swift package's tests by 'swift test'. \
      A test that fails fails the build. Nothing is run with 'nocheck' in DEB_BUILD_OPTIONS.
      """,
    version: version)

  public static let promise = Promise.unless(.buildSystem, .options).refused(by: "nocheck")
  public static let step = BuildStep.test

  @OptionGroup public var common: CommonOptions
  @OptionGroup public var system: BuildSystemOptions

  public init() {}
}
