import Lookup

/// The domains that never get a mail, whoever says that they should.
struct NeverDomains: Sendable {
  let policy: RecipientPolicy
  let suffixes: PublicSuffixes

  /// Refuses a name of the DNS that nobody is to be written to for.
  func check(_ name: DomainName) throws(Undecided) {
    if policy.ownDomains.contains(where: { $0.contains(name) }) {
      throw .nobody(.ownDomain, "'\(name)' is in a domain of our own")
    }
    if let never = policy.neverDomains.first(where: { $0.contains(name) }) {
      throw .nobody(.neverDomain, "'\(never)' is never written to: the administrator said so")
    }
    let domain = suffixes.registrableDomain(of: name) ?? name
    if Self.registries.contains(domain.text) || domain.text.hasPrefix("nic.") {
      throw .nobody(.registry, "'\(domain)' is a registry's, which only keeps records of who has the address")
    }
    try checkReserved(name)
  }

  /// Refuses a host's name, also that of a crawler; whoever operates crawlers may be named as the contact of other hosts.
  func checkHost(_ name: DomainName) throws(Undecided) {
    try check(name)
    if let company = Crawlers.operator(of: name) {
      throw .nobody(.crawler, "'\(name)' is a crawler of \(company), which follows the links of others")
    }
  }

  /// Refuses a name below a domain that is reserved, so that nobody on the Internet has it.
  func checkReserved(_ name: DomainName) throws(Undecided) {
    guard let suffix = Self.reserved.first(where: { $0.contains(name) }),
      !policy.allowedDomains.contains(where: { $0.contains(name) })
    else { return }
    throw .nobody(.reservedDomain, "'\(name)' is below '\(suffix)', which is reserved")
  }

  /// Refuses the domain of a recipient that somebody else has named.
  func checkRecipient(_ domain: DomainName) throws(Undecided) {
    try check(domain)
    if suffixes.isPublicSuffix(domain) {
      throw .nobody(.publicSuffix, "'\(domain)' is a public suffix, below which anybody can have a domain")
    }
  }

  /// Registries of addresses and of names.
  ///
  /// Whois data and zones of contacts give them where nobody else is registered, and they cannot act on a host. The
  /// five regional ones and IANA (RFC 7020), the national ones below APNIC and LACNIC, some of names; besides, every
  /// domain that is called `nic`. A CERT is not among them: a network may have registered it as its contact.
  private static let registries: Set<String> = [
    "afrinic.net", "apnic.net", "arin.net", "iana.org", "icann.org", "internic.net", "lacnic.net", "nro.net",
    "ripe.net", "iana-servers.net", "root-servers.net", "gtld-servers.net", "pir.org", "verisign-grs.com",
    "afnic.fr", "apjii.or.id", "cnnic.cn", "cnnic.net.cn", "denic.de", "idnic.id", "idnic.net", "irinn.in",
    "krnic.or.kr", "kisa.or.kr", "nominet.uk", "registro.br", "sidn.nl", "twnic.tw",
    "twnic.net.tw", "vnnic.vn", "vnnic.net.vn",
  ]

  /// RFC 2606 and 6761 (test and documentation), 6762 with its appendix G (local networks), 7686, 8375, 9476, SAC113 of
  /// ICANN's SSAC (`internal`), and what is below `arpa` (RFC 3172).
  private static let reserved: [DomainSuffix] = [
    "test", "example", "invalid", "localhost", "example.com", "example.net", "example.org", "local",
    "intranet",
    "internal", "private", "corp", "home", "lan", "onion", "alt", "arpa", "localdomain",
  ].compactMap { DomainSuffix($0) }
}
