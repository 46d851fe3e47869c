import Foundation
import Glibc
import Synchronization

/// A server on loopback that plays scripts, each to one client, in the order in which the clients come.
///
/// Clients may come one after the other or at the same time. Nothing waits longer than a minute, and `finish` ends
/// everything.
public final class ScriptedServer: Sendable {
  /// What one client said.
  public struct Recording: Sendable {
    /// A line that the script waited for.
    public struct Line: Sendable, Equatable {
      public var text: String

      /// Whether it came by TLS.
      public var isEncrypted: Bool

      public init(text: String, isEncrypted: Bool) {
        self.text = text
        self.isEncrypted = isEncrypted
      }
    }

    public var lines: [Line] = []

    /// All bytes, without TLS around them.
    public var received: [UInt8] = []

    /// The 32 bytes that the client must find as its `tls-exporter` too (RFC 9266); empty without TLS.
    public var exporter: [UInt8] = []

    /// Where the client did not do what the script expects, a line each.
    public var failures: [String] = []

    public init() {}

    /// The texts of the lines.
    public var texts: [String] { lines.map(\.text) }
  }

  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  public let port: UInt16
  /// `127.0.0.1` or `::1`.
  public let host: String

  /// `127.0.0.1:12345` or `[::1]:12345`.
  public var endpoint: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  private let scripts: [Script]
  private let repeatsLast: Bool
  private let listener: Int32
  /// No more clients are taken.
  private let closing: Signal
  /// Whoever still waits gives up.
  private let stop: Signal
  private let threads = DispatchGroup()
  private let state = Mutex<[Int: Recording]>([:])

  /// Listens at once.
  ///
  /// - Parameters:
  ///   - scripts: One for each client.
  ///   - repeatsLast: Whether clients that come later get the last script again; else they are failures.
  ///   - usesIPv6: Whether it listens on ::1 and not on 127.0.0.1.
  public convenience init(_ scripts: Script..., repeatsLast: Bool = false, usesIPv6: Bool = false) throws {
    try self.init(scripts, repeatsLast: repeatsLast, usesIPv6: usesIPv6)
  }

  /// Listens at once; the scripts are played as by the other initializer.
  public init(_ scripts: [Script], repeatsLast: Bool = false, usesIPv6: Bool = false) throws {
    self.scripts = scripts
    self.repeatsLast = repeatsLast
    host = usesIPv6 ? "::1" : "127.0.0.1"
    (listener, port) = try Self.listen(usesIPv6: usesIPv6)
    closing = try Signal()
    stop = try Signal()
    threads.enter()
    Thread.detachNewThread { [self] in
      takeClients()
      threads.leave()
    }
  }

  deinit { close(listener) }

  private static func listen(usesIPv6: Bool) throws -> (Int32, UInt16) {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let descriptor = socket(usesIPv6 ? AF_INET6 : AF_INET, kind, 0)
    var ipv4 = sockaddr_in()
    ipv4.sin_family = sa_family_t(AF_INET)
    ipv4.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    var ipv6 = sockaddr_in6()
    ipv6.sin6_family = sa_family_t(AF_INET6)
    ipv6.sin6_addr = in6addr_loopback
    let result =
      usesIPv6
      ? withBytes(&ipv6) { Glibc.bind(descriptor, $0, $1) }
      : withBytes(&ipv4) { Glibc.bind(descriptor, $0, $1) }
    guard descriptor >= 0, result == 0, Glibc.listen(descriptor, 20) == 0 else {
      throw Failed(description: "listening on loopback: \(String(cString: strerror(errno)))")
    }
    var own = sockaddr_in6()
    var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
    _ = withBytes(&own) { address, _ in getsockname(descriptor, address, &size) }
    // The port stands at the same place in both kinds of address.
    return (descriptor, UInt16(bigEndian: own.sin6_port))
  }

  private static func withBytes<Value>(
    _ value: inout Value, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    withUnsafeMutableBytes(of: &value) { buffer in
      guard let start = buffer.baseAddress else { return -1 }
      return body(start.assumingMemoryBound(to: sockaddr.self), socklen_t(buffer.count))
    }
  }

  /// Accepts clients until it is told to stop, and those that connected before that.
  private func takeClients() {
    var number = 0
    var isClosing = false
    while true {
      let descriptor = Glibc.accept(listener, nil, nil)
      guard descriptor >= 0 else {
        if isClosing { return }
        var entries = [
          pollfd(fd: listener, events: Int16(POLLIN), revents: 0),
          pollfd(fd: closing.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        poll(&entries, 2, -1)
        isClosing = entries[1].revents != 0
        continue
      }
      // A program started in between keeps a copy, which does no harm: connections are ended by shutdown(2).
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      // A reply of two lines would else wait for the client's acknowledgement of the first.
      var on: Int32 = 1
      setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
      number += 1
      let own = number
      threads.enter()
      state.withLock { $0[own] = Recording() }
      Thread.detachNewThread { [self] in
        serve(descriptor, own)
        threads.leave()
      }
    }
  }

  private func serve(_ descriptor: Int32, _ number: Int) {
    // OpenSSL writes to sockets without MSG_NOSIGNAL.
    var pipe = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, nil)
    var player = ScriptPlayer(ServerWire(descriptor, stop: stop.descriptor))
    if number <= scripts.count || repeatsLast, let last = scripts.last {
      player.play(number <= scripts.count ? scripts[number - 1] : last, number: number)
      state.withLock { [recording = player.recording] in $0[number] = recording }
    } else {
      state.withLock { $0[number]?.failures = ["connection \(number): nobody was expected any more"] }
    }
  }

  /// Takes no more clients, lets the dialogues that are under way come to an end, and ends those that do not.
  ///
  /// - Parameter seconds: How long they may take.
  /// - Returns: What went otherwise than the scripts expect, a line each.
  @discardableResult
  public func finish(within seconds: Double = 20) -> [String] {
    closing.send()
    if threads.wait(timeout: .now() + seconds) == .timedOut {
      stop.send()
      _ = threads.wait(timeout: .now() + 10)
    }
    let recordings = recordings
    let missing = repeatsLast ? 0 : max(0, scripts.count - recordings.count)
    return recordings.flatMap(\.failures) + (missing > 0 ? ["\(missing) clients did not come"] : [])
  }

  /// What the clients said, in the order in which they came; whole after `finish`.
  public var recordings: [Recording] {
    state.withLock { state in state.sorted { $0.key < $1.key }.map(\.value) }
  }
}
