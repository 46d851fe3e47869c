public import ArgumentParser
import Commands
import FileSystem
import Packaging
import SystemPackage

/// Removes what an earlier build of the packages staged.
public struct Prep: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-prep",
    abstract: "Remove what an earlier build staged, before packages are filled anew.",
    usage: "pkgh-prep [options]",
    discussion: """
      Removes the stages of the packages acted on, the notes about them, and 'debian-like/tmp'. What the \
      build steps made stays, and so does the mark that they have been done: pkgh-clean removes those.
      """,
    version: version)

  public static let promise = Promise.always

  @OptionGroup public var common: CommonOptions
  @OptionGroup var exclusions: Exclusions

  public init() {}

  public func run(on job: Job) throws {
    try job.removeStages(and: job.packages.map(job.tree.notes(of:)), except: exclusions.test(job))
  }
}

extension Job {
  /// The stages of the packages and the one that they are filled from.
  var stages: [FilePath] { packages.map(stage(of:)) + [BuildTree.temporary] }

  /// Removes the stages, and more files and directories of the source tree.
  func removeStages(and paths: [FilePath], except excluded: (ByteString) -> Bool) throws {
    let stages = stages.filter { !excluded(ByteString($0)) }
    for stage in stages {
      // The maintainer's own, whose package has the name of a file.
      if try stage.status(followingLinks: false)?.type == .regular {
        throw Problem(in: stage, "is a file, but the stage of a package has this name: rename one of them")
      }
    }
    // What --tmpdir names is ours only where a helper has made it.
    let ours = Set(packages.map { BuildTree().stage(of: $0) } + [BuildTree.temporary])
    try actions.remove(
      stages.filter(ours.contains) + paths.filter { !excluded(ByteString($0)) },
      stage: stages.first { !ours.contains($0) })
  }
}
