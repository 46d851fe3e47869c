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
    let notes = job.packages.map(job.tree.notes(of:))
    let excluded = exclusions.test(job)
    for path in try job.stages() + notes where !excluded(ByteString(path)) {
      try job.actions.remove(path)
    }
  }
}

extension Job {
  /// The stages of the packages and the one that they are filled from.
  ///
  /// A file of the name of a stage is the maintainer's own, whose package has an unlucky name.
  func stages() throws -> [FilePath] {
    let stages = packages.map(stage(of:)) + [BuildTree.temporary]
    for stage in stages {
      guard let status = try stage.status(followingLinks: false) else { continue }
      if status.type == .regular { throw Problem(in: stage, "is a file, and should be a package's stage") }
    }
    return stages
  }
}
