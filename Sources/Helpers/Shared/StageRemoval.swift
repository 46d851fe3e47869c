public import FileSystem
import Packaging
import SystemPackage

extension Job {
  /// The stages of the packages and the one that they are filled from.
  var stages: [FilePath] { packages.map(stage(of:)) + [BuildTree.temporary] }

  /// Refuses stages that are links or files, and one that the packaging is in: what is done to a stage is done to everything
  /// in it.
  func requireStages() throws {
    try tree.override?.requireNoPackaging()
    for stage in stages { try stage.requireOwnDirectory() }
  }

  /// Refuses directories of our notes that are links or files.
  func requireNotes() throws {
    for directory in packages.flatMap({ [tree.notes(of: $0), tree.information(of: $0)] }) {
      try directory.requireOwnDirectory()
    }
  }

  /// The stages that are directories of the maintainer's: there are no notes on them, which are made with a stage.
  private func foreignPaths() throws -> [FilePath] {
    let named = try packages.map { (stage(of: $0), hasNotes: try tree.notes(of: $0).exists()) }
    let temporary = (BuildTree.temporary, hasNotes: try BuildTree.notes.exists())
    return try (named + [temporary]).filter { stage, hasNotes in
      let isNoted = try hasNotes && !BuildTree.foreignMark(of: stage).exists()
      return try stage != tree.override && !isNoted
        && stage.status(followingLinks: false)?.type == .directory && !stage.names().isEmpty
        && !StageMark.isIn(stage)
    }.map(\.0)
  }

  /// Notes which stages were there before any helper acted on the package: they are not removed.
  func noteForeignStages() throws {
    if actions.noAct { return }
    for stage in try foreignPaths() {
      let mark = BuildTree.foreignMark(of: stage)
      try mark.requireInside(BuildTree.notes)
      try mark.removingLastComponent().makeDirectories()
      try mark.write([])
    }
  }

  /// A problem for each directory that has the name of a stage, and is the maintainer's.
  public func foreignStages() throws -> [Problem] {
    try foreignPaths().map { stage in
      let (what, way) =
        stage == BuildTree.temporary
        ? ("the directory that upstream is installed into", "it")
        : ("a package's stage", "it or the package")
      return Problem(
        in: stage,
        "has the name of \(what), which would be removed, and no build has made it: give \(way) another name, or remove "
          + "it yourself; what fills a stage by hand runs 'pkgh-prep' before")
    }
  }

  /// The stages of packages that are not in the control file any more, and the notes on them.
  func ofOldPackages() throws -> (stages: [FilePath], notes: [FilePath]) {
    let temporary = BuildTree.temporary.lastComponent.map { [ByteString($0.string)] } ?? []
    let known = BuildTree.ownNames.union(temporary).union(source.packages.map { ByteString($0.name) })
    func directories(in top: FilePath) throws -> [FilePath] {
      guard try top.exists() else { return [] }
      return try top.names().filter { !known.contains($0) }.map { top.pushing(FilePath($0)) }
        .filter { try $0.status(followingLinks: false)?.type == .directory }
    }
    return (
      stages: try directories(in: SourceTree.packaging).filter { try BuildTree.isStage($0) },
      notes: try directories(in: BuildTree.notes)
    )
  }

  /// Our notes that say nothing any more once stages are removed: all of them, unless some package keeps its stage.
  func obsoleteNotes(except excluded: (ByteString) -> Bool) throws -> [FilePath] {
    let kept = try source.packages.filter { package in
      let isActedOn = actsOn(package)
      let stage = (isActedOn ? tree : BuildTree()).stage(of: package)
      return try (!isActedOn || excluded(ByteString(stage))) && stage.exists(followingLinks: false)
    }
    if kept.isEmpty { return [BuildTree.notes] }
    let keptNames = Set(kept.map(\.name))
    return packages.filter { !keptNames.contains($0.name) }.map(tree.notes(of:)) + [BuildTree.built]
  }

  /// Removes the stages, also those of packages that are no more, and more files and directories of the source tree.
  func removeStages(and paths: [FilePath], except excluded: (ByteString) -> Bool) throws {
    let old = try ofOldPackages()
    let stages = (stages + old.stages).filter { !excluded(ByteString($0)) }
    // A file may be the maintainer's own, whose package has the name of it.
    for stage in stages { try stage.requireOwnDirectory(orLink: true) }
    if let problem = try foreignStages().first(where: { !excluded(ByteString($0.file ?? "")) }) {
      throw problem
    }
    // Where the notes on a package are not a directory, they have no mark in them.
    let marks = try stages.map(BuildTree.foreignMark(of:)).filter {
      try $0.removingLastComponent().status(followingLinks: false)?.type == .directory
    }
    // What --tmpdir names is ours only where a helper has made it.
    try actions.remove(
      stages.filter { $0 != tree.override } + (old.notes + paths).filter { !excluded(ByteString($0)) }
        + marks,
      stage: stages.first { $0 == tree.override })
  }
}
