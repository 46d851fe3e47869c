import Datastream
import FileSystem

/// What pkgadd and pkgrm do with a map of one part, step by step, in a root where every directory is that the package
/// does not list or lists as `? ? ?`.
///
/// Recorded from pkgadd: classes one after the other, `none` first; in a class the objects by their paths, and the hard
/// links at its end. Directories above a file and above a directory are made; those above anything else must be there.
/// pkgrm takes the classes and the paths in reverse order, and keeps a directory that is not empty.
struct ModelInstaller {
  private let entries: [MapEntry]
  private let classes: [String]
  private var there: Set<ByteString> = []
  /// The objects that were not made.
  private(set) var failures: Set<ByteString> = []

  init(_ map: PackageMap, classes: [String]) {
    entries = map.entries.filter { $0.kind != .information }.sorted { $0.path < $1.path }
    self.classes = classes
  }

  mutating func install() {
    for entry in entries where entry.isTheSystems { there.insert(entry.path) }
    for name in classes {
      let members = entries.filter { $0.className == name && !$0.isTheSystems }
      for entry in members where entry.kind != .link {
        switch entry.kind {
        case .file, .editable, .volatile, .directory, .exclusiveDirectory:
          makeParents(of: entry.path)
          there.insert(entry.path)
        default:
          make(entry)
        }
      }
      for entry in members where entry.kind == .link {
        let target = entry.target ?? ""
        let directory = entry.path.parent.map { $0 + "/" } ?? ""
        let path = target.isAbsolute ? target : (directory + target).canonicalPath
        let isListed = entries.contains { $0.path == path }
        let isDirectory = entries.contains { $0.path == path && $0.isDirectory }
        if isDirectory || isListed && !there.contains(path) {
          failures.insert(entry.path)
        } else {
          make(entry)
        }
      }
    }
  }

  /// Removes everything.
  ///
  /// - Returns: The directories of the package that stay.
  mutating func remove() -> Set<ByteString> {
    for name in classes.reversed() {
      for entry in entries.reversed() where entry.className == name && !entry.isTheSystems {
        let isInUse = entry.isDirectory && there.contains { $0.hasPrefix(entry.path + "/") }
        if !isInUse { there.remove(entry.path) }
      }
    }
    return there.filter { path in entries.contains { $0.path == path && !$0.isTheSystems } }
  }

  private mutating func make(_ entry: MapEntry) {
    let parent = entries.first { $0.path == entry.path.parent && $0.isDirectory }
    if let parent, !there.contains(parent.path) {
      failures.insert(entry.path)
    } else {
      there.insert(entry.path)
    }
  }

  private mutating func makeParents(of path: ByteString) {
    var next = path.parent
    while let parent = next {
      if entries.contains(where: { $0.path == parent }) { there.insert(parent) }
      next = parent.parent
    }
  }
}

extension MapEntry {
  fileprivate var isDirectory: Bool { kind == .directory || kind == .exclusiveDirectory }

  /// Whether it is there before the package and stays after it.
  fileprivate var isTheSystems: Bool {
    isDirectory && attributes == Attributes(mode: nil, owner: nil, group: nil)
  }
}
