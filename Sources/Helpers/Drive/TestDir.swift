public import ArgumentParser
import Commands
import FileSystem
import Packaging
import SystemPackage

/// Checks that the process stands at the top of a source tree.
public struct TestDir: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-testdir",
    abstract: "Check that we are at the top of a source tree.",
    usage: "pkgh-testdir [options] [file ...]",
    discussion: """
      The directory must hold 'debian-like/control' and 'debian-like/changelog', both without mistakes, \
      and the files named on the command line.
      """,
    version: version)

  public static let promise = Promise.always
  public static let isNoted = false

  @OptionGroup public var common: CommonOptions

  @Argument(help: "Files that a tree of this source has, such as 'configure.ac'.", completion: .file())
  var files: [String] = []

  public init() {}

  public func run(on job: Job) throws {
    for file in files where try !FilePath(file).exists() {
      throw Problem(in: FilePath(file), "there is no such file here; start at the top of the source tree")
    }
  }
}
