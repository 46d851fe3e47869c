internal import Glibc
public import SystemPackage

/// A directory that is either complete or absent.
///
/// It is filled as `.NAME.tmp` beside the final name. That is locked, and the next writer clears it
/// if its writer died: see ``AtomicFile``. A directory that is there already is
/// never replaced.
public struct AtomicDirectory: ~Copyable {
  public let path: FilePath
  /// The directory to fill.
  public let temporary: FilePath
  private let lock: FileDescriptor

  /// Makes the temporary directory.
  ///
  /// - Parameter path: The final name; the directory above it must exist.
  public init(at path: FilePath) throws {
    guard let name = path.lastComponent, name.kind == .regular else {
      throw Problem(in: path, "is not the name of a directory")
    }
    guard try !path.exists(followingLinks: false) else {
      throw Problem(in: path, "already exists; remove it first")
    }
    let temporary = path.removingLastComponent()
      .pushing(FilePath("." + ByteString(FilePath(root: nil, [name])) + ".tmp"))
    lock = try Termination.begin(temporary) { try Self.openEmpty(temporary, for: path) }
    self.path = path
    self.temporary = temporary
  }

  private static func openEmpty(_ temporary: FilePath, for path: FilePath) throws -> FileDescriptor {
    while true {
      if temporary.withPlatformString({ mkdir($0, 0o755) }) != 0, errno != EEXIST {
        throw Problem(Errno(rawValue: errno), "make the directory", path)
      }
      let descriptor: FileDescriptor
      do {
        descriptor = try FileDescriptor.open(
          temporary, .readOnly, options: [.directory, .noFollow, .closeOnExec])
      } catch Errno.noSuchFileOrDirectory {
        continue
      } catch let error as Errno {
        throw Problem(error, "make the directory", path)
      }
      do {
        guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
          throw Problem(in: path, "is being written by another process")
        }
        // Between our open and our lock, the writer before us may have renamed the directory.
        let mine = try Stat(descriptor)
        if let named = try temporary.status(followingLinks: false), FileIdentity(named) == FileIdentity(mine)
        {
          for name in try temporary.names() { try temporary.pushing(FilePath(name)).removeTree() }
          guard fchmod(descriptor.rawValue, 0o755) == 0 else { throw Errno(rawValue: errno) }
          return descriptor
        }
        try descriptor.close()
      } catch {
        try? descriptor.close()
        throw error
      }
    }
  }

  /// Gives the directory its final name.
  ///
  /// Unlike ``AtomicFile`` this does not wait for the disk: thousands of files may be in there.
  public consuming func commit() throws {
    // rename(2) itself refuses to replace all but an empty directory.
    guard try !path.exists(followingLinks: false) else {
      throw Problem(in: path, "already exists; remove it first")
    }
    try Termination.finish(temporary) {
      guard temporary.withPlatformString({ from in path.withPlatformString { rename(from, $0) } }) == 0 else {
        throw Problem(Errno(rawValue: errno), "write", path)
      }
    }
  }

  /// Without a commit the temporary directory is removed.
  deinit {
    Termination.finish(temporary) {
      if let mine = try? Stat(lock), let named = try? Stat(temporary, followTargetSymlink: false),
        FileIdentity(named) == FileIdentity(mine)
      {
        try? temporary.removeTree()
      }
    }
    try? lock.close()
  }
}
