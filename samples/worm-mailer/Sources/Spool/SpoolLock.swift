import Glibc
import SystemPackage

/// The right to change cases and reports, which one process has at a time.
///
/// The kernel takes it back when the process ends, however it ends.
public final class SpoolLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of a spool.
  ///
  /// - Parameter waits: Whether to wait for a process that has it.
  /// - Returns: Nil when another process has it.
  public static func take(of spool: Spool, waiting waits: Bool = false) throws(SpoolProblem) -> SpoolLock? {
    let path = spool.path.appending("lock")
    let descriptor = open(path.string, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else { throw SpoolProblem(path, Errno(rawValue: errno)) }
    while flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      let reason = Errno(rawValue: errno)
      close(descriptor)
      if reason == .wouldBlock { return nil }
      throw SpoolProblem(path, reason)
    }
    return SpoolLock(descriptor: descriptor)
  }

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }
}
