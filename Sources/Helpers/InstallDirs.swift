public import ArgumentParser
import FileSystem
import Packaging
import SystemPackage

/// Makes directories in the packages.
public struct InstallDirs: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-installdirs",
    abstract: "Make directories in packages.",
    usage: "pkgh-installdirs [options] [--all] [directory ...]",
    discussion: """
      Every word of 'debian-like/PACKAGE.dirs' is a directory to be made in the stage of the package. \
      Directories named on the command line are made in the first package acted on, or in all with --all.
      """,
    version: version)

  public static let promise = Promise.unless(.file("dirs"), .options)

  @OptionGroup public var common: CommonOptions

  @Flag(name: [.customShort("A"), .customLong("all")], help: "Make the named directories in every package.")
  var all = false

  @Argument(help: "Directories, relative to the top of the package.")
  var directories: [String] = []

  public init() {}

  public func run(on job: Job) throws {
    var made: [FilePath] = []
    for (index, package) in job.packages.enumerated() {
      let stage = job.stage(of: package)
      if index == 0 || all {
        made += try directories.map { stage.appending(try argumentPlace($0)) }
      }
      if let config = try job.source.config("dirs", for: package) {
        for line in config.lines {
          made += try line.words.map { stage.appending(try config.destination($0, line)) }
        }
      }
    }
    for directory in made { try job.actions.makeDirectory(directory) }
  }
}
