public import ArgumentParser
import Commands
import FileSystem
import Packaging

/// Prints which packages the other helpers would act on.
public struct ListPackages: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-listpackages",
    abstract: "List the packages that would be acted on.",
    usage: "pkgh-listpackages [options]",
    discussion: """
      Prints the names of the packages that a helper with the same options would act on, one a line, in \
      the order of the control file. Packages that are not built for this architecture are not among them.
      """,
    version: version)

  public static let promise = Promise.always
  public static let isNoted = false
  public static let onlyReads = true

  @OptionGroup public var common: CommonOptions

  @Flag(help: "Print a JSON array of names.")
  var json = false

  public init() {}

  public func run(on job: Job) throws {
    let names = job.packages.map(\.name)
    if json {
      // A package's name has no character that JSON would quote.
      printLine("[" + names.map { "\"\($0)\"" }.joined(separator: ", ") + "]")
    } else {
      for name in names { printLine(name) }
    }
  }
}
