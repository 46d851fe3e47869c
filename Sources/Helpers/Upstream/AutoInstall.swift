public import ArgumentParser
import Commands
public import Packaging

/// Install the upstream build into the stage.
public struct AutoInstall: BuildStepHelper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-auto-install",
    abstract: "Install the upstream build into the stage.",
    usage: "pkgh-auto-install [options] [-- argument ...]",
    discussion: """
      For a makefile, make is run with the target 'install' and DESTDIR. For a Swift package, every executable \
      product is installed in PREFIX/bin, where PREFIX is usr or the Basedir of the package. If the source builds \
      one package, DESTDIR is the stage of that package; if it builds several, DESTDIR is 'debian-like/tmp', from \
      which pkgh-install copies files into the packages.

      Also with --no-act make reads the makefile, to see which targets there are, \
      and runs what that needs: '$(shell ...)' and the rules of included makefiles.
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
