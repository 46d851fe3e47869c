import FileSystem
import Glibc
public import SystemPackage

/// Refuses a path below a directory when a symbolic link on its way leads out of the directory.
///
/// Only what is there already is looked at: a name that does not exist yet is no link.
///
/// - Parameter path: Begins with the directory; its last name too may be a link that is followed.
func requireInside(_ directory: FilePath, _ path: FilePath) throws {
  var place = directory
  var rest = path
  guard rest.removePrefix(directory) else { return }
  for component in rest.components {
    place.append(component)
    guard let status = try? Stat(place, followTargetSymlink: false) else { return }
    guard status.type == .symbolicLink else { continue }
    guard let top = resolved(directory), let end = resolved(place), end.starts(with: top) else {
      throw Problem(in: place, "is a link to '\(try symbolicLinkTarget(place))', which leaves '\(directory)'")
    }
  }
}

/// Whether the directory that holds a path, its links followed, is the one we stand in or below it.
public func isInTree(_ path: FilePath) -> Bool {
  let parent = path.removingLastComponent()
  guard let top = resolved("."), let place = resolved(parent.isEmpty ? "." : parent) else { return false }
  return place.starts(with: top)
}

/// The absolute path without links that names the same object, or nil where there is none.
func resolved(_ path: FilePath) -> FilePath? {
  guard let name = path.withPlatformString({ realpath($0, nil) }) else { return nil }
  defer { free(name) }
  return FilePath(platformString: name)
}
