import Glibc
import SystemPackage

/// A TCP connection in the clear.
public final class Socket: Connection {
  /// The other end.
  public let peer: Address

  /// Our end; nil where the system does not say.
  public let local: Address?

  private var descriptor: Int32

  private init(_ descriptor: Int32, to peer: Address) {
    self.descriptor = descriptor
    self.peer = peer
    local = Address(ofSocket: descriptor)
  }

  deinit { close() }

  /// Connects to the first address of a host that answers.
  ///
  /// Each address gets an equal share of the time that is left, so that one that does not answer at all does not keep
  /// us from trying the next.
  ///
  /// - Throws: `TransportProblem.noAddress` or `.noConnection`.
  public convenience init(
    to endpoint: Endpoint, family: AddressFamily = .any, by deadline: Deadline
  ) throws(TransportProblem) {
    let addresses = try endpoint.addresses(family)
    var failed: [TransportProblem.FailedAttempt] = []
    for (index, address) in addresses.enumerated() {
      let share = Double(deadline.millisecondsLeft) / 1000 / Double(addresses.count - index)
      switch Self.connect(to: address, by: min(deadline, Deadline(seconds: share))) {
      case .success(let descriptor):
        self.init(descriptor, to: address)
        return
      case .failure(let errno): failed.append(.init(address: address, reason: errno))
      }
    }
    throw .noConnection(failed)
  }

  private static func connect(to address: Address, by deadline: Deadline) -> Result<Int32, Errno> {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let descriptor = socket(address.family, kind, 0)
    guard descriptor >= 0 else { return .failure(Errno(rawValue: errno)) }
    var code = address.withPointer { Glibc.connect(descriptor, $0, $1) } == 0 ? 0 : errno
    // An interrupted connect goes on as one that was begun without waiting (connect(2)).
    if code == EINPROGRESS || code == EINTR {
      code = wait(for: POLLOUT, on: descriptor, by: deadline) ? 0 : ETIMEDOUT
      var size = socklen_t(MemoryLayout<Int32>.size)
      if code == 0 { getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) }
    }
    // Whoever refuses says so by ECONNREFUSED: this one had accepted, and reset the connection since. It ends at once.
    if code == ECONNRESET { code = 0 }
    guard code == 0 else {
      Glibc.close(descriptor)
      return .failure(Errno(rawValue: code))
    }
    // A dialogue of short lines gains nothing by waiting for more of them.
    var on: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    return .success(descriptor)
  }

  public func read(atMost count: Int, by deadline: Deadline) throws(TransportProblem) -> [UInt8] {
    while true {
      // Looked at first, so that a peer that never stops sending cannot keep us beyond it.
      guard !deadline.hasPassed else { throw .timedOut }
      if let bytes = try receive(atMost: count) { return bytes }
      guard Self.wait(for: POLLIN, on: descriptor, by: deadline) else { throw .timedOut }
    }
  }

  /// Takes what has arrived by now, without waiting; nothing when there is nothing.
  public func unreadBytes(atMost count: Int) throws(TransportProblem) -> [UInt8] {
    try receive(atMost: count) ?? []
  }

  /// - Returns: nil when nothing has arrived, no bytes at the end.
  private func receive(atMost count: Int) throws(TransportProblem) -> [UInt8]? {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: max(1, min(count, 65_536))) { buffer, filled in
      let result = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
      filled = max(0, result)
      code = result < 0 ? errno : 0
    }
    switch code {
    case 0: return bytes
    case EAGAIN, EINTR: return nil
    default: throw .broken(peer, Errno(rawValue: code))
    }
  }

  public func write(_ bytes: UnsafeRawBufferPointer, by deadline: Deadline) throws(TransportProblem) {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard !deadline.hasPassed else { throw .timedOut }
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let result = send(descriptor, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
      if result >= 0 {
        rest = rest.dropFirst(result)
      } else if errno == EAGAIN {
        guard Self.wait(for: POLLOUT, on: descriptor, by: deadline) else { throw .timedOut }
      } else if errno != EINTR {
        throw .broken(peer, Errno(rawValue: errno))
      }
    }
  }

  public func close() {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  /// - Returns: Whether it came before the deadline; an error of the socket counts, the next call on it says which.
  private static func wait(for event: Int32, on descriptor: Int32, by deadline: Deadline) -> Bool {
    while true {
      var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      let result = poll(&entry, 1, deadline.millisecondsLeft)
      if result > 0 || result < 0 && errno != EINTR { return true }
      if deadline.hasPassed { return false }
    }
  }
}
