import FileSystem
import Glibc
public import SystemPackage

extension FilePath {
  /// Refuses this path below a directory when a symbolic link on its way leads out of the directory.
  ///
  /// Only what is there already is looked at: a name that does not exist yet is not a link. Every file that
  /// is copied asks this, so it looks at bytes: `FilePath`'s views check themselves at each step.
  ///
  /// The path's last name too may be a link that is followed. A path that is not below the directory passes.
  public func requireInside(_ directory: FilePath) throws {
    let slash = CChar(bitPattern: UInt8(ascii: "/"))
    let top = ByteString(directory).bytes.map(CChar.init(bitPattern:))
    var name = ByteString(self).bytes.map(CChar.init(bitPattern:)) + [0]
    guard name.starts(with: top), name[top.count] == slash else { return }
    for end in (top.count + 1)..<name.count where name[end] == slash || name[end] == 0 {
      let byte = name[end]
      name[end] = 0
      var status = Glibc.stat()
      guard lstat(name, &status) == 0 else { return }
      if status.st_mode & S_IFMT == S_IFLNK {
        let place = FilePath(platformString: name)
        guard let top = try directory.resolved(), let end = try place.resolved(), end.starts(with: top) else {
          throw Problem(
            in: place, "is a link to '\(try place.linkTarget())', which leaves '\(directory)': remove it")
        }
      }
      name[end] = byte
    }
  }

  /// Refuses links in this directory that lead out of it to something that is there: a program that is told to fill the
  /// directory would write through them.
  ///
  /// A link to what only the target machine has is right.
  public func requireNoLinksOut() throws {
    guard let top = try resolved(), try status()?.type == .directory else { return }
    try walk { object in
      guard object.status.type == .symbolicLink, let end = try object.location.resolved(),
        !end.starts(with: top)
      else {
        return true
      }
      throw Problem(
        in: object.location,
        "is a link to '\(try object.location.linkTarget())', which leaves '\(self)', and would be written through: remove it"
      )
    }
  }

  /// Refuses what has the name of a directory of ours and is something else: what is put into a link, or removed there,
  /// would be elsewhere.
  ///
  /// - Parameter orLink: Whether a link passes, as where the link itself is removed.
  public func requireOwnDirectory(orLink: Bool = false) throws {
    var path = self
    while path.lastComponent?.kind == .currentDirectory, path.components.count > 1 {
      path.removeLastComponent()
    }
    if path.lastComponent?.kind == .parentDirectory, path.components.contains(where: { $0.kind == .regular })
    {
      throw Problem(in: self, "ends in '..', which may be behind a link: write the directory's own name")
    }
    switch try path.status(followingLinks: false)?.type {
    case nil, .directory: return
    case .symbolicLink:
      if orLink { return }
      throw Problem(in: self, "is a symbolic link: remove it, pkgh makes a directory of this name")
    default:
      throw Problem(in: self, "is not a directory: rename or remove it, pkgh makes a directory of this name")
    }
  }

  /// Refuses this directory as a package's stage where the packaging is in it, or where it is in our notes.
  public func requireNoPackaging() throws {
    let packaging = try SourceTree.packaging.resolved()
    if let place = try resolved(), let packaging, packaging.starts(with: place) {
      throw Problem(in: self, "cannot be a package's stage: the packaging is in it")
    }
    // What is not there yet is below what is.
    var directory = try FilePath.workingDirectory().pushing(self)
    var names: [FilePath.Component] = []
    while try directory.resolved() == nil, let name = directory.lastComponent {
      names.append(name)
      directory.removeLastComponent()
    }
    var place = try directory.resolved() ?? directory
    for name in names.reversed() { place.append(name) }
    if let notes = BuildTree.notes.lastComponent, let packaging,
      place.lexicallyNormalized().starts(with: packaging.appending(notes))
    {
      throw Problem(
        in: self, "cannot be a package's stage: it is in '\(BuildTree.notes)', where the notes of builds are")
    }
  }

  /// Whether the directory that holds this path, its links followed, is the working directory or below it.
  public func isInTree() throws -> Bool {
    let parent = removingLastComponent()
    guard let top = try FilePath(".").resolved(), let place = try (parent.isEmpty ? "." : parent).resolved()
    else {
      return false
    }
    return place.starts(with: top)
  }
}
