import Foundation
import ProgramTesting
import Testing

/// A Unix socket on which each client is served in turn.
final class PlayedListener: Sendable {
  /// - Parameter serve: What is done with a client's descriptor, which is closed afterwards.
  init(_ path: String, serve: @escaping @Sendable (Int32) -> Void) throws {
    let descriptor = try Self.bound(path)
    try #require(listen(descriptor, 5) == 0)
    Thread.detachNewThread {
      while true {
        let client = accept(descriptor, nil, nil)
        if client < 0 { return }
        serve(client)
        close(client)
      }
    }
  }

  /// Leaves a socket behind on which nobody listens.
  static func leave(_ path: String) throws { close(try bound(path)) }

  private static func bound(_ path: String) throws -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    try #require(bytes.count < MemoryLayout.size(ofValue: address.sun_path))
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let isBound = withUnsafeBytes(of: address) { bytes in
      bytes.baseAddress.map {
        bind(descriptor, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count)) == 0
      } ?? false
    }
    try #require(isBound && chmod(path, 0o777) == 0)
    return descriptor
  }
}
