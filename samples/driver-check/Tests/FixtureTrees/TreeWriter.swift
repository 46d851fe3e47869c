import Glibc
import ProgramTesting

/// Writes files below a scratch directory; a tree has hundreds of them, so it goes by system calls.
final class TreeWriter {
  struct Failure: Error {
    let path: String
    let number: Int32
  }

  private let root: String

  /// Directories that are there already.
  private var directories: Set<Substring> = [""]

  init(_ scratch: Scratch) { root = scratch.path }

  func file(_ path: String, _ text: String) throws { try file(path, Array(text.utf8)) }

  /// Writes a file.
  ///
  /// - Parameter modified: The time it gets, in seconds since 1970.
  func file(_ path: String, _ bytes: [UInt8], modified: Int? = nil) throws {
    try makeParents(of: path)
    let file = open(root + path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Failure(path: path, number: errno) }
    defer { close(file) }
    guard write(file, bytes, bytes.count) == bytes.count else { throw Failure(path: path, number: errno) }
    if let modified {
      let times = [timespec(tv_sec: modified, tv_nsec: 0), timespec(tv_sec: modified, tv_nsec: 0)]
      guard futimens(file, times) == 0 else { throw Failure(path: path, number: errno) }
    }
  }

  func directory(_ path: String) throws { try makeParents(of: path + "/") }

  /// Makes a symbolic link, whose target is absolute in the tree and becomes relative, as in sysfs.
  func link(_ path: String, to target: String) throws {
    try makeParents(of: path)
    let depth = path.split(separator: "/").count - 1
    let text = target.hasPrefix("/") ? String(repeating: "../", count: depth) + target.dropFirst() : target
    unlink(root + path)
    guard symlink(text, root + path) == 0 else { throw Failure(path: path, number: errno) }
  }

  private func makeParents(of path: String) throws {
    var place = path[...]
    var missing: [Substring] = []
    while let slash = place.lastIndex(of: "/") {
      place = place[..<slash]
      if directories.contains(place) { break }
      missing.append(place)
    }
    for directory in missing.reversed() {
      guard mkdir(root + directory, 0o755) == 0 || errno == EEXIST else {
        throw Failure(path: String(directory), number: errno)
      }
      directories.insert(directory)
    }
  }
}
