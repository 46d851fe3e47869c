public import FileSystem
public import SystemPackage

/// What a build may remove: a list of what is allowed, and nothing else.
///
/// A mistyped option or a line of `debian-like/clean` must not delete a user's files.
struct RemovalRule {
  /// The top of the source tree, absolute and without links.
  private let top: FilePath
  /// The packaging, which is not a link.
  private let packaging: FilePath

  init(top: FilePath) throws {
    guard let place = try top.resolved() else { throw Problem(in: top, "cannot find the source tree") }
    self.top = place
    packaging = place.pushing(SourceTree.packaging)
  }

  /// Why a path must not be removed; nil where it may be: everything below the top of the source tree, except the packaging
  /// itself and the directories above it.
  ///
  /// - Parameter path: From the top of the tree, or absolute. Its last name may be a link, which is then removed itself.
  func refusal(of path: FilePath) throws -> String? {
    guard let place = try place(of: path) else { return nil }  // there is nothing
    if isAroundPackaging(place) { return "will not be removed: the packaging is in it" }
    return place.starts(with: top)
      ? nil : "will not be removed: it is not below the top of the source tree"
  }

  /// Why a directory that was named as a stage must not be removed; nil where it is empty or has our mark.
  func refusal(ofStage stage: FilePath) throws -> String? {
    guard let place = try place(of: stage), let status = try place.status(followingLinks: false) else {
      return nil
    }
    if isAroundPackaging(place) { return "will not be removed: the packaging is in it" }
    let isOurs = try status.type == .directory && (place.names().isEmpty || StageMark.isIn(place))
    return isOurs ? nil : "will not be removed: it is not empty, and no helper has made it; empty it yourself"
  }

  /// Whether the packaging is this directory or in it.
  private func isAroundPackaging(_ place: FilePath) -> Bool { packaging.starts(with: place) }

  /// The absolute path of what would be removed: links in its directory are followed, the last name is not.
  func place(of path: FilePath) throws -> FilePath? {
    var whole = top.pushing(path)
    while whole.lastComponent?.kind == .currentDirectory { whole.removeLastComponent() }
    guard let name = whole.lastComponent, name.kind == .regular else { return try whole.resolved() }
    return try whole.removingLastComponent().resolved()?.appending(name)
  }
}

/// The mark of a directory that a helper has made for `--tmpdir`: a file in it, which is not packaged.
///
/// It is in the directory itself, instead of in our notes: those are removed first, and another directory may be given the
/// same name later.
public enum StageMark {
  /// The mark's path in the stage.
  public static let name: ByteString = ".pkgh-stage"

  private static let text =
    "A stage that pkgh has made; pkgh-prep and pkgh-clean remove it with everything in it.\n"

  public static func isIn(_ stage: FilePath) throws -> Bool {
    try stage.pushing(FilePath(name)).status(followingLinks: false)?.type == .regular
  }

  /// Marks a directory that has just been made, or is empty.
  static func put(in stage: FilePath) throws { try stage.pushing(FilePath(name)).write(text.utf8) }
}
