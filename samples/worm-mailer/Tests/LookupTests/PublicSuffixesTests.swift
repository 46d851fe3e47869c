import Lookup
import ProgramTesting
import Testing

@Suite("The public suffix list")
struct PublicSuffixesTests {
  @Test(
    "tells which domain somebody has registered",
    arguments: [
      ("dsl-7.pool.victim.example", "victim.example"), ("host9.dsl.example.co.uk", "example.co.uk"),
      ("example.co.uk", "example.co.uk"), ("co.uk", nil), ("www.city.kawasaki.jp", "city.kawasaki.jp"),
      ("a.b.c.kobe.jp", "b.c.kobe.jp"), ("c.kobe.jp", nil), ("p5b0.dip0.t-ipconnect.de", "t-ipconnect.de"),
      // The second section counts: the customer's domain, and not the company's.
      ("www.customer.dyndns.org", "customer.dyndns.org"), ("dyndns.org", nil),
      ("me.github.io", "me.github.io"),
      // By `*.compute-1.amazonaws.com`.
      ("ec2-192-0-2-7.compute-1.amazonaws.com", nil), ("www.amazonaws.com", "amazonaws.com"),
      // What the list does not know.
      ("a.b.c.unknown-tld", "c.unknown-tld"), ("www.xn--85x722f.com.cn", "xn--85x722f.com.cn"),
      ("www.food.xn--55qx5d.cn", "food.xn--55qx5d.cn"),
    ] as [(String, String?)])
  func registrable(name: String, expected: String?) throws {
    let suffixes = try #require(PublicSuffixes())
    let name = try #require(DomainName(name))
    #expect(suffixes.registrableDomain(of: name)?.text == expected)
    #expect(suffixes.isPublicSuffix(name) == (expected == nil))
  }

  @Test(
    "tells a company's suffix from a registry's",
    arguments: [
      ("www.customer.dyndns.org", true), ("dyndns.org", true), ("www.example.co.uk", false),
      ("victim.example", false), ("example.org", false), ("me.github.io", true),
      ("ec2-192-0-2-7.compute-1.amazonaws.com", true), ("www.amazonaws.com", false), ("b.c.kobe.jp", false),
    ])
  func sections(name: String, expected: Bool) throws {
    let suffixes = try #require(PublicSuffixes())
    #expect(suffixes.isPrivate(try #require(DomainName(name))) == expected)
  }

  @Test("can be another file, if there are suffixes in it")
  func files() throws {
    let scratch = try Scratch()
    let list = try scratch.file(
      "list", "// comment\ncom\nexample\nco.example\n*.wild.example\n!city.wild.example\n")
    let suffixes = try #require(PublicSuffixes(file: list))
    func domain(_ name: String) -> String? {
      DomainName(name).flatMap { suffixes.registrableDomain(of: $0)?.text }
    }
    #expect(domain("a.b.co.example") == "b.co.example")
    #expect(domain("a.b.c.wild.example") == "b.c.wild.example")
    #expect(domain("a.city.wild.example") == "city.wild.example")
    #expect(PublicSuffixes(file: scratch.path + "/none") == nil)
    #expect(PublicSuffixes(file: try scratch.file("empty", "")) == nil)
    #expect(PublicSuffixes(file: try scratch.file("noise", [UInt8](0...255))) == nil)
  }
}
