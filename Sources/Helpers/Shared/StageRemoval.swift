public import FileSystem
import Packaging
import SystemPackage

extension Job {
  /// The stages of the packages and the one that they are filled from.
  var stages: [FilePath] { packages.map(stage(of:)) + [BuildTree.temporary] }

  /// A problem for each directory that has the name of a stage, and is the maintainer's: there are notes on a package as soon as
  /// it has a stage.
  public func foreignStages() throws -> [Problem] {
    try packages.filter { package in
      let stage = stage(of: package)
      return try stage != tree.override && !tree.notes(of: package).exists()
        && stage.status(followingLinks: false)?.type == .directory && !stage.names().isEmpty
        && !StageMark.isIn(stage)
    }.map(stage(of:)).map { stage in
      Problem(
        in: stage,
        "has the name of a package's stage, which would be removed, and no build has made it: give the directory or the "
          + "package another name, or remove it, and fill a stage only after 'pkgh-prep'")
    }
  }

  /// Removes the stages, and more files and directories of the source tree.
  func removeStages(and paths: [FilePath], except excluded: (ByteString) -> Bool) throws {
    let stages = stages.filter { !excluded(ByteString($0)) }
    for stage in stages {
      // The maintainer's own, whose package has the name of a file.
      if try stage.status(followingLinks: false)?.type == .regular {
        throw Problem(in: stage, "is a file, but the stage of a package has this name: rename one of them")
      }
    }
    if let problem = try foreignStages().first(where: { !excluded(ByteString($0.file ?? "")) }) {
      throw problem
    }
    // What --tmpdir names is ours only where a helper has made it.
    try actions.remove(
      stages.filter { $0 != tree.override } + paths.filter { !excluded(ByteString($0)) },
      stage: stages.first { $0 == tree.override })
  }
}
