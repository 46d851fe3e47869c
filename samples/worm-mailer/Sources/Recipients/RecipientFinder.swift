public import Addresses
public import Lookup
import Transport

/// Decides who gets a mail about an address; asks, and sends nothing.
///
/// The rule of the postmaster: the address's names in the DNS; those which lead back to the address; the domains that
/// these are registered in; the first of them, by the alphabet, that takes mail. The rule of the abuse desk: who is
/// registered for the address in the zone of abuse contacts; by the contact command; and last `abuse` of that domain. A
/// source that has no answer now does not silence the next.
public struct RecipientFinder: Sendable {
  private let policy: RecipientPolicy
  private let names: any NameService
  private let knowledge: AddressKnowledge
  let never: NeverDomains
  private let hostNames: HostNames
  let routes: MailRoutes
  let source: ContactSource

  /// Makes a finder.
  ///
  /// - Parameters:
  ///   - now: The time in seconds since 1970, for the age of kept answers.
  ///   - warn: Is told in one line what the administrator should know, and what does not stop a decision.
  public init(
    _ policy: RecipientPolicy, names: any NameService, suffixes: PublicSuffixes, knowledge: AddressKnowledge,
    now: @escaping @Sendable () -> Int64,
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.policy = policy
    self.names = names
    self.knowledge = knowledge
    never = NeverDomains(policy: policy, suffixes: suffixes)
    hostNames = HostNames(never: never, suffixes: suffixes)
    routes = MailRoutes(never: never, suffixes: suffixes) { address in
      knowledge.specialPurpose(address) != nil && !policy.allowedNetworks.contains { $0.contains(address) }
    }
    source = ContactSource(policy: policy, now: now, warn: warn)
  }

  /// Who gets a mail about an address, and why.
  public func decide(for address: IPAddress) -> Decision {
    let names = LimitedNames(names, deadline: Deadline(seconds: policy.seconds))
    do throws(Undecided) {
      try check(address)
      return .mail(try choice(for: address, by: names))
    } catch {
      switch error {
      case .later(let reason): return .later(reason)
      case .nobody(let refusal): return .nobody(refusal)
      }
    }
  }

  /// Refuses an address that nobody is to be told about, without asking anybody.
  private func check(_ address: IPAddress) throws(Undecided) {
    func isIn(_ networks: [Network]) -> Bool { networks.contains { $0.contains(address) } }
    if isIn(policy.ownNetworks) { throw .nobody(.ownAddress, "\(address) is an address of our own") }
    if isIn(policy.proxies) {
      throw .nobody(.trustedProxy, "\(address) is a trusted proxy; the client is behind it")
    }
    if !isIn(policy.allowedNetworks), let purpose = knowledge.specialPurpose(address) {
      throw .nobody(.specialAddress, "\(address) does not belong to a host of the Internet: \(purpose)")
    }
    if let company = knowledge.deliveryNetwork(address) {
      throw .nobody(.deliveryNetwork, "\(address) belongs to \(company), which makes requests for others")
    }
  }

  private func choice(for address: IPAddress, by names: LimitedNames) throws(Undecided) -> Choice {
    let hosts = Result { () throws(Undecided) in try hostNames.hosts(of: address, by: names) }
    // What is never written to must be known before anybody is.
    switch hosts {
    case .failure(.later(let reason)): throw .later(reason)
    case .failure(.nobody(let refusal)) where refusal.isFinal: throw .nobody(refusal)
    default: break
    }
    switch policy.kind {
    case .abuse: return try abuseDesk(of: address, hosts, by: names)
    case .postmaster:
      do throws(Undecided) {
        return try role("postmaster", of: hosts.get(), by: names)
      } catch {
        guard policy.fallsBackToAbuse, case .nobody(let refusal) = error else { throw error }
        do throws(Undecided) {
          return try abuseDesk(of: address, hosts, by: names)
        } catch .nobody {
          throw .nobody(refusal)
        } catch {
          throw error
        }
      }
    case .both:
      let postmaster = Result { () throws(Undecided) in try role("postmaster", of: hosts.get(), by: names) }
      let abuse = Result { () throws(Undecided) in try abuseDesk(of: address, hosts, by: names) }
      guard case .success(var choice) = postmaster else {
        if case .success(let choice) = abuse { return choice }
        if case .failure(.later(let reason)) = abuse { throw .later(reason) }
        return try postmaster.get()
      }
      // One of them is enough; the other one may never answer.
      if case .success(let other) = abuse {
        for recipient in other.recipients { choice.recipients.addOnce(recipient) }
        choice.reason += "; \(other.reason)"
      }
      return choice
    }
  }
}
