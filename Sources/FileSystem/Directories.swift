internal import CLinux
internal import Glibc
public import SystemPackage

extension FilePath {
  /// Makes a directory and its missing parents, with mode 0755 less the umask.
  public func makeDirectories() throws {
    if isEmpty { return }
    if withPlatformString({ mkdir($0, 0o755) }) == 0 { return }
    var error = Errno(rawValue: errno)
    if error == .noSuchFileOrDirectory, removingLastComponent() != self {
      try removingLastComponent().makeDirectories()
      if withPlatformString({ mkdir($0, 0o755) }) == 0 { return }
      error = Errno(rawValue: errno)
    }
    if error == .fileExists, try status()?.type == .directory { return }
    throw Problem(error, "make the directory", self)
  }

  /// Throws where a file could not be made in this directory, or in the nearest one above it that is there.
  public func checkWritable() throws {
    let directory = isEmpty ? "." : self
    guard let status = try directory.status() else {
      if let target = try? directory.linkTarget() {
        throw Problem(in: directory, "is a symbolic link to '\(target)', which is not there")
      }
      return try directory.removingLastComponent().checkWritable()
    }
    if status.type != .directory { throw Problem(.notDirectory, "write into", directory) }
    if directory.withPlatformString({ access($0, W_OK | X_OK) }) != 0 {
      throw Problem(Errno(rawValue: errno), "write into", directory)
    }
    // To the superuser access(2) allows everything, and the kernel refuses nonetheless to make files there.
    if directory.withPlatformString(pkgh_is_of_kernel) == 1 {
      throw Problem(in: directory, "is in a file system of the kernel's, which holds no files of ours")
    }
  }

  /// The absolute name of the working directory of the process.
  public static func workingDirectory() throws -> FilePath {
    guard let name = getcwd(nil, 0) else { throw Problem(Errno(rawValue: errno), "find", ".") }
    defer { free(name) }
    return FilePath(platformString: name)
  }

  /// The names in a directory but `.` and `..`, in byte order instead of the disk's.
  public func names() throws -> [ByteString] { try readNames(atMost: .max).sorted() }

  /// Whether a directory has no names but `.` and `..`; of a large one only the beginning is read.
  public func isEmptyDirectory() throws -> Bool { try readNames(atMost: 1).isEmpty }

  private func readNames(atMost most: Int) throws -> [ByteString] {
    guard let handle = withPlatformString(opendir) else {
      throw Problem(Errno(rawValue: errno), "read the directory", self)
    }
    defer { closedir(handle) }
    do {
      return try ByteString.names(in: handle, atMost: most)
    } catch {
      throw Problem(error, "read the directory", self)
    }
  }
}
