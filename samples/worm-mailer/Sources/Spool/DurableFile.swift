import Glibc
import SystemPackage

/// Files that are whole or not there, also after the machine has lost its power.
enum DurableFile {
  /// Writes a new content: under a temporary name, brought to the disk, and renamed.
  ///
  /// A file that is there is replaced. Whatever happens, readers find the old content or the new one.
  static func write(_ bytes: [UInt8], to path: FilePath, mode: FilePermissions) throws(Errno) {
    try put(bytes, at: path, mode, rename)
  }

  /// Makes a file that is not there yet, or throws `Errno.fileExists`.
  static func create(_ bytes: [UInt8], at path: FilePath, mode: FilePermissions) throws(Errno) {
    try put(bytes, at: path, mode) { temporary, path in
      let result = link(temporary, path)
      let reason = errno
      unlink(temporary)
      errno = reason
      return result
    }
  }

  private static func put(
    _ bytes: [UInt8], at path: FilePath, _ mode: FilePermissions,
    _ place: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
  ) throws(Errno) {
    let directory = path.removingLastComponent()
    let name = path.lastComponent?.string ?? ""
    // Of two processes with one number, in two containers, say, the second is refused and tries another name.
    let temporary = directory.appending(".\(name).\(getpid()).\(UInt32.random(in: 0 ... .max)).tmp")
    do {
      let file = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
        permissions: mode)
      try file.closeAfter {
        _ = try file.writeAll(bytes)
        try sync(file)
      }
      guard place(temporary.string, path.string) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      unlink(temporary.string)
      throw error as? Errno ?? .ioError
    }
    try syncDirectory(directory)
  }

  /// Moves a file within the spool.
  static func move(_ path: FilePath, to target: FilePath) throws(Errno) {
    guard rename(path.string, target.string) == 0 else { throw Errno(rawValue: errno) }
    try syncDirectory(target.removingLastComponent())
    try syncDirectory(path.removingLastComponent())
  }

  /// Removes a file; one that is not there is no failure.
  static func remove(_ path: FilePath) throws(Errno) {
    if unlink(path.string) != 0, errno != ENOENT { throw Errno(rawValue: errno) }
  }

  /// Reads a whole file; nil when it is not there.
  static func read(_ path: FilePath, atMost limit: Int = 16 << 20) throws(Errno) -> [UInt8]? {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
      return try file.closeAfter { try readAll(file, atMost: limit) }
    } catch Errno.noSuchFileOrDirectory {
      return nil
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Reads from the present position to the end.
  static func readAll(_ file: FileDescriptor, atMost limit: Int) throws(Errno) -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      while bytes.count < limit {
        let part = try [UInt8](unsafeUninitializedCapacity: min(1 << 18, limit - bytes.count)) {
          buffer, count in
          count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        if part.isEmpty { break }
        bytes += part
      }
    } catch {
      throw error as? Errno ?? .ioError
    }
    return bytes
  }

  static func sync(_ file: FileDescriptor) throws(Errno) {
    // A device that cannot be synchronised, such as a pipe, says EINVAL.
    while fsync(file.rawValue) != 0 {
      if errno == EINVAL || errno == EROFS { return }
      if errno != EINTR { throw Errno(rawValue: errno) }
    }
  }

  static func syncDirectory(_ path: FilePath) throws(Errno) {
    do {
      let directory = try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
      try directory.closeAfter { try sync(directory) }
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Removes what processes that were killed left behind of files that they had not finished before a time.
  static func removeUnfinished(in directory: FilePath, before time: Int64) throws(Errno) {
    for name in try allNames(in: directory) where name.hasPrefix(".") && name.hasSuffix(".tmp") {
      let path = directory.appending(name)
      var status = stat()
      guard lstat(path.string, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      if Int64(status.st_mtim.tv_sec) < time { try remove(path) }
    }
  }

  /// The names in a directory that do not begin with a dot, sorted; none when it is not there.
  static func names(in path: FilePath) throws(Errno) -> [String] {
    try allNames(in: path).filter { !$0.hasPrefix(".") }
  }

  private static func allNames(in path: FilePath) throws(Errno) -> [String] {
    guard let directory = opendir(path.string) else {
      if errno == ENOENT { return [] }
      throw Errno(rawValue: errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else {
        if errno != 0 { throw Errno(rawValue: errno) }
        return names.sorted()
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
  }
}
