import Glibc

/// Which of a host's addresses are wanted.
public enum AddressFamily: Sendable, CaseIterable {
  case any
  case ipv4
  case ipv6

  var hint: Int32 {
    switch self {
    case .any: AF_UNSPEC
    case .ipv4: AF_INET
    case .ipv6: AF_INET6
    }
  }
}

/// An address with a port, as the system's calls take it.
public struct Address: Equatable, Sendable, CustomStringConvertible {
  /// The address in digits, `127.0.0.1` or `::1`.
  public let host: String

  public let port: UInt16

  /// Whether it is one of this machine, so that nobody else can see what is said: 127.0.0.0/8 and ::1.
  public let isLoopback: Bool

  /// AF_INET or AF_INET6.
  let family: Int32

  /// A sockaddr of the family.
  private let bytes: [UInt8]

  /// Copies what getaddrinfo(3) or getpeername(2) found, nil when it is of no family that we know.
  init?(_ address: UnsafePointer<sockaddr>, length: socklen_t) {
    family = Int32(address.pointee.sa_family)
    bytes = Array(UnsafeRawBufferPointer(start: address, count: Int(length)))
    var digits = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    var service = [CChar](repeating: 0, count: 8)
    guard family == AF_INET || family == AF_INET6,
      getnameinfo(
        address, length, &digits, socklen_t(digits.count), &service, socklen_t(service.count),
        NI_NUMERICHOST | NI_NUMERICSERV) == 0
    else { return nil }
    host = Self.text(digits)
    port = UInt16(Self.text(service)) ?? 0
    // An IPv4 address in the clothes of IPv6 is what it is.
    let plain = host.hasPrefix("::ffff:") ? String(host.dropFirst(7)) : host
    var ipv4 = in_addr()
    isLoopback = host == "::1" || inet_pton(AF_INET, plain, &ipv4) == 1 && plain.hasPrefix("127.")
  }

  /// Our own end of a connection.
  init?(ofSocket descriptor: Int32) {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let found: Address? = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        getsockname(descriptor, address, &length) == 0 ? Address(address, length: length) : nil
      }
    }
    guard let found else { return nil }
    self = found
  }

  /// The address as EHLO has it (RFC 5321, section 4.1.3): `[192.0.2.1]`, `[IPv6:2001:db8::1]`.
  public var literal: String {
    let digits = host.prefix { $0 != "%" }
    return family == AF_INET6 ? "[IPv6:\(digits)]" : "[\(digits)]"
  }

  public var description: String { family == AF_INET6 ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// Lends the sockaddr.
  func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result?) -> Result? {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return nil }
      return body(start.assumingMemoryBound(to: sockaddr.self), socklen_t(buffer.count))
    }
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension Endpoint {
  /// All addresses of the host in the system's order of preference (RFC 6724), each once.
  ///
  /// The C library asks the name servers by rules of its own (resolv.conf(5), `options timeout:`) and cannot be told
  /// to give up earlier, so that a name, unlike an address, can take longer than any deadline here.
  public func addresses(_ family: AddressFamily = .any) throws(TransportProblem) -> [Address] {
    var hints = addrinfo()
    hints.ai_family = family.hint
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    let result = getaddrinfo(host, String(port), &hints, &list)
    defer { if let list { freeaddrinfo(list) } }
    guard result == 0 else {
      let reason =
        result == EAI_SYSTEM ? String(cString: strerror(errno)) : String(cString: gai_strerror(result))
      throw .noAddress(host: host, reason: reason)
    }
    var found: [Address] = []
    var next = list
    while let entry = next?.pointee {
      if let pointer = entry.ai_addr, let address = Address(pointer, length: entry.ai_addrlen),
        !found.contains(address)
      {
        found.append(address)
      }
      next = entry.ai_next
    }
    guard !found.isEmpty else { throw .noAddress(host: host, reason: "no address") }
    return found
  }
}
