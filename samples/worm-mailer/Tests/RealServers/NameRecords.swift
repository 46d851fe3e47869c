/// What the tests' name server knows: the addresses of attackers, from networks for documentation (RFC 5737), and the
/// domains behind them.
public enum NameRecords {
  /// A host of a big provider, with a name that leads back to its address.
  public struct PoolHost: Sendable {
    public let address: String
    public let name: String

    /// The domain that answers for it.
    public let domain: String
  }

  /// 500 hosts of 50 domains, 10 each, in the network for benchmarks (RFC 2544).
  public static let pool: [PoolHost] = (0..<500).map { number in
    let domain = "isp\(number % 50).example"
    return PoolHost(
      address: "198.18.\(number / 250).\(number % 250 + 1)", name: "h\(number).dsl.\(domain)", domain: domain)
  }

  /// How many names the address 192.0.2.17 has, far too many for an answer by UDP.
  public static let crowd = 100

  /// Lines of dnsmasq.conf.
  static let all = special + crowded + pooled

  private static let special = [
    // Who sends the reports.
    "mx-host=reporter.example,mail.victim.example,10",
    // A host with a name that leads back to its address: 192.0.2.7, victim.example.
    "host-record=dsl-7.pool.victim.example,192.0.2.7",
    "mx-host=victim.example,mail.victim.example,10",
    "host-record=mail.victim.example,127.0.0.1",
    // A public suffix of two labels: 192.0.2.9, example.co.uk.
    "host-record=host9.dsl.example.co.uk,192.0.2.9",
    "mx-host=example.co.uk,mail.victim.example,10",
    // A forged name: 192.0.2.10 says that it belongs to somebody else.
    "ptr-record=10.2.0.192.in-addr.arpa,www.innocent.example",
    "host-record=www.innocent.example,198.51.100.80",
    "mx-host=innocent.example,mail.victim.example,10",
    // A null MX (RFC 7505): nomail.example takes no mail. It is preference 0 and the root.
    "host-record=h11.nomail.example,192.0.2.11",
    "dns-rr=nomail.example,15,000000",
    // No MX but an address, which is as good (RFC 5321 section 5.1).
    "host-record=h12.implicit.example,192.0.2.12",
    "host-record=implicit.example,127.0.0.1",
    // Two names, both of which lead back.
    "ptr-record=13.2.0.192.in-addr.arpa,a.first.example",
    "ptr-record=13.2.0.192.in-addr.arpa,b.second.example",
    "address=/a.first.example/192.0.2.13",
    "address=/b.second.example/192.0.2.13",
    // Names that nobody may be written to at.
    "ptr-record=14.2.0.192.in-addr.arpa,localhost",
    "ptr-record=15.2.0.192.in-addr.arpa,example",
    "ptr-record=16.2.0.192.in-addr.arpa,\"bad_host name.example\"",
    // Neither a mail server nor an address behind the domain.
    "host-record=h18.silent.example,192.0.2.18",
    // An alias in between, as in delegations of less than 256 addresses (RFC 2317).
    "cname=19.2.0.192.in-addr.arpa,19.16-31.2.0.192.in-addr.arpa",
    "ptr-record=19.16-31.2.0.192.in-addr.arpa,h19.delegated.example",
    "address=/h19.delegated.example/192.0.2.19",
    "mx-host=delegated.example,mail.victim.example,10",
    // IPv6.
    "host-record=v6.victim.example,2001:db8::7",
    // An abuse-contact zone.
    "txt-record=7.2.0.192.abuse-contacts.example,abuse@victim.example",
    "txt-record=20.2.0.192.abuse-contacts.example,abuse@isp0.example",
    // Clients that are on loopback themselves.
    "host-record=worm7.victim.example,127.0.0.7",
  ]

  private static let crowded =
    (0..<crowd).map { "ptr-record=17.2.0.192.in-addr.arpa,h\($0).crowd.example" }
    + ["address=/h\(crowd - 1).crowd.example/192.0.2.17", "mx-host=crowd.example,mail.victim.example,10"]

  private static let pooled =
    pool.map { "host-record=\($0.name),\($0.address)" }
    + Set(pool.map(\.domain)).sorted().map { "mx-host=\($0),mail.victim.example,10" }
}
