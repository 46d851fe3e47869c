internal import Glibc
internal import SystemPackage

extension FileDescriptor {
  /// Waits until the disk has what was written to this file, or the names of this directory: fsync(2).
  func synchronize() throws(Errno) {
    if let observer = SynchronizationObserver.current, let status = try? Stat(self) {
      observer(FileIdentity(status))
    }
    guard fsync(rawValue) == 0 else { throw Errno(rawValue: errno) }
  }
}

/// Lets a test see what is synchronized, which otherwise only a power failure would show.
enum SynchronizationObserver {
  @TaskLocal static var current: (@Sendable (FileIdentity) -> Void)?
}
