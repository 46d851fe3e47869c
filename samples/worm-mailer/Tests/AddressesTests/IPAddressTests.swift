import Addresses
import ProgramTesting
import Testing

@Suite("IP addresses")
struct IPAddressTests {
  @Test(
    "are read in every form in which servers write them",
    arguments: [
      ("192.0.2.7", "192.0.2.7"), ("::1", "::1"), ("2001:DB8:0:0::7", "2001:db8::7"),
      ("::ffff:192.0.2.7", "192.0.2.7"), ("::FFFF:C000:207", "192.0.2.7"), ("[2001:db8::7]", "2001:db8::7"),
      ("fe80::1%eth0", "fe80::1"), ("::192.0.2.7", "::192.0.2.7"),
    ])
  func reading(text: String, canonical: String) {
    #expect(IPAddress(text)?.description == canonical)
  }

  @Test(
    "are nothing else",
    arguments: [
      "", " ", "192.0.2", "192.0.2.07", "192.0.2.256", "0x7f.0.0.1", "3221225991", "192.0.2.7 ", " 192.0.2.7",
      "192.0.2.7\0", "192.0.2.7/32", "localhost", "2001:db8", ":::", "192.0.2.7:80", "192.0.2.7%eth0",
      TestText(String(repeating: "1", count: 5000)), "192.0.2.7\r\nTo: x",
    ])
  func refusing(text: TestText) { #expect(IPAddress(text.text) == nil) }

  @Test("have a name in the DNS")
  func reverseNames() throws {
    #expect(try #require(IPAddress("192.0.2.7")).reverseName == "7.2.0.192.in-addr.arpa")
    #expect(
      try #require(IPAddress("2001:db8::7")).reverseName
        == "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa")
  }
}

@Suite("Networks")
struct NetworkTests {
  @Test(
    "contain what has their prefix",
    arguments: [
      ("192.0.2.0/24", "192.0.2.255", true), ("192.0.2.0/24", "192.0.3.0", false),
      ("192.0.2.7", "192.0.2.7", true), ("192.0.2.7", "192.0.2.6", false), ("0.0.0.0/0", "203.0.113.1", true),
      ("100.64.0.0/10", "100.127.255.255", true), ("100.64.0.0/10", "100.128.0.0", false),
      ("2001:db8::/33", "2001:db8:7fff::", true), ("2001:db8::/33", "2001:db8:8000::", false),
      ("0.0.0.0/0", "::1", false), ("192.0.2.9/24", "192.0.2.1", true),
    ])
  func containing(network: String, address: String, expected: Bool) throws {
    let network = try #require(Network(network))
    #expect(network.contains(try #require(IPAddress(address))) == expected)
  }

  @Test(
    "are nothing else",
    arguments: ["", "/", "192.0.2.0/", "192.0.2.0/33", "192.0.2.0/-1", "x/8", "::/129", "::/+8"])
  func refusing(text: String) { #expect(Network(text) == nil) }
}
