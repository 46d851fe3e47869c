public import ArgumentParser
import Commands
public import Packaging

/// Install the upstream's build into the stage.
public struct AutoInstall: BuildStepHelper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-auto-install",
    abstract: "Install the upstream's build into the stage.",
    usage: "pkgh-auto-install [options] [-- argument ...]",
    discussion: """
      A makefile's target 'install' is run with DESTDIR. Of a Swift package every executable product goes to \
      PREFIX/bin, where PREFIX is usr or the package's Basedir. Where the source makes several packages the \
      stage is 'debian-like/tmp', and pkgh-install shares it out; a single package is staged at once.
      """,
    version: version)

  public static let step = BuildStep.install

  @OptionGroup public var common: CommonOptions
  @OptionGroup public var system: BuildSystemOptions

  @Option(
    name: .customLong("destdir"),
    help: ArgumentHelp("Install below this directory instead of the stage.", valueName: "directory"),
    completion: .directory)
  public var destination: String?

  public init() {}
}
