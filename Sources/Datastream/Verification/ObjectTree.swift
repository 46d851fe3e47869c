internal import FileSystem

/// The tree of the installed objects: what is above a path, and below it.
extension InstallationOrder {
  /// Whether a path that is not in the package is a directory all the same: the root, BASEDIR, or one above them or an object.
  func isDirectory(_ path: ByteString) -> Bool {
    if path.isEmpty || path == "/" || path == installed.base || installed.base.isBelow(path) { return true }
    let place = treeOrder.partitioningIndex { !paths[$0].precedesInTree(path) }
    return place < treeOrder.count && paths[treeOrder[place]].isBelow(path)
  }

  /// The object right above a path that need not be in the package.
  func parent(of path: ByteString, _ parents: [Int?]) -> Int? {
    let place = treeOrder.partitioningIndex { !paths[$0].precedesInTree(path) }
    var above = place > 0 ? treeOrder[place - 1] : nil
    while let object = above, !path.isBelow(paths[object]) { above = parents[object] }
    return above
  }

  /// The object right above each object in the tree of those that the package lists; nil where there is none.
  var parents: [Int?] {
    var parents = [Int?](repeating: nil, count: objects.count)
    var above: [Int] = []
    for index in treeOrder {
      while let last = above.last, !paths[index].isBelow(paths[last]) { above.removeLast() }
      parents[index] = above.last
      above.append(index)
    }
    return parents
  }

  /// When each object is there, which is earlier for a directory that is made for what is in it.
  ///
  /// The installers make the directories above a directory, and above a file that they copy themselves.
  func firstMoments(_ parents: [Int?]) -> [Moment] {
    var first = objects.indices.map(moment)
    for index in treeOrder.reversed() {
      let makesParents =
        objects[index].kind.isDirectory || objects[index].kind.hasContent && first[index].step == .objects
      guard makesParents, let parent = parents[index] else { continue }
      first[parent] = min(first[parent], first[index])
    }
    return first
  }
}

extension ByteString {
  /// Whether an installed path is below another one.
  func isBelow(_ directory: ByteString) -> Bool {
    let end = directory.count
    return count > end && (directory == "/" || bytes[end] == .slash) && hasPrefix(directory)
  }

  /// Whether a path comes first where a slash comes before every other byte.
  func precedesInTree(_ other: ByteString) -> Bool {
    precedes(other) { $0 == .slash || $1 != .slash && $0 < $1 }
  }
}
