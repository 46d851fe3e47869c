internal import Glibc
public import SystemPackage

/// A directory that is either complete or absent.
///
/// It is filled under a ``TemporaryName`` beside the final name, and removed as ``AtomicFile`` is. A directory that is
/// there already is never replaced.
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
    let made = try TemporaryName.take(for: path) { name throws(Errno) in
      try FileDescriptor.makeDirectory(name)
    }
    self.path = path
    temporary = made.name
    lock = made.descriptor
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
      if TemporaryName.isStill(lock, temporary) { try? temporary.removeTree() }
    }
    try? lock.close()
  }
}

extension FileDescriptor {
  /// Makes a directory with mode 0755 and opens it; it is an error when something has the name.
  fileprivate static func makeDirectory(_ path: FilePath) throws(Errno) -> FileDescriptor {
    guard path.withPlatformString({ mkdir($0, 0o755) }) == 0 else { throw Errno(rawValue: errno) }
    do {
      let descriptor = try open(path, .readOnly, options: [.directory, .noFollow, .closeOnExec])
      _ = fchmod(descriptor.rawValue, 0o755)  // whatever the umask is
      return descriptor
    } catch {
      _ = path.withPlatformString(rmdir)
      throw error as? Errno ?? .ioError
    }
  }
}
