import FileSystem
import SystemPackage

/// What a build may remove: a list of what is allowed, and nothing else.
///
/// A mistyped option or a line of `debian-like/clean` must not delete a user's files.
struct RemovalRule {
  /// The top of the source tree, absolute and without links.
  let top: FilePath

  init(top: FilePath) throws {
    guard let place = top.resolved else { throw Problem(in: top, "cannot find the source tree") }
    self.top = place
  }

  /// Why a path must not be removed; nil where it may be: everything below the top of the source tree except the
  /// packaging itself and the directories above it.
  ///
  /// - Parameter path: From the top of the tree, or absolute. Its last name may be a link, which is then removed itself.
  func refusal(of path: FilePath) -> String? {
    guard let place = place(of: path) else { return nil }  // there is nothing
    guard place != top, place.starts(with: top) else {
      return "will not be removed: it is not below the top of the source tree"
    }
    return packaging.starts(with: place) ? "will not be removed: the packaging is in it" : nil
  }

  /// Why a directory that was named as a stage must not be removed; nil where it is empty or was made by us.
  func refusal(ofStage stage: FilePath) throws -> String? {
    guard let place = place(of: stage), let status = try place.status(followingLinks: false) else {
      return nil
    }
    if packaging.starts(with: place) { return "will not be removed: the source tree is in it" }
    let isOurs =
      try status.type == .directory
      && (place.names().isEmpty || marks.lines().contains(Self.mark(of: place, status)))
    return isOurs ? nil : "will not be removed: it is not empty, and no helper has made it; empty it yourself"
  }

  /// Notes that a directory which has just been made, or is empty, is ours.
  func mark(stage: FilePath) throws {
    guard let place = place(of: stage), let status = try place.status(followingLinks: false) else { return }
    try marks.add([Self.mark(of: place, status)])
  }

  /// The directories outside of `debian-like` that helpers have made for `--tmpdir`.
  ///
  /// Our mark is in our notes and not in the directory, all of whose files are packaged.
  private var marks: Journal { Journal(path: top.pushing(BuildTree.notes).appending("stages")) }

  private var packaging: FilePath { top.pushing(SourceTree.packaging) }

  private static func mark(of path: FilePath, _ status: Stat) -> ByteString {
    // A newline would begin another line.
    let name = ByteString(path).description.showingControlCharacters
    return ByteString("\(status.deviceID.rawValue):\(status.inode.rawValue) \(name)")
  }

  /// The absolute path of what would be removed: links in its directory are followed, the last name is not.
  private func place(of path: FilePath) -> FilePath? {
    let whole = top.pushing(path).lexicallyTrimmed
    guard let name = whole.lastComponent, name.kind == .regular else { return whole.resolved }
    return whole.removingLastComponent().resolved?.appending(name)
  }
}

extension FilePath {
  /// This path without `.` at its end.
  fileprivate var lexicallyTrimmed: FilePath {
    var path = self
    while path.lastComponent?.kind == .currentDirectory { path.removeLastComponent() }
    return path
  }
}
