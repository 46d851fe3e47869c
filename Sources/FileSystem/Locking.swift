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

  /// Changes a small file, whose missing directories are made; no other process changes it meanwhile.
  ///
  /// - Parameter edit: What is to be in the file, given what is in it; where that is the same, nothing is written.
  public func update(_ edit: ([UInt8]) throws -> [UInt8]) throws {
    let directory = removingLastComponent()
    try directory.makeDirectories()
    try directory.withLock {
      let earlier = try exists() ? contents() : []
      let edited = try edit(earlier)
      if edited != earlier { try write(edited) }
    }
  }
}
