/// A range of addresses by its prefix: `192.0.2.0/24`, `2001:db8::/32`, or a single address.
public struct Network: Hashable, Sendable {
  /// The first address; bits beyond the prefix are zero.
  public let base: IPAddress

  /// How many leading bits are fixed.
  public let prefix: Int

  /// Reads `ADDRESS` or `ADDRESS/PREFIX`.
  ///
  /// Gives nil for anything else. Bits beyond the prefix are cleared, so that `192.0.2.7/24` is `192.0.2.0/24`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = IPAddress(parts[0]) else { return nil }
    let longest = address.bytes.count * 8
    guard parts.count == 2 else {
      self.init(base: address, prefix: longest)
      return
    }
    let digits = parts[1]
    guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let prefix = Int(digits), prefix <= longest
    else { return nil }
    self.init(base: address, prefix: prefix)
  }

  /// The network of so many leading bits that an address is part of; nil when it has not so many.
  public init?(of address: IPAddress, prefix: Int) {
    guard (0...address.bytes.count * 8).contains(prefix) else { return nil }
    self.init(base: address, prefix: prefix)
  }

  private init(base: IPAddress, prefix: Int) {
    let masked = base.bytes.enumerated().map { index, byte in byte & Self.mask(prefix - index * 8) }
    self.base = IPAddress(bytes: masked) ?? base
    self.prefix = prefix
  }

  /// The mask of a byte of which so many leading bits count.
  private static func mask(_ bits: Int) -> UInt8 {
    bits >= 8 ? 0xFF : bits <= 0 ? 0 : ~(0xFF >> bits)
  }

  public func contains(_ address: IPAddress) -> Bool {
    guard address.bytes.count == base.bytes.count else { return false }
    for (index, byte) in address.bytes.enumerated() {
      let mask = Self.mask(prefix - index * 8)
      if mask == 0 { return true }
      if byte & mask != base.bytes[index] { return false }
    }
    return true
  }
}

extension Network: CustomStringConvertible {
  public var description: String {
    prefix == base.bytes.count * 8 ? base.description : "\(base)/\(prefix)"
  }
}

extension IPAddress {
  /// The network that an address is taken to be part of where nothing is known of it: /24, or /48 in IPv6.
  public var surroundings: Network? { Network(of: self, prefix: isIPv6 ? 48 : 24) }
}
