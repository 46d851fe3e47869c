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
      Removes the stages of the packages acted on, the notes about them, stages of packages that are not in the control \
      file any more, and 'debian-like/tmp'. What the \
      build steps made stays, and so does the mark that they have been done: pkgh-clean removes those.
      """,
    version: version)

  public static let promise = Promise.always
  public static let removesStages = true

  @OptionGroup public var common: CommonOptions
  @OptionGroup var exclusions: Exclusions

  public init() {}

  public func run(on job: Job) throws {
    try job.removeStages(and: job.packages.map(job.tree.notes(of:)), except: exclusions.test(job))
  }
}
