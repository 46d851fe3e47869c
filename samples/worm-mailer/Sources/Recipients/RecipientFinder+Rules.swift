import Addresses
import Lookup

extension RecipientFinder {
  /// The rule of the postmaster, and the last part of that of the abuse desk: a mailbox that RFC 2142 gives a domain.
  func role(
    _ role: String, of hosts: [HostNames.Host], by names: LimitedNames
  ) throws(Undecided) -> Choice {
    var refusal: Undecided?
    for host in hosts {
      do throws(Undecided) {
        let mailHost = try routes.host(for: host.domain, by: names)
        let recipient = MailAddress(role: role, at: host.domain)
        var reason = "the address's name in the DNS is \(host.name), which leads back to the address"
        if hosts.count > 1 {
          let domains = hosts.prefix(3).map(\.domain.text).joined(separator: ", ")
          let rest = hosts.count > 3 ? ", …" : ""
          reason +=
            "; of the \(hosts.count) domains that it has such names in (\(domains)\(rest)), "
            + "this is the first in the alphabet that takes mail"
        }
        return Choice(
          recipients: [recipient], domain: host.domain, hostName: host.name, mailHost: mailHost,
          reason: "\(reason); \(recipient) by RFC 2142")
      } catch {
        // Which domain is the first must not depend on whether its servers answer just now.
        if case .later = error { throw error }
        refusal = refusal ?? error
      }
    }
    throw refusal ?? .nobody(.noName, "the address does not have a name in the DNS")
  }

  /// Where the rule of the abuse desk looks, in this order: what is registered for the address comes before what is
  /// usual for domains.
  private enum AbuseSource: CaseIterable {
    case zone
    case command
    case domain
  }

  /// The rule of the abuse desk.
  func abuseDesk(
    of address: IPAddress, _ hosts: Result<[HostNames.Host], Undecided>, by names: LimitedNames
  ) throws(Undecided) -> Choice {
    let host = try? hosts.get().first
    var late: Undecided?
    var refusal: Undecided?
    for place in AbuseSource.allCases {
      do throws(Undecided) {
        let choice: Choice?
        switch place {
        case .zone: choice = try accepted(source.zoneContacts(of: address, by: names), host, by: names)
        case .command: choice = try accepted(source.commandContacts(of: address), host, by: names)
        case .domain: choice = try role("abuse", of: hosts.get(), by: names)
        }
        if let choice { return choice }
      } catch {
        if case .later = error { late = late ?? error } else { refusal = refusal ?? error }
      }
    }
    throw late ?? refusal ?? .nobody(.noName, "the address does not have a name in the DNS")
  }

  /// A choice of those contacts that may be written to and can be reached.
  private func accepted(
    _ contacts: ContactSource.Contacts?, _ host: HostNames.Host?, by names: LimitedNames
  ) throws(Undecided) -> Choice? {
    guard let contacts else { return nil }
    var recipients: [MailAddress] = []
    var firstHost: DomainName?
    var late: Undecided?
    var refusal: Undecided?
    for contact in contacts.addresses {
      do throws(Undecided) {
        try never.checkRecipient(contact.domain)
        let mailHost = try routes.host(for: contact.domain, by: names)
        firstHost = firstHost ?? mailHost
        recipients.append(contact)
      } catch {
        if case .later = error { late = late ?? error } else { refusal = refusal ?? error }
      }
    }
    guard let firstHost else {
      if let failure = late ?? refusal { throw failure }
      return nil
    }
    let list = recipients.map(\.description).joined(separator: ", ")
    return Choice(
      recipients: recipients, domain: host?.domain, hostName: host?.name, mailHost: firstHost,
      reason: "\(contacts.reason): \(list)")
  }
}
