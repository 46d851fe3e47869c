import Glibc
import Secrecy
import Transport

/// A connection to a daemon of this machine, by a Unix socket or to a port of loopback.
final class LocalSocket {
  enum Problem: Error, Equatable {
    /// There is nobody who listens.
    case refused
    case denied
    case failed
  }

  private let descriptor: Int32

  /// What has come after the last line.
  private var unread: [UInt8] = []

  /// Whether the peer has ended the connection.
  private(set) var isAtEnd = false

  private init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Connects to a Unix socket.
  static func connect(_ path: String, deadline: Deadline) -> Result<LocalSocket, Problem> {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return .failure(.failed) }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return withUnsafeBytes(of: address) { connect(AF_UNIX, $0, deadline) }
  }

  /// Connects to a port of an address given in digits.
  static func connect(_ host: String, port: UInt16, deadline: Deadline) -> Result<LocalSocket, Problem> {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    if inet_pton(AF_INET, host, &address.sin_addr) == 1 {
      return withUnsafeBytes(of: address) { connect(AF_INET, $0, deadline) }
    }
    var longer = sockaddr_in6()
    longer.sin6_family = sa_family_t(AF_INET6)
    longer.sin6_port = port.bigEndian
    guard inet_pton(AF_INET6, host, &longer.sin6_addr) == 1 else { return .failure(.failed) }
    return withUnsafeBytes(of: longer) { connect(AF_INET6, $0, deadline) }
  }

  private static func connect(
    _ family: Int32, _ address: UnsafeRawBufferPointer, _ deadline: Deadline
  ) -> Result<LocalSocket, Problem> {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let descriptor = socket(family, kind, 0)
    guard descriptor >= 0, let base = address.baseAddress else { return .failure(.failed) }
    let connection = LocalSocket(descriptor)
    let result = Glibc.connect(
      descriptor, base.assumingMemoryBound(to: sockaddr.self), socklen_t(address.count))
    if result == 0 { return .success(connection) }
    var error = errno
    if error == EINPROGRESS, connection.wait(for: POLLOUT, deadline) {
      var size = socklen_t(MemoryLayout<Int32>.size)
      getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size)
      if error == 0 { return .success(connection) }
    }
    return switch error {
    case ECONNREFUSED, ENOENT: .failure(.refused)
    case EACCES, EPERM: .failure(.denied)
    default: .failure(.failed)
    }
  }

  /// Sends all of a secret.
  func send(_ secret: Secret, _ deadline: Deadline) -> Bool { secret.withBytes { send($0, deadline) } }

  /// Sends all of a text.
  func send(_ text: String, _ deadline: Deadline) -> Bool {
    Array(text.utf8).withUnsafeBytes { send($0, deadline) }
  }

  private func send(_ bytes: UnsafeRawBufferPointer, _ deadline: Deadline) -> Bool {
    var sent = 0
    while sent < bytes.count {
      guard wait(for: POLLOUT, deadline) else { return false }
      let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
      let count = Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      if count > 0 { sent += count } else if errno != EAGAIN && errno != EINTR { return false }
    }
    return true
  }

  /// Receives the next line without its end.
  ///
  /// - Returns: Nil at the end, and where no whole line comes in time or within so many bytes.
  func receiveLine(limit: Int = 4096, _ deadline: Deadline) -> String? {
    while true {
      if let end = unread.firstIndex(of: 0x0A) {
        defer { unread.removeSubrange(...end) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      guard unread.count <= limit, wait(for: POLLIN, deadline) else { return nil }
      var chunk = [UInt8](repeating: 0, count: limit)
      let got = recv(descriptor, &chunk, chunk.count, 0)
      if got < 0, errno == EAGAIN || errno == EINTR { continue }
      guard got > 0 else {
        isAtEnd = true
        return nil
      }
      unread += chunk.prefix(got)
    }
  }

  /// Receives so many bytes, or nil when there are fewer.
  func receive(_ count: Int, _ deadline: Deadline) -> [UInt8]? {
    var received: [UInt8] = []
    while received.count < count {
      guard wait(for: POLLIN, deadline) else { return nil }
      var chunk = [UInt8](repeating: 0, count: count - received.count)
      let got = recv(descriptor, &chunk, chunk.count, 0)
      if got < 0, errno == EAGAIN || errno == EINTR { continue }
      if got <= 0 { return nil }
      received += chunk.prefix(got)
    }
    return received
  }

  private func wait(for event: Int32, _ deadline: Deadline) -> Bool {
    while !deadline.hasPassed {
      var descriptor = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      let ready = poll(&descriptor, 1, deadline.millisecondsLeft)
      if ready > 0 { return true }
      if ready < 0, errno != EINTR { return false }
    }
    return false
  }
}
