import Glibc

/// An IPv4 or IPv6 address.
public struct IPAddress: Hashable, Sendable {
  /// Four or sixteen bytes, in network order.
  public let bytes: [UInt8]

  public var isIPv6: Bool { bytes.count == 16 }

  /// Reads an address in digits.
  ///
  /// Brackets around it and a zone behind it (RFC 4007, `fe80::1%eth0`) are left out. An IPv4 address that is mapped
  /// into IPv6 (RFC 4291, section 2.5.5.2) is that IPv4 address, which is how a server that listens on both sees it.
  /// Gives nil for anything else; numbers with leading zeros, which some take for octal, are not addresses.
  public init?(_ text: some StringProtocol) {
    var digits = Substring(text)
    if digits.hasPrefix("["), digits.hasSuffix("]") { digits = digits.dropFirst().dropLast() }
    guard digits.utf8.count <= 100, !digits.utf8.contains(0) else { return nil }
    var ipv4 = in_addr()
    if inet_pton(AF_INET, String(digits), &ipv4) == 1 {
      self.init(bytes: withUnsafeBytes(of: ipv4) { Array($0) })
      return
    }
    if let percent = digits.firstIndex(of: "%") { digits = digits[..<percent] }
    var ipv6 = in6_addr()
    guard inet_pton(AF_INET6, String(digits), &ipv6) == 1 else { return nil }
    self.init(bytes: withUnsafeBytes(of: ipv6) { Array($0) })
  }

  /// Takes four or sixteen bytes in network order, and gives nil for any other number of them.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    let isMapped = bytes.count == 16 && bytes.starts(with: Self.mappedPrefix)
    self.bytes = isMapped ? Array(bytes.suffix(4)) : bytes
  }

  private static let mappedPrefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

  /// The name under which its PTR records are: `7.2.0.192.in-addr.arpa`.
  public var reverseName: String { reversed(below: isIPv6 ? "ip6.arpa" : "in-addr.arpa") }

  /// The labels of the address from the last to the first, as in `in-addr.arpa`, below a zone.
  public func reversed(below zone: String) -> String {
    let labels =
      isIPv6
      ? bytes.reversed().flatMap { [String($0 & 15, radix: 16), String($0 >> 4, radix: 16)] }
      : bytes.reversed().map { String($0) }
    return (labels + [zone]).joined(separator: ".")
  }
}

extension IPAddress: CustomStringConvertible {
  /// The address in digits by RFC 5952.
  public var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    _ = bytes.withUnsafeBytes {
      inet_ntop(isIPv6 ? AF_INET6 : AF_INET, $0.baseAddress, &text, socklen_t(text.count))
    }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension IPAddress: Comparable {
  public static func < (one: IPAddress, other: IPAddress) -> Bool {
    if one.bytes.count != other.bytes.count { return one.bytes.count < other.bytes.count }
    return one.bytes.lexicographicallyPrecedes(other.bytes)
  }
}

extension IPAddress: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let address = IPAddress(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not an IP address"))
    }
    self = address
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
