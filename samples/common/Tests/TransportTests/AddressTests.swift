import Glibc
import Testing

@testable import Transport

@Suite("Addresses")
struct AddressTests {
  /// An address as the system has it, for the digits of IPv4 or IPv6.
  private static func address(_ digits: String) -> Address? {
    var ipv4 = sockaddr_in()
    ipv4.sin_family = sa_family_t(AF_INET)
    var ipv6 = sockaddr_in6()
    ipv6.sin6_family = sa_family_t(AF_INET6)
    func read<Value>(_ value: inout Value) -> Address? {
      withUnsafePointer(to: &value) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          Address($0, length: socklen_t(MemoryLayout<Value>.size))
        }
      }
    }
    if inet_pton(AF_INET, digits, &ipv4.sin_addr) == 1 { return read(&ipv4) }
    return inet_pton(AF_INET6, digits, &ipv6.sin6_addr) == 1 ? read(&ipv6) : nil
  }

  @Test(
    "are of this machine in all of 127.0.0.0/8 and for ::1",
    arguments: [
      ("127.0.0.1", true), ("127.0.0.53", true), ("127.1.2.3", true), ("127.255.255.254", true),
      ("::1", true),
      ("::ffff:127.9.8.7", true), ("126.255.255.255", false), ("128.0.0.1", false), ("12.7.0.1", false),
      ("::ffff:192.0.2.1", false), ("::2", false), ("2001:db8::127", false), ("0.0.0.0", false),
    ])
  func loopback(digits: String, isLoopback: Bool) throws {
    #expect(try #require(Self.address(digits)).isLoopback == isLoopback)
  }
}
