public import SystemPackage

extension FilePath {
  /// The status of what has this name; nil where there is nothing of the name, or a link that leads nowhere.
  ///
  /// - Parameter followingLinks: Whether a link stands for what it leads to.
  /// - Throws: ``Problem`` where it cannot be found out, as in a directory that must not be searched.
  public func status(followingLinks: Bool = true) throws -> Stat? {
    do {
      return try Stat(self, followTargetSymlink: followingLinks)
    } catch .noSuchFileOrDirectory, .notDirectory {
      return nil
    } catch {
      throw Problem(error, "look at", self)
    }
  }

  /// Whether something has this name.
  ///
  /// - Throws: ``Problem`` as ``status(followingLinks:)`` does.
  public func exists(followingLinks: Bool = true) throws -> Bool {
    try status(followingLinks: followingLinks) != nil
  }
}

/// Which file a name is of: names of one file have the same.
public struct FileIdentity: Hashable, Sendable {
  public let device: DeviceID
  public let inode: Inode

  public init(_ status: Stat) {
    device = status.deviceID
    inode = status.inode
  }
}
