public import ArgumentParser
import Commands
public import FileSystem
import Packaging
import SystemPackage

/// Makes directories in the packages.
public struct InstallDirs: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-installdirs",
    abstract: "Create directories in packages.",
    usage: "pkgh-installdirs [options] [--all] [directory ...]",
    discussion: """
      Every word of 'debian-like/PACKAGE.dirs' is a directory that is created in the stage of the package. \
      Directories given as arguments are created in the first package acted on, or with --all in every package.
      """,
    version: version)

  public static let promise = Promise.unless(.file(.dirs), .options)

  @OptionGroup public var common: CommonOptions
  @OptionGroup var scope: AllPackagesOption

  @Argument(help: "Directories, relative to the top of the package.")
  var directories: [String] = []

  public init() {}

  public static var operands: WritableKeyPath<Self, [String]>? { \.directories }

  public static func check(_ job: Job, _ problems: inout Problems) throws {
    try job.check(.dirs, &problems) { line, _ in for word in line.words { _ = try line.destination(word) } }
  }

  public func run(on job: Job) throws {
    var made: [FilePath] = []
    var notes: [(origins: Origins, asked: [(place: FilePath, source: FilePath)])] = []
    for package in job.packages {
      let origins = Origins(of: package, in: job.tree)
      var rule = ReplacementRule(origins)
      var asked: [(place: FilePath, source: FilePath)] = []
      for instruction in try job.instructions(.dirs, for: package, arguments: directories, all: scope.all) {
        for word in instruction.words {
          let directory = job.stage(of: package).appending(try instruction.destination(word))
          try job.actions.requireInStage(directory, isDirectory: true)
          try rule.requireDirectory(directory) {
            instruction.problem("the directory '\(directory)' cannot be made, \($0)")
          }
          made.append(directory)
          if let list = instruction.place?.file { asked.append((directory, list)) }
        }
      }
      notes.append((origins, asked))
    }
    for directory in made { try job.actions.makeDirectory(directory) }
    if job.actions.noAct { return }
    for (origins, asked) in notes { try origins.add(asked) }
  }
}
