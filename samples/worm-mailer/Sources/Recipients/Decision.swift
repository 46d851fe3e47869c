public import Lookup

/// Who gets a mail about an address.
public enum Decision: Equatable, Sendable {
  case mail(Choice)

  /// It cannot be known now, for a reason to show to the administrator; to be asked again later.
  case later(String)

  case nobody(Refusal)
}

/// The recipients of a mail, and why it is they.
public struct Choice: Equatable, Sendable {
  /// At least one; the first is the one that the rule asked for first.
  public var recipients: [MailAddress]

  /// The domain that the address's name is registered in, where that is known.
  public var domain: DomainName?

  /// The address's name, which leads back to the address, where it has one.
  public var hostName: DomainName?

  /// A host that takes mail for the first recipient.
  public var mailHost: DomainName

  /// Why they: a sentence for the mail, without a capital letter and a full stop.
  public var reason: String
}

/// Why nobody gets a mail.
public struct Refusal: Equatable, Sendable {
  /// A name that stays the same between versions: `null-mx`.
  public enum Code: String, Sendable, CaseIterable {
    case specialAddress = "special-address"
    case ownAddress = "own-address"
    case trustedProxy = "trusted-proxy"
    case deliveryNetwork = "delivery-network"
    case noName = "no-name"
    case unusableName = "unusable-name"
    case reservedDomain = "reserved-domain"
    case publicSuffix = "public-suffix"
    case unconfirmedName = "unconfirmed-name"
    case ownDomain = "own-domain"
    case neverDomain = "never-domain"
    case registry = "registry"
    case crawler = "crawler"
    case nullMX = "null-mx"
    case noMailServer = "no-mail-server"
    case specialMailServer = "special-mail-server"
  }

  public var code: Code

  /// The reason in words, without a capital letter and a full stop; names of others in it are printable.
  public var words: String

  public init(_ code: Code, _ words: String) {
    self.code = code
    self.words = words
  }

  /// Whether no other rule may find a recipient after all, because the address or its domain must never be written to.
  public var isFinal: Bool {
    switch code {
    case .specialAddress, .ownAddress, .trustedProxy, .deliveryNetwork, .ownDomain, .neverDomain, .registry,
      .crawler:
      true
    default: false
    }
  }
}

/// Why there is no recipient, or none yet.
enum Undecided: Error {
  case later(String)
  case nobody(Refusal)

  static func nobody(_ code: Refusal.Code, _ words: String) -> Undecided { .nobody(Refusal(code, words)) }
}
