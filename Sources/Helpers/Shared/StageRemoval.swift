import FileSystem
import Packaging
import SystemPackage

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
    try actions.remove(
      stages.filter { $0 != tree.override } + paths.filter { !excluded(ByteString($0)) },
      stage: stages.first { $0 == tree.override })
  }
}
