import FileSystem
import Glibc
public import SystemPackage

/// Refuses a path below a directory when a symbolic link on its way leads out of the directory.
///
/// Only what is there already is looked at: a name that does not exist yet is no link. Every file that
/// is copied asks this, so it looks at bytes: `FilePath`'s views check themselves at each step.
///
/// - Parameter path: Its last name too may be a link that is followed. A path elsewhere is none of ours.
func requireInside(_ directory: FilePath, _ path: FilePath) throws {
  let slash = CChar(bitPattern: UInt8(ascii: "/"))
  let top = ByteString(directory).bytes.map(CChar.init(bitPattern:))
  var name = ByteString(path).bytes.map(CChar.init(bitPattern:)) + [0]
  guard name.starts(with: top), name[top.count] == slash else { return }
  for end in (top.count + 1)..<name.count where name[end] == slash || name[end] == 0 {
    let byte = name[end]
    name[end] = 0
    var status = stat()
    guard lstat(name, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFLNK {
      let place = FilePath(platformString: name)
      guard let top = directory.resolved, let end = place.resolved, end.starts(with: top) else {
        throw Problem(
          in: place, "is a link to '\(try place.linkTarget())', which leaves '\(directory)'")
      }
    }
    name[end] = byte
  }
}

/// Whether the directory that holds a path, its links followed, is the one we stand in or below it.
public func isInTree(_ path: FilePath) -> Bool {
  let parent = path.removingLastComponent()
  guard let top = FilePath(".").resolved, let place = (parent.isEmpty ? "." : parent).resolved else {
    return false
  }
  return place.starts(with: top)
}
