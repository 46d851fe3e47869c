import Addresses
import Lookup

/// The names of an address that lead back to it, so that who has the address and who has the name agree.
struct HostNames: Sendable {
  /// A name of the address, and the domain that it is registered in.
  struct Host: Sendable {
    let name: DomainName
    let domain: DomainName
  }

  let never: NeverDomains
  let suffixes: PublicSuffixes

  /// As many names are looked at: a web server may have a name for each of its customers.
  private static let maximumOfNames = 10

  /// The confirmed names, one for each domain, in the order of the domains.
  ///
  /// Only the alphabet decides, for the DNS gives the names in another order each time.
  func hosts(of address: IPAddress, by names: some NameService) throws(Undecided) -> [Host] {
    let pointers: [String]
    do throws(LookupFailure) {
      pointers = try names.pointers(of: address)
    } catch .noRecords {
      throw .nobody(Self.noName)
    } catch {
      throw Undecided(error)
    }
    var hosts: [Host] = []
    var refusal: Refusal?
    var late: Undecided?
    for name in try candidates(among: pointers) {
      do throws(Undecided) {
        let host = try self.host(named: name, of: address, by: names)
        // Of a host that has also a name of ours, or of a registry's, nobody else is told.
        try never.checkHost(host.name)
        if !hosts.contains(where: { $0.domain == host.domain }) { hosts.append(host) }
      } catch {
        switch error {
        case .later:
          // A name of ours may lead back after all: nobody else is told before that is known.
          if (try? never.checkHost(name)) == nil { throw error }
          late = late ?? error
        case .nobody(let reason):
          if reason.isFinal { throw error }
          // What came further says more.
          if refusal.map({ Self.rank($0) < Self.rank(reason) }) ?? true { refusal = reason }
        }
      }
    }
    if !hosts.isEmpty { return hosts.sorted { $0.domain < $1.domain } }
    throw late ?? .nobody(refusal ?? Self.noName)
  }

  private static let noName = Refusal(.noName, "the address does not have a name in the DNS")

  /// The names that can be those of hosts.
  private func candidates(among pointers: [String]) throws(Undecided) -> ArraySlice<DomainName> {
    let candidates = Set(pointers.compactMap { DomainName($0) }).sorted().prefix(Self.maximumOfNames)
    if candidates.isEmpty, let first = pointers.min() {
      throw .nobody(
        .unusableName,
        "the address's name in the DNS, '\(first.prefix(200))', cannot be the full name of a host")
    }
    return candidates
  }

  /// Checks one name, from what is known without a question to what is not.
  private func host(
    named name: DomainName, of address: IPAddress, by names: some NameService
  ) throws(Undecided) -> Host {
    let shown = "the address's name in the DNS, '\(name)',"
    try never.checkReserved(name)
    guard let domain = suffixes.registrableDomain(of: name) else {
      throw .nobody(.publicSuffix, "\(shown) is a public suffix, below which anybody can have a domain")
    }
    do throws(LookupFailure) {
      if try names.addresses(of: name, isIPv6: address.isIPv6).contains(address) {
        return Host(name: name, domain: domain)
      }
    } catch .noRecords {
    } catch {
      throw Undecided(error)
    }
    throw .nobody(.unconfirmedName, "\(shown) does not lead back to the address")
  }

  private static func rank(_ refusal: Refusal) -> Int {
    switch refusal.code {
    case .unconfirmedName: 2
    case .publicSuffix: 1
    default: 0
    }
  }
}

extension Undecided {
  /// What a failed lookup means where there has to be an answer.
  init(_ failure: LookupFailure) {
    switch failure {
    case .temporary(let reason): self = .later(reason)
    case .noRecords: self = .later("the answers of the DNS contradict each other")
    }
  }
}
