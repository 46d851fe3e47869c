import Addresses

/// The name of a host as a client writes it into its request: anything.
public enum HostName {
  /// The host in small letters, without a port and the dot of the root; nil for what cannot be a host name.
  ///
  /// A host may be an IP address. Names have letters, digits, hyphens and underscores, in labels of at most 63 (RFC 1035,
  /// section 2.3.4).
  public static func cleaned(_ bytes: some Collection<UInt8>) -> String? {
    guard (1...300).contains(bytes.count), bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    var name = String(decoding: bytes, as: UTF8.self).lowercased()[...]
    if name.hasPrefix("[") {
      guard let end = name.firstIndex(of: "]"), isPort(name[name.index(after: end)...]) else { return nil }
      return IPAddress(name[...end])?.description
    }
    if let colon = name.lastIndex(of: ":") {
      // An address without brackets, as some servers log it.
      guard isPort(name[colon...]), name.firstIndex(of: ":") == colon else {
        return IPAddress(name)?.description
      }
      name = name[..<colon]
    }
    if name.hasSuffix(".") { name = name.dropLast() }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard name.utf8.count <= 253, labels.allSatisfy({ isLabel($0) }) else { return nil }
    return String(name)
  }

  /// nginx's `_` is the name of a server without a name, `-` is none in a log.
  private static func isLabel(_ label: Substring) -> Bool {
    guard (1...63).contains(label.utf8.count), label.utf8.contains(where: { isAlphanumeric($0) }) else {
      return false
    }
    return label.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || text.utf8.first == 0x3A && UInt16(digits: text.utf8.dropFirst()) != nil
  }
}
