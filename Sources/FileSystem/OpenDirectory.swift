internal import Glibc
internal import SystemPackage

/// An open directory: what is done to a name in it is done there, wherever its path leads by now.
struct OpenDirectory: ~Copyable {
  private let descriptor: FileDescriptor
  let identity: FileIdentity

  /// Opens a directory by its path, whose links are followed.
  init(_ path: FilePath) throws(Errno) {
    let number = path.withPlatformString { Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard number >= 0 else { throw Errno(rawValue: errno) }
    self.init(number)
  }

  /// Opens a directory in another one; a link is not a directory.
  init(_ name: ByteString, in directory: borrowing OpenDirectory) throws(Errno) {
    let parent = directory.descriptor.rawValue
    let number = FilePath(name).withPlatformString {
      openat(parent, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }
    guard number >= 0 else { throw Errno(rawValue: errno) }
    self.init(number)
  }

  private init(_ number: Int32) {
    var status = Glibc.stat()
    fstat(number, &status)  // which does not fail for an open directory
    descriptor = FileDescriptor(rawValue: number)
    identity = FileIdentity(Stat(rawValue: status))
  }

  deinit { try? descriptor.close() }

  /// The names in the directory but `.` and `..`, in the disk's order.
  func names() throws(Errno) -> [ByteString] {
    // Another open file, which closedir(3) closes.
    let number = openat(descriptor.rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { throw Errno(rawValue: errno) }
    guard let handle = fdopendir(number) else {
      let error = Errno(rawValue: errno)
      close(number)
      throw error
    }
    defer { closedir(handle) }
    return try ByteString.names(in: handle)
  }

  /// Removes a file or a link, or does nothing where the name is not there.
  ///
  /// - Returns: False for a directory.
  func removeFile(_ name: ByteString) throws(Errno) -> Bool {
    let parent = descriptor.rawValue
    if FilePath(name).withPlatformString({ unlinkat(parent, $0, 0) }) == 0 { return true }
    let error = Errno(rawValue: errno)
    if error == .noSuchFileOrDirectory { return true }
    var status = Glibc.stat()
    let found = FilePath(name).withPlatformString { fstatat(parent, $0, &status, AT_SYMLINK_NOFOLLOW) }
    guard found == 0, status.st_mode & S_IFMT == S_IFDIR else { throw error }
    return false
  }

  /// Removes an empty directory.
  func removeDirectory(_ name: ByteString) throws(Errno) {
    let parent = descriptor.rawValue
    guard FilePath(name).withPlatformString({ unlinkat(parent, $0, AT_REMOVEDIR) }) == 0 else {
      throw Errno(rawValue: errno)
    }
  }
}

extension ByteString {
  /// The names that readdir(3) gives but `.` and `..`.
  static func names(in handle: OpaquePointer, atMost most: Int = .max) throws(Errno) -> [ByteString] {
    var names: [ByteString] = []
    errno = 0
    while names.count < most, let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { ByteString($0.prefix { $0 != 0 }) }
      if name != "." && name != ".." { names.append(name) }
      errno = 0
    }
    if errno != 0 { throw Errno(rawValue: errno) }
    return names
  }
}
