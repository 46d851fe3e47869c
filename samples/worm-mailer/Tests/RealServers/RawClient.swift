import Foundation
import Glibc

/// Sends requests as they are, right or wrong, to a web server on 127.0.0.1.
public struct RawClient: Sendable {
  public let port: Int

  public init(port: Int) { self.port = port }

  /// Sends a request for a target as Nimda does, by HTTP/1.0 and without escaping anything.
  ///
  /// - Parameters:
  ///   - target: What stands between the method and the version.
  ///   - address: Whom the client speaks for; without it the client is 127.0.0.1 itself.
  /// - Returns: The whole answer.
  public func get(_ target: String, from address: String? = nil) throws -> String {
    let forwarded = address.map { "X-Forwarded-For: \($0)\r\n" } ?? ""
    return try send(Array("GET \(target) HTTP/1.0\r\nHost: www.sample.test\r\n\(forwarded)\r\n".utf8))
  }

  /// Sends bytes as they are and reads until the server hangs up.
  ///
  /// - Parameter source: The client's address, of 127.0.0.0/8, which all is loopback. A request that cannot be read
  ///   has no `X-Forwarded-For`, so this is the way to tell its sender from others.
  /// - Returns: The whole answer, in which bytes beyond ASCII are as in ISO 8859-1.
  public func send(_ bytes: [UInt8], source: String = "127.0.0.1") throws -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw POSIXError(.EIO) }
    defer { close(descriptor) }
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    guard Self.with(source, port: 0, { bind(descriptor, $0, $1) }) == 0,
      Self.with("127.0.0.1", port: port, { connect(descriptor, $0, $1) }) == 0
    else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      // A server that has heard enough may hang up before the end; its answer is there all the same.
      if count <= 0 { break }
      rest = rest.dropFirst(count)
    }
    var answer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &chunk, chunk.count, 0)
      if count <= 0 { break }
      answer += chunk.prefix(count)
    }
    return String(String.UnicodeScalarView(answer.map { Unicode.Scalar($0) }))
  }

  private static func with(
    _ address: String, port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var value = sockaddr_in()
    value.sin_family = sa_family_t(AF_INET)
    value.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
    guard inet_pton(AF_INET, address, &value.sin_addr) == 1 else { return -1 }
    return withUnsafePointer(to: &value) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
