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
        guard let top = directory.resolved, let end = place.resolved, end.starts(with: top) else {
          throw Problem(in: place, "is a link to '\(try place.linkTarget())', which leaves '\(directory)'")
        }
      }
      name[end] = byte
    }
  }

  /// Refuses a link that has the name of a directory of ours: what is put there, or removed, would be elsewhere.
  func requireNoLink() throws {
    if try status(followingLinks: false)?.type == .symbolicLink {
      throw Problem(in: self, "is a symbolic link: remove it, pkgh makes a directory of this name")
    }
  }

  /// Refuses this directory as a package's stage where it is a link, or the packaging is in it.
  public func requireStage() throws {
    try requireNoLink()
    if let place = resolved, let packaging = SourceTree.packaging.resolved, packaging.starts(with: place) {
      throw Problem(in: self, "cannot be a package's stage: the packaging is in it")
    }
  }

  /// Whether the directory that holds this path, its links followed, is the working directory or below it.
  public var isInTree: Bool {
    let parent = removingLastComponent()
    guard let top = FilePath(".").resolved, let place = (parent.isEmpty ? "." : parent).resolved else {
      return false
    }
    return place.starts(with: top)
  }
}
