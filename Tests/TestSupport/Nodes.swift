public import FileSystem
import Glibc
import SystemPackage

extension ScratchSource {
  /// A kind of object that is neither a file nor a directory nor a symbolic link.
  public enum Node: Sendable {
    case fifo
    case socket
  }

  /// Makes a named pipe or a socket.
  public func makeNode(_ name: String, _ kind: Node) throws {
    let type = kind == .fifo ? S_IFIFO : S_IFSOCK
    guard top.appending(name).withPlatformString({ mknod($0, type | 0o644, 0) }) == 0 else {
      throw Errno(rawValue: errno)
    }
    try FileSystem.setMode(0o644, of: top.appending(name))
  }

  /// Writes a file whose name need not be UTF-8, in a directory that is there.
  public func write(_ name: ByteString, in directory: String, _ text: String) throws {
    try FileSystem.write(text.utf8, to: top.appending(directory).pushing(FilePath(name)))
  }
}
