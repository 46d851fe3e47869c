internal import Glibc
public import SystemPackage

extension FilePath {
  /// Runs a closure while this process alone has a lock on this directory; waits for other processes.
  ///
  /// - Parameter waiting: Is called where another process has the lock.
  public func withLock<Result>(
    waiting: () -> Void = {}, _ body: () throws -> Result
  ) throws -> Result {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(self, .readOnly, options: .closeOnExec)
    } catch let error as Errno {
      throw Problem(error, "lock", self)
    }
    return try descriptor.closeAfter {
      if flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 { return try body() }
      waiting()
      while flock(descriptor.rawValue, LOCK_EX) != 0 {
        guard errno == EINTR else { throw Problem(Errno(rawValue: errno), "lock", self) }
      }
      return try body()
    }
  }
}
