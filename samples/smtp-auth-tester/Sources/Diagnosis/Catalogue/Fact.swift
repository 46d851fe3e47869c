/// Something about a session that makes an explanation the right one, or a cause likelier or impossible.
enum Fact: Sendable, Equatable {
  case encrypted, unencrypted
  case startTLSOffered, startTLSNotOffered
  case mechanism(String)
  case mechanismOffered, mechanismNotOffered

  /// There is no line about AUTH in the reply to EHLO.
  case noOffer

  /// There is a line `AUTH=` and none with `AUTH`.
  case onlyEqualsForm

  /// The two lines name different mechanisms.
  case formsDiffer

  /// There was a line about AUTH before TLS and is none any more.
  case offerVanished

  case helo
  case loopback
  case initialResponse
  case nonASCIIPassword
  case authenticated, notAuthenticated
  case failures(atLeast: Int)

  /// Whether it is so, nil when that is not known.
  func holds(in circumstances: Circumstances) -> Bool? {
    let offer = circumstances.offer
    return switch self {
    case .encrypted: circumstances.isEncrypted
    case .unencrypted: circumstances.isEncrypted.map { !$0 }
    case .startTLSOffered: circumstances.offersStartTLS
    case .startTLSNotOffered: circumstances.offersStartTLS.map { !$0 }
    case .mechanism(let name): circumstances.mechanism.map { $0 == name }
    case .mechanismOffered: Self.isOffered(in: circumstances)
    case .mechanismNotOffered: Self.isOffered(in: circumstances).map { !$0 }
    case .noOffer: offer.map(\.isEmpty)
    case .onlyEqualsForm: offer.map { $0.standard == nil && $0.equalsForm != nil }
    case .formsDiffer: offer.flatMap(Self.formsDiffer)
    case .offerVanished:
      circumstances.offerBeforeTLS.flatMap { before in offer.map { $0.isEmpty && !before.isEmpty } }
    case .helo: circumstances.hello.map { $0 == .helo }
    case .loopback: circumstances.isLoopback
    case .initialResponse: circumstances.sentInitialResponse
    case .nonASCIIPassword: circumstances.passwordIsASCII.map { !$0 }
    case .authenticated: circumstances.hasAuthenticated
    case .notAuthenticated: circumstances.hasAuthenticated.map { !$0 }
    case .failures(let number): circumstances.failures.map { $0 >= number }
    }
  }

  private static func isOffered(in circumstances: Circumstances) -> Bool? {
    guard let offer = circumstances.offer, let mechanism = circumstances.mechanism else { return nil }
    return offer.has(mechanism)
  }

  private static func formsDiffer(_ offer: Offer) -> Bool? {
    guard let standard = offer.standard, let equalsForm = offer.equalsForm else { return nil }
    return Set(standard) != Set(equalsForm)
  }
}
