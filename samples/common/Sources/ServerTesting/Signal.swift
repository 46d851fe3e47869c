import Glibc

/// News for all threads that wait by poll(2): a descriptor that becomes readable once and stays so.
final class Signal: Sendable {
  struct Failed: Error {}

  let descriptor: Int32
  private let writer: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failed() }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    descriptor = ends[0]
    writer = ends[1]
  }

  deinit {
    close(descriptor)
    close(writer)
  }

  func send() {
    var byte: UInt8 = 1
    write(writer, &byte, 1)
  }
}
