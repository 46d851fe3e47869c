import SMTP
import Transport

/// Something about a session that makes an explanation the right one, or a cause likelier or impossible.
indirect enum Fact: Sendable, Equatable {
  /// The answer came in one of these.
  case phases([Phase])
  case encrypted
  case startTLSOffered

  /// The mechanism that was tried is one of these.
  case mechanism([String])

  /// The mechanism that was tried is among those that the server names.
  case mechanismOffered

  /// There is no line about AUTH in the reply to EHLO.
  case noOffer

  /// There is a line `AUTH` and no word in it.
  case emptyLine

  /// There is a line `AUTH`, and no word in it can be a mechanism's name.
  case noNames

  /// There is a line `AUTH=` and none with `AUTH`.
  case onlyEqualsForm

  /// The two lines name different mechanisms.
  case formsDiffer

  /// There was a line about AUTH before TLS, and under TLS there is none.
  case offerVanished

  case helo
  case loopback
  case initialResponse
  case passwordASCII
  case authorizationIdentity
  case encodedHere
  case authenticated
  case credentialsSent

  /// The answer is a yes that does not belong where it came, or contradicts itself.
  case unexpected
  case failures(atLeast: Int)

  /// The server is one of these programs.
  case server(Set<ServerKind>)

  /// The server ended TLS by one of these alerts.
  case alert([UInt8])
  case not(Fact)

  static func phase(_ phase: Phase) -> Fact { .phases([phase]) }

  /// The answer is one to EHLO or HELO.
  static let hello = Fact.phases([.ehlo, .helo])

  /// The server is known to be another than these.
  static func other(than kinds: Set<ServerKind>) -> Fact { .not(.server(kinds)) }

  /// The mechanisms by which the password itself travels.
  static let plaintextMechanism = Fact.mechanism(["PLAIN", "LOGIN"])

  /// The mechanisms with an access token in the place of a password.
  static let tokenMechanism = Fact.mechanism(["XOAUTH2", "OAUTHBEARER"])

  /// The mechanisms for which the server must know the password, or a key made from it.
  static let sharedSecretMechanism = Fact.mechanism(
    [
      "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS",
      "SCRAM-SHA-512",
    ])

  /// Whether it is so, nil when that is not known.
  func holds(in circumstances: Circumstances) -> Bool? {
    let offer = circumstances.offer
    return switch self {
    case .phases(let phases): circumstances.phase.map { phases.contains($0) }
    case .encrypted: circumstances.isEncrypted
    case .startTLSOffered: circumstances.offersStartTLS
    case .mechanism(let names): circumstances.mechanism.map { names.contains($0) }
    case .mechanismOffered:
      circumstances.mechanism.flatMap { mechanism in offer.map { $0.has(mechanism) } }
    case .noOffer: offer.map(\.isEmpty)
    case .emptyLine: offer.map(\.isEmptyLine)
    case .noNames: offer.map(\.isWithoutNames)
    case .onlyEqualsForm: offer.map { $0.standard == nil && $0.equalsForm != nil }
    case .formsDiffer: offer.map(\.differs)
    case .offerVanished:
      circumstances.offerBeforeTLS.flatMap { before in offer.map { $0.isEmpty && !before.isEmpty } }
    case .helo: circumstances.hello.map { $0 == .helo }
    case .loopback: circumstances.isLoopback
    case .initialResponse: circumstances.sentInitialResponse
    case .passwordASCII: circumstances.passwordIsASCII
    case .authorizationIdentity: circumstances.sentAuthorizationIdentity
    case .encodedHere: circumstances.isEncodedHere
    case .authenticated: circumstances.hasAuthenticated
    case .credentialsSent: circumstances.hasSentCredentials
    case .unexpected: circumstances.isUnexpected
    case .failures(let number): circumstances.failures.map { $0 >= number }
    case .server(let kinds): circumstances.server.map { kinds.contains($0) }
    case .alert(let numbers): circumstances.alert.map { numbers.contains($0.number) }
    case .not(let fact): fact.holds(in: circumstances).map { !$0 }
    }
  }
}
