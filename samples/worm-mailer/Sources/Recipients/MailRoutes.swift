import Addresses
import Lookup

/// Where the mail for a domain goes (RFC 5321, section 5.1), to know that it can arrive.
struct MailRoutes: Sendable {
  let never: NeverDomains
  let suffixes: PublicSuffixes
  let isSpecial: @Sendable (IPAddress) -> Bool

  /// As many of a domain's mail servers are looked at.
  private static let maximumOfHosts = 5

  /// The first host that takes mail for a domain and has an address on the Internet.
  func host(for domain: DomainName, by names: some NameService) throws(Undecided) -> DomainName {
    let exchangers: [MailExchanger]
    do throws(LookupFailure) {
      exchangers = try names.exchangers(of: domain)
    } catch .noRecords {
      return try implicitHost(of: domain, by: names)
    } catch {
      throw Undecided(error)
    }
    let hosts = exchangers.map(\.host).filter { $0 != "." }
    guard !hosts.isEmpty else {
      throw .nobody(.nullMX, "'\(domain)' takes no mail: it has a null MX (RFC 7505)")
    }
    var isSpecial = false
    var late: Undecided?
    for host in hosts.prefix(Self.maximumOfHosts) {
      guard let name = DomainName(host), isUsable(name) else { continue }
      do throws(LookupFailure) {
        if try isOnTheInternet(name, by: names) { return name }
        isSpecial = true
      } catch {
        if case .temporary = error { late = late ?? Undecided(error) }
      }
    }
    if let late { throw late }
    guard isSpecial else {
      throw .nobody(.noMailServer, "'\(domain)' takes no mail: none of its mail servers has an address")
    }
    throw specialServer(domain)
  }

  /// The domain as its own mail server, where it has no MX records.
  private func implicitHost(of domain: DomainName, by names: some NameService) throws(Undecided) -> DomainName
  {
    // It is the attacking host itself, which a customer of that company calls so.
    if suffixes.isPrivate(domain) {
      throw .nobody(
        .noMailServer,
        "'\(domain)' takes no mail: it is a customer's name below a public suffix, without an MX")
    }
    do throws(LookupFailure) {
      if try isOnTheInternet(domain, by: names) { return domain }
    } catch .noRecords {
      throw .nobody(.noMailServer, "'\(domain)' takes no mail: it has neither an MX nor an address")
    } catch {
      throw Undecided(error)
    }
    throw specialServer(domain)
  }

  private func isUsable(_ name: DomainName) -> Bool {
    do throws(Undecided) {
      try never.checkReserved(name)
      return true
    } catch {
      return false
    }
  }

  private func isOnTheInternet(_ name: DomainName, by names: some NameService) throws(LookupFailure) -> Bool {
    try names.addresses(of: name).contains { !isSpecial($0) }
  }

  private func specialServer(_ domain: DomainName) -> Undecided {
    .nobody(
      .specialMailServer,
      "the mail servers of '\(domain)' have special-purpose addresses only, such as 127.0.0.1")
  }
}
