import Addresses
import Lookup
import NameServers
import Recipients
import Testing

@Suite("Decisions at a real dnsmasq", .enabled(if: RealDnsmasq.isInstalled, "dnsmasq is not installed"))
struct RealServerTests {
  @Test("are what each situation asks for")
  func decisions() throws {
    let server = try RealDnsmasq(Self.configuration)
    var settings = ResolverSettings()
    settings.servers = [try #require(NameServer(server.endpoint))]
    let resolver = Resolver(settings)
    let policy = RecipientPolicy.forTests {
      $0.kind = .postmaster
      $0.allowedNetworks = .of("127.0.0.0/8")
      $0.abuseZone = DomainName("abuse-contacts.abusix.zone")
    }
    for (address, expected) in Self.expected {
      #expect(try Decision.about(address, resolver, policy).summary == expected, "\(address)")
    }
    var abuse = policy
    abuse.kind = .abuse
    #expect(try Decision.about("192.0.2.20", resolver, abuse).summary == "abuse@isp.example")
    #expect(try Decision.about("192.0.2.7", resolver, abuse).summary == "desk@victim.example")
    #expect(try Decision.about("192.0.2.9", resolver, abuse).summary == "abuse@example.co.uk")
  }

  private static let expected: KeyValuePairs = [
    "192.0.2.7": "postmaster@victim.example", "192.0.2.9": "postmaster@example.co.uk",
    "2001:db8::7": "postmaster@victim.example", "127.0.0.7": "postmaster@victim.example",
    "192.0.2.10": "unconfirmed-name", "192.0.2.11": "null-mx", "192.0.2.12": "postmaster@implicit.example",
    "192.0.2.13": "unconfirmed-name", "192.0.2.14": "unusable-name", "192.0.2.15": "unusable-name",
    "192.0.2.16": "unusable-name", "192.0.2.20": "no-name", "192.0.2.17": "postmaster@first.example",
  ]

  private static let configuration = """
    # A clean name.
    host-record=dsl-7.pool.victim.example,192.0.2.7
    mx-host=victim.example,mail.victim.example,10
    host-record=mail.victim.example,127.0.0.1
    # A domain below a public suffix of two labels.
    host-record=host9.dsl.example.co.uk,192.0.2.9
    mx-host=example.co.uk,mail.victim.example,10
    # A forged name.
    ptr-record=10.2.0.192.in-addr.arpa,www.innocent.example
    host-record=www.innocent.example,198.51.100.80
    # A null MX (RFC 7505).
    host-record=h11.nomail.example,192.0.2.11
    dns-rr=nomail.example,15,000000
    # No MX, but an address.
    host-record=h12.implicit.example,192.0.2.12
    host-record=implicit.example,127.0.0.1
    # Two names that do not lead back, and two that do.
    ptr-record=13.2.0.192.in-addr.arpa,a.first.example
    ptr-record=13.2.0.192.in-addr.arpa,b.second.example
    ptr-record=17.2.0.192.in-addr.arpa,b17.second.example
    ptr-record=17.2.0.192.in-addr.arpa,a17.first.example
    address=/a17.first.example/192.0.2.17
    address=/b17.second.example/192.0.2.17
    mx-host=first.example,mail.victim.example,10
    mx-host=second.example,mail.victim.example,10
    # Names that are none of a host.
    ptr-record=14.2.0.192.in-addr.arpa,localhost
    ptr-record=15.2.0.192.in-addr.arpa,example
    ptr-record=16.2.0.192.in-addr.arpa,"bad_host name.example"
    # IPv6.
    host-record=v6.victim.example,2001:db8::7
    # Abuse contacts.
    txt-record=7.2.0.192.abuse-contacts.abusix.zone,desk@victim.example
    txt-record=20.2.0.192.abuse-contacts.abusix.zone,"abuse@isp.example"
    mx-host=isp.example,mail.victim.example,10
    # A client on loopback.
    ptr-record=7.0.0.127.in-addr.arpa,worm7.victim.example
    host-record=worm7.victim.example,127.0.0.7
    """
}
