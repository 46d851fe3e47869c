internal import Glibc
public import SystemPackage

extension FilePath {
  /// Removes this file, link, or directory with everything below it; it is not an error when there is nothing to remove.
  public func removeTree() throws {
    guard let status = try status(followingLinks: false) else { return }
    if status.type == .directory {
      var directories = [self]
      try walk { object in
        if object.status.type == .directory {
          directories.append(object.location)
        } else if object.location.withPlatformString(unlink) != 0 {
          throw Problem(Errno(rawValue: errno), "remove", object.location)
        }
        return true
      }
      for directory in directories.reversed() where directory.withPlatformString(rmdir) != 0 {
        throw Problem(Errno(rawValue: errno), "remove", directory)
      }
    } else if withPlatformString(unlink) != 0 {
      throw Problem(Errno(rawValue: errno), "remove", self)
    }
  }
}
