public import Addresses
public import Lookup
public import SystemPackage

/// Who is to get the mails, and who must not; what the administrator decides.
public struct RecipientPolicy: Sendable {
  /// Which mailboxes are written to.
  public enum Kind: String, Sendable, CaseIterable {
    /// The postmaster of the domain that the address's name is in (RFC 2142, RFC 5321, section 4.5.1).
    case postmaster

    /// The abuse desk: who is registered for the address, or else `abuse` of the domain (RFC 2142).
    case abuse

    /// Both, in one mail; where only one of them is found, or answers now, it is enough.
    case both
  }

  public var kind = Kind.postmaster

  /// Whether the abuse desk is looked for where the rule of the postmaster finds nobody.
  public var fallsBackToAbuse = false

  /// Our own addresses and networks.
  public var ownNetworks: [Network] = []

  /// Our own domains, with all names below them.
  public var ownDomains: [DomainSuffix] = []

  /// Proxies that we trust: an address of theirs is not the address of who made the request.
  public var proxies: [Network] = []

  /// Domains that never get a mail, with all names below them.
  public var neverDomains: [DomainSuffix] = []

  /// Special-purpose networks that are treated like others, for tests.
  public var allowedNetworks: [Network] = []

  /// Domains below reserved top-level domains that are treated like others, for tests.
  public var allowedDomains: [DomainSuffix] = []

  /// A zone with the abuse contacts of addresses in TXT records, such as `abuse-contacts.abusix.zone`.
  public var abuseZone: DomainName?

  /// A program that finds out the abuse contacts of an address.
  public var contactCommand: ContactCommand?

  /// How long one decision may take, in seconds; what is not known then is asked for later.
  public var seconds: Double = 60

  public init() {}
}

/// A program that finds out who is registered for an address, by RDAP or whois.
///
/// It gets the address in digits as its last argument, and writes one mail address a line. A line `network
/// 192.0.2.0/24` says for which addresses the answer holds; empty lines and those that begin with `#` mean nothing. No
/// address at all means that there is no contact. A status other than 0, or being late, means that it is to be asked
/// later.
public struct ContactCommand: Sendable {
  /// The program's path and its first arguments.
  public var words: [String]

  /// After so many seconds it is killed.
  public var seconds: Double = 30

  /// Where its answers are kept; without a file it is asked every time.
  public var cache: FilePath?

  /// How long they are kept, in seconds.
  public var secondsKept: Int64 = 7 * 86_400

  public init(words: [String]) {
    self.words = words
  }
}

/// What other modules know about addresses.
public struct AddressKnowledge: Sendable {
  /// What an address is reserved for when it does not belong to a host of the Internet (RFC 6890), or nil.
  public var specialPurpose: @Sendable (IPAddress) -> String?

  /// The name of the company that stands between visitors and web servers from an address, or nil.
  public var deliveryNetwork: @Sendable (IPAddress) -> String?

  public init(
    specialPurpose: @escaping @Sendable (IPAddress) -> String?,
    deliveryNetwork: @escaping @Sendable (IPAddress) -> String?
  ) {
    self.specialPurpose = specialPurpose
    self.deliveryNetwork = deliveryNetwork
  }
}
