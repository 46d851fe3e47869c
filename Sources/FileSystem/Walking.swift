public import SystemPackage

/// One object below the top of a walked tree.
public struct WalkedObject: Sendable {
  /// The path relative to the top of the tree, without a leading slash.
  public let path: ByteString
  /// The path from where the walk began.
  public let location: FilePath
  /// The object's own status; a symbolic link is not followed.
  public let status: Stat
}

extension FilePath {
  /// Visits every object below this directory, parents before children, names in byte order.
  ///
  /// Symbolic links are shown and never followed. The depth of the tree is bounded by the
  /// memory for one name list a level, not by the stack.
  ///
  /// - Parameter visit: Returns false for a directory that is not to be entered.
  public func walk(_ visit: (WalkedObject) throws -> Bool) throws {
    // A stack, onto which a directory's names go backwards: by index, because of Array.reversed() the optimizer
    // of Swift 6.3 makes one of two machine codes by chance, and programs are to be reproducible.
    var pending: [ByteString] = []
    func push(_ names: [ByteString], below directory: ByteString?) {
      for index in names.indices.reversed() {
        pending.append(directory.map { $0 + "/" + names[index] } ?? names[index])
      }
    }
    push(try names(), below: nil)
    while let path = pending.popLast() {
      let location = pushing(FilePath(path))
      let status: Stat
      do {
        status = try Stat(location, followTargetSymlink: false)
      } catch {
        throw Problem(error, "look at", location)
      }
      let enter = try visit(WalkedObject(path: path, location: location, status: status))
      if enter && status.type == .directory {
        push(try location.names(), below: path)
      }
    }
  }
}
