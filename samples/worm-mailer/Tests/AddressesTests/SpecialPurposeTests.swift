import Addresses
import Testing

@Suite("Special-purpose addresses")
struct SpecialPurposeTests {
  @Test(
    "are known by the range they are in",
    arguments: [
      ("0.0.0.0", "RFC 791"), ("10.255.255.255", "RFC 1918"), ("100.64.0.0", "RFC 6598"),
      ("100.127.255.255", "RFC 6598"), ("127.0.0.1", "RFC 1122"), ("169.254.1.1", "RFC 3927"),
      ("172.16.0.1", "RFC 1918"), ("172.31.255.255", "RFC 1918"), ("192.0.0.9", "RFC 6890"),
      ("192.0.2.7", "RFC 5737"), ("192.31.196.1", "RFC 7535"), ("192.52.193.1", "RFC 7450"),
      ("192.88.99.1", "RFC 7526"), ("192.168.0.1", "RFC 1918"), ("192.175.48.1", "RFC 7534"),
      ("198.19.255.255", "RFC 2544"), ("198.51.100.1", "RFC 5737"), ("203.0.113.1", "RFC 5737"),
      ("239.255.255.255", "RFC 5771"), ("240.0.0.1", "RFC 1112"), ("255.255.255.255", "RFC 919"),
      ("::", "RFC 4291"), ("::1", "RFC 4291"), ("::192.0.2.7", "RFC 4291"), ("::ffff:10.0.0.1", "RFC 1918"),
      ("64:ff9b::c000:207", "RFC 6052"), ("64:ff9b:1::1", "RFC 8215"), ("100::1", "RFC 6666"),
      ("100:0:0:1::1", "RFC 9780"), ("2001::1", "RFC 4380"), ("2001:10::1", "RFC 4843"),
      ("2001:20::1", "RFC 7343"), ("2001:1ff::1", "RFC 2928"), ("2001:db8::7", "RFC 3849"),
      ("2002:c000:207::1", "RFC 3056"), ("2620:4f:8000::1", "RFC 7534"), ("3fff:fff::1", "RFC 9637"),
      ("5f00::1", "RFC 9602"), ("fd00::1", "RFC 4193"), ("fe80::1%eth0", "RFC 4291"),
      ("fec0::1", "RFC 3879"), ("ff02::1", "RFC 4291"), ("4000::1", "RFC 4291"), ("1fff::1", "RFC 4291"),
    ])
  func known(address: String, source: String) throws {
    #expect(SpecialPurpose.name(of: try #require(IPAddress(address)))?.source == source)
  }

  @Test(
    "are not the neighbours of a range",
    arguments: [
      "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "128.0.0.1", "172.15.255.255",
      "172.32.0.0", "192.0.1.0", "192.0.3.0", "192.167.255.255", "198.17.255.255", "198.20.0.0",
      "223.255.255.255", "2001:200::1", "2001:db7:ffff::1", "2001:db9::1", "2003::1", "3fff:1000::1",
      "2620:4f:8001::1", "2a00::1",
    ])
  func others(address: String) throws {
    #expect(SpecialPurpose.name(of: try #require(IPAddress(address))) == nil)
  }
}

@Suite("Content delivery networks")
struct ContentDeliveryNetworksTests {
  @Test(
    "are known by their addresses",
    arguments: [
      ("104.16.0.1", "Cloudflare"), ("104.27.255.255", "Cloudflare"), ("2606:4700::1111", "Cloudflare"),
      ("151.101.1.1", "Fastly"), ("2a04:4e42::1", "Fastly"), ("104.28.0.0", nil), ("151.102.0.0", nil),
      ("2a04:4e43::1", nil), ("192.0.2.7", nil),
    ] as [(String, String?)])
  func known(address: String, name: String?) throws {
    #expect(ContentDeliveryNetworks.name(of: try #require(IPAddress(address)))?.name == name)
  }
}
