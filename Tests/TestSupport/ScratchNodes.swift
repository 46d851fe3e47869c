public import FileSystem
import Glibc
import SystemPackage

extension ScratchSource {
  /// Makes a socket that nobody listens at.
  public func makeSocket(_ name: String) throws {
    guard top.appending(name).withPlatformString({ mknod($0, S_IFSOCK | 0o644, 0) }) == 0 else {
      throw Errno(rawValue: errno)
    }
  }

  /// Writes a file whose name need not be UTF-8, in a directory that is there.
  public func write(_ name: ByteString, in directory: String, _ text: String) throws {
    try top.appending(directory).pushing(FilePath(name)).write(text.utf8)
  }
}
