import Lookup
import ProgramTesting
import Testing

@Suite("Domain names")
struct DomainNameTests {
  @Test(
    "are letters, digits and hyphens, in at least two labels",
    arguments: [
      ("dsl-7.pool.victim.example", "dsl-7.pool.victim.example"), ("Victim.EXAMPLE.", "victim.example"),
      ("xn--bcher-kva.example", "xn--bcher-kva.example"), ("3com.com", "3com.com"), ("a.b", "a.b"),
      ("7.2.0.192.in-addr.arpa", "7.2.0.192.in-addr.arpa"), ("host.xn--p1ai", "host.xn--p1ai"),
    ])
  func reading(text: String, expected: String) { #expect(DomainName(text)?.text == expected) }

  @Test(
    "are nothing else",
    arguments: [
      "", ".", "localhost", "example.", "a..example", ".victim.example", "victim.example..", "-a.example",
      "a-.example", "bad_host.example", "bad\\032host.example", "a b.example", "a\0.example", "a\n.example",
      "192.0.2.7", "1.2.3.0x7f", "::1", "victim.example\r\nBcc: x", "büro.example", "ﬀ.example",
      "\u{212A}.example",
      TestText(String(repeating: "a", count: 64) + ".example"),
      TestText(String(repeating: "a.", count: 124) + "example"),
      TestText(String(repeating: "a", count: 100_000)), "a@b.example", "*.example", "a/b.example",
      "%.example",
    ])
  func refusing(text: TestText) { #expect(DomainName(text.text) == nil) }

  @Test("may have 253 bytes and labels of 63")
  func longest() {
    let label = String(repeating: "a", count: 63)
    let name = "\(label).\(label).\(label).\(String(repeating: "b", count: 61))"
    #expect(name.utf8.count == 253)
    #expect(DomainName(name)?.text == name)
    #expect(DomainName(name + ".")?.text == name)
    #expect(DomainName(name + "b") == nil)
  }

  @Test(
    "are below a suffix by whole labels",
    arguments: [
      ("example", "victim.example", true), ("victim.example", "victim.example", true),
      ("victim.example", "dsl.VICTIM.example", true), ("victim.example", "notvictim.example", false),
      ("dsl.victim.example", "victim.example", false), ("example", "victim.test", false),
    ])
  func suffixes(suffix: String, name: String, expected: Bool) throws {
    let suffix = try #require(DomainSuffix(suffix))
    #expect(suffix.contains(try #require(DomainName(name))) == expected)
  }
}

@Suite("Name servers")
struct NameServerTests {
  @Test(
    "are addresses, with a port or without",
    arguments: [
      ("192.0.2.53", "192.0.2.53:53"), ("127.0.0.1:15353", "127.0.0.1:15353"), ("::1", "[::1]:53"),
      ("[2001:db8::53]:5353", "[2001:db8::53]:5353"), ("[::1]", "[::1]:53"),
    ])
  func reading(text: String, expected: String) { #expect(NameServer(text)?.description == expected) }

  @Test(
    "are nothing else",
    arguments: [
      "", "localhost", "localhost:53", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:+5", ":53",
      "127.0.0.1:53,127.0.0.2", "127.0.0.1:53 ", "fe80::1%eth0 x",
    ])
  func refusing(text: String) { #expect(NameServer(text) == nil) }
}
