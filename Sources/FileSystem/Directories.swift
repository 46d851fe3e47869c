internal import Glibc
public import SystemPackage

/// Makes a directory and its missing parents, with mode 0755 less the umask.
public func makeDirectories(_ directory: FilePath) throws {
  if directory.isEmpty { return }
  if directory.withPlatformString({ mkdir($0, 0o755) }) == 0 { return }
  var error = Errno(rawValue: errno)
  if error == .noSuchFileOrDirectory, directory.removingLastComponent() != directory {
    try makeDirectories(directory.removingLastComponent())
    if directory.withPlatformString({ mkdir($0, 0o755) }) == 0 { return }
    error = Errno(rawValue: errno)
  }
  if error == .fileExists, let status = try? Stat(directory), status.type == .directory { return }
  throw Problem(error, "make the directory", directory)
}

/// The absolute name of the directory the process stands in.
public func workingDirectory() throws -> FilePath {
  guard let name = getcwd(nil, 0) else { throw Problem(Errno(rawValue: errno), "find", ".") }
  defer { free(name) }
  return FilePath(platformString: name)
}

/// The names in a directory but `.` and `..`, in byte order: what the disk's order is must not show.
public func names(in directory: FilePath) throws -> [ByteString] {
  guard let handle = directory.withPlatformString(opendir) else {
    throw Problem(Errno(rawValue: errno), "read the directory", directory)
  }
  defer { closedir(handle) }
  var names: [ByteString] = []
  errno = 0
  while let entry = readdir(handle) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { ByteString($0.prefix { $0 != 0 }) }
    if name != "." && name != ".." { names.append(name) }
    errno = 0
  }
  if errno != 0 { throw Problem(Errno(rawValue: errno), "read the directory", directory) }
  return names.sorted()
}

/// Does something while no other process does it that locks the same directory; waits until it may.
///
/// - Parameter waiting: Is called where another process has the lock.
public func withLock<Result>(
  on directory: FilePath, waiting: () -> Void = {}, _ body: () throws -> Result
) throws -> Result {
  let descriptor: FileDescriptor
  do {
    descriptor = try FileDescriptor.open(directory, .readOnly, options: .closeOnExec)
  } catch let error as Errno {
    throw Problem(error, "lock", directory)
  }
  return try descriptor.closeAfter {
    if flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 { return try body() }
    waiting()
    while flock(descriptor.rawValue, LOCK_EX) != 0 {
      guard errno == EINTR else { throw Problem(Errno(rawValue: errno), "lock", directory) }
    }
    return try body()
  }
}

/// One object below the top of a walked tree.
public struct WalkedObject: Sendable {
  /// The path relative to the top of the tree, without a leading slash.
  public let path: ByteString
  /// The path from where the walk began.
  public let location: FilePath
  /// The object's own status; a symbolic link is not followed.
  public let status: Stat
}

/// Visits every object below a directory, parents before children, names in byte order.
///
/// Symbolic links are shown and never followed. The depth of the tree is bounded by the
/// memory for one name list a level, not by the stack.
///
/// - Parameter visit: Returns false for a directory that is not to be entered.
public func walk(_ top: FilePath, _ visit: (WalkedObject) throws -> Bool) throws {
  // A stack, onto which a directory's names go backwards: by index, because of Array.reversed() the optimizer
  // of Swift 6.3 makes one of two machine codes by chance, and programs are to be reproducible.
  var pending: [ByteString] = []
  func push(_ names: [ByteString], below directory: ByteString?) {
    for index in names.indices.reversed() {
      pending.append(directory.map { $0 + "/" + names[index] } ?? names[index])
    }
  }
  push(try names(in: top), below: nil)
  while let path = pending.popLast() {
    let location = top.pushing(FilePath(path))
    let status: Stat
    do {
      status = try Stat(location, followTargetSymlink: false)
    } catch {
      throw Problem(error, "look at", location)
    }
    let enter = try visit(WalkedObject(path: path, location: location, status: status))
    if enter && status.type == .directory {
      push(try names(in: location), below: path)
    }
  }
}

/// Removes a file, a link, or a directory with everything below it; what is not there is no error.
public func removeTree(_ path: FilePath) throws {
  guard let status = try? Stat(path, followTargetSymlink: false) else { return }
  if status.type == .directory {
    var directories = [path]
    try walk(path) { object in
      if object.status.type == .directory {
        directories.append(object.location)
      } else if object.location.withPlatformString(unlink) != 0 {
        throw Problem(Errno(rawValue: errno), "remove", object.location)
      }
      return true
    }
    for directory in directories.reversed() where directory.withPlatformString(rmdir) != 0 {
      throw Problem(Errno(rawValue: errno), "remove", directory)
    }
  } else if path.withPlatformString(unlink) != 0 {
    throw Problem(Errno(rawValue: errno), "remove", path)
  }
}
