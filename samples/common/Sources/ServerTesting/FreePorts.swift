import Foundation
import Glibc

/// Ports of loopback that nobody listens on.
public enum FreePorts {
  struct Exhausted: Error {}

  /// Finds ports below those that the kernel gives to outgoing connections, so that none of them takes one meanwhile.
  public static func find(_ count: Int) throws -> [Int] {
    var found: Set<Int> = []
    for _ in 0..<10_000 where found.count < count {
      let port = Int.random(in: 15_000..<32_000)
      if isFree(port, SOCK_STREAM) && isFree(port, SOCK_DGRAM) { found.insert(port) }
    }
    guard found.count == count else { throw Exhausted() }
    return Array(found)
  }

  private static func isFree(_ port: Int, _ kind: __socket_type) -> Bool {
    let descriptor = socket(AF_INET, Int32(kind.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
