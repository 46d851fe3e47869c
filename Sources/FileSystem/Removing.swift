public import SystemPackage

extension FilePath {
  /// Removes this file, link, or directory with everything below it; it is not an error when there is nothing to remove.
  ///
  /// One directory is open at a time, and names are removed in it: a link that is put in the place of a directory meanwhile
  /// leads nowhere. The tree may be of any depth.
  public func removeTree() throws {
    guard let component = lastComponent, component.kind == .regular else {
      throw Problem(in: self, "cannot be removed: it is not a name in a directory")
    }
    let parent = removingLastComponent()
    var directory: OpenDirectory
    do {
      directory = try OpenDirectory(parent.isEmpty ? "." : parent)
    } catch .noSuchFileOrDirectory, .notDirectory {
      return
    } catch {
      throw Problem(error, "remove", self)
    }
    var levels: [Level] = []
    var next: ByteString? = ByteString(FilePath(root: nil, [component]))
    while let name = next {
      do {
        if try !directory.removeFile(name) {
          let inner = try OpenDirectory(name, in: directory)
          levels.append(Level(name: name, above: directory.identity, rest: try inner.names()))
          directory = inner
        }
        next = try levels.nextName(&directory)
      } catch {
        let path = ByteString(components: levels.map(\.name) + [name])
        throw Problem(error, "remove", parent.pushing(FilePath(path)))
      }
    }
  }
}

/// A directory that is being emptied.
private struct Level {
  let name: ByteString
  /// The directory that it is in.
  let above: FileIdentity
  /// What is in it still.
  var rest: [ByteString]
}

extension [Level] {
  /// Takes the next name that is to be removed in the innermost directory, and removes directories that have none left.
  fileprivate mutating func nextName(_ directory: inout OpenDirectory) throws(Errno) -> ByteString? {
    while let innermost = indices.last {
      // In place: a copy of the level would copy all of its names for each that is taken.
      if let name = self[innermost].rest.popLast() { return name }
      let outer = try OpenDirectory("..", in: directory)
      // Somebody has moved the directory elsewhere, where nothing is ours to remove.
      guard outer.identity == self[innermost].above else { throw .noSuchFileOrDirectory }
      directory = outer
      try directory.removeDirectory(removeLast().name)
    }
    return nil
  }
}
