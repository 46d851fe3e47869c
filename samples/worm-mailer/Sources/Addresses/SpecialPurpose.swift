/// Ranges of addresses behind which there is not one certain host of the Internet.
///
/// They are those of IANA's registries of special-purpose addresses (RFC 6890, RFC 8190), of address space that is not
/// given to anybody, and of tunnels whose addresses name a relay, or that anybody can write.
public enum SpecialPurpose {
  /// A range, what it is for, and the document that says so.
  private struct Entry {
    let network: Network
    let name: String
    let source: String

    init?(_ network: String, _ name: String, _ source: String) {
      guard let network = Network(network) else { return nil }
      self.network = network
      self.name = name
      self.source = source
    }
  }

  /// What an address is reserved for, and the document that says so; nil for an address of a host of the Internet.
  public static func name(of address: IPAddress) -> (name: String, source: String)? {
    let table = address.isIPv6 ? ipv6 : ipv4
    if let entry = table.first(where: { $0.network.contains(address) }) { return (entry.name, entry.source) }
    // Whatever else is beyond 2000::/3 was not given to anybody.
    if address.isIPv6, address.bytes[0] & 0xE0 != 0x20 { return ("not assigned", "RFC 4291") }
    return nil
  }

  // Of ranges inside of others the smaller stands first.
  private static let ipv4: [Entry] = [
    Entry("0.0.0.0/8", "this network", "RFC 791"),
    Entry("10.0.0.0/8", "private use", "RFC 1918"),
    Entry("100.64.0.0/10", "shared by a provider's customers (carrier-grade NAT)", "RFC 6598"),
    Entry("127.0.0.0/8", "loopback", "RFC 1122"),
    Entry("169.254.0.0/16", "link-local", "RFC 3927"),
    Entry("172.16.0.0/12", "private use", "RFC 1918"),
    Entry("192.0.0.0/24", "IETF protocol assignments", "RFC 6890"),
    Entry("192.0.2.0/24", "documentation (TEST-NET-1)", "RFC 5737"),
    Entry("192.31.196.0/24", "AS112, name servers for private addresses", "RFC 7535"),
    Entry("192.52.193.0/24", "automatic multicast tunnelling", "RFC 7450"),
    Entry("192.88.99.0/24", "6to4 relays", "RFC 7526"),
    Entry("192.168.0.0/16", "private use", "RFC 1918"),
    Entry("192.175.48.0/24", "AS112, name servers for private addresses", "RFC 7534"),
    Entry("198.18.0.0/15", "benchmarks of network devices", "RFC 2544"),
    Entry("198.51.100.0/24", "documentation (TEST-NET-2)", "RFC 5737"),
    Entry("203.0.113.0/24", "documentation (TEST-NET-3)", "RFC 5737"),
    Entry("224.0.0.0/4", "multicast", "RFC 5771"),
    Entry("255.255.255.255", "broadcast", "RFC 919"),
    Entry("240.0.0.0/4", "reserved", "RFC 1112"),
  ].compactMap(\.self)

  private static let ipv6: [Entry] = [
    Entry("::", "no address", "RFC 4291"),
    Entry("::1", "loopback", "RFC 4291"),
    Entry("::/96", "IPv4-compatible, no longer in use", "RFC 4291"),
    Entry("64:ff9b::/96", "IPv4 behind a translator (NAT64)", "RFC 6052"),
    Entry("64:ff9b:1::/48", "IPv4 behind a local translator (NAT64)", "RFC 8215"),
    Entry("100::/64", "discarded", "RFC 6666"),
    Entry("100:0:0:1::/64", "a prefix that stands for none", "RFC 9780"),
    Entry("2001::/32", "Teredo tunnels", "RFC 4380"),
    Entry("2001:10::/28", "ORCHID, names of keys", "RFC 4843"),
    Entry("2001:20::/28", "ORCHIDv2, names of keys", "RFC 7343"),
    Entry("2001::/23", "IETF protocol assignments", "RFC 2928"),
    Entry("2001:db8::/32", "documentation", "RFC 3849"),
    Entry("2002::/16", "6to4 tunnels", "RFC 3056"),
    Entry("2620:4f:8000::/48", "AS112, name servers for private addresses", "RFC 7534"),
    Entry("3fff::/20", "documentation", "RFC 9637"),
    Entry("5f00::/16", "segment routing", "RFC 9602"),
    Entry("fc00::/7", "private use (unique local)", "RFC 4193"),
    Entry("fe80::/10", "link-local", "RFC 4291"),
    Entry("fec0::/10", "site-local, no longer in use", "RFC 3879"),
    Entry("ff00::/8", "multicast", "RFC 4291"),
  ].compactMap(\.self)
}
