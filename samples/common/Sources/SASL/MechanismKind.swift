/// A mechanism that servers offer, whether it is one of ours or not.
public struct MechanismKind: Equatable, Sendable {
  /// How much is at stake when it is used.
  public enum Risk: Int, Comparable, Sendable, CaseIterable {
    case low
    case medium
    case high

    public static func < (left: Risk, right: Risk) -> Bool { left.rawValue < right.rawValue }
  }

  /// What the client needs to have.
  public enum Proof: Equatable, Sendable {
    case password
    case token

    /// A certificate, a ticket or nothing: what this library does not deal with.
    case other
  }

  /// The registered name, in capitals.
  public let name: String

  /// Whether this library has the client's side of it.
  public let isSupported: Bool

  /// Whether the password, or what is as good, can be read by whoever sees the exchange.
  public let exposesPassword: Bool

  /// What the client needs to have.
  public let proof: Proof

  /// How much is at stake in a TLS connection.
  public let risk: Risk

  /// How much is at stake when everybody on the way can read along.
  public let riskInTheClear: Risk

  /// Why, in one sentence without a full stop.
  public let why: String

  /// Whether it can be used only with what ties it to the TLS connection.
  public var needsChannelBinding: Bool { name.hasSuffix("-PLUS") }

  /// Whether its messages have a place for an authorization identity beside the user's name.
  public var carriesAuthorizationIdentity: Bool {
    ["PLAIN", "OAUTHBEARER", "EXTERNAL", "DIGEST-MD5", "GSSAPI"].contains(name) || name.hasPrefix("SCRAM-")
  }

  /// Finds a mechanism by its name, in any case.
  public init?(named name: String) {
    let name = name.uppercased()
    guard let kind = Self.all.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// The mechanisms among the offered ones that can be used, the strongest first.
  ///
  /// - Parameters:
  ///   - offered: The names that the server gave, in any case.
  ///   - proof: What the client has.
  ///   - hasChannelBinding: Whether the connection gave something to bind to.
  public static func usable(
    among offered: [String], with proof: Proof = .password, hasChannelBinding: Bool = false
  ) -> [MechanismKind] {
    let names = Set(offered.map { $0.uppercased() })
    return all.filter {
      $0.isSupported && $0.proof == proof && names.contains($0.name)
        && (hasChannelBinding || !$0.needsChannelBinding)
    }
  }

  /// Begins an exchange, nil where this library cannot: `isSupported` is false, or there is no channel binding.
  public func mechanism(
    for credentials: Credentials, _ options: MechanismOptions = MechanismOptions()
  ) -> (any Mechanism)? {
    switch name {
    case "PLAIN": Plain(credentials)
    case "LOGIN": Login(credentials, initialResponse: options.loginSendsNameFirst)
    case "CRAM-MD5": CramMD5(credentials)
    case "XOAUTH2": XOAuth2(credentials)
    case "OAUTHBEARER": OAuthBearer(credentials, server: options.server)
    case "SCRAM-SHA-1", "SCRAM-SHA-1-PLUS": scram(.sha1, credentials, options)
    case "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS": scram(.sha256, credentials, options)
    default: nil
    }
  }

  private func scram(
    _ hash: Scram.HashName, _ credentials: Credentials, _ options: MechanismOptions
  ) -> (any Mechanism)? {
    guard let channelBinding = options.channelBinding else {
      return needsChannelBinding ? nil : Scram(hash, credentials)
    }
    if needsChannelBinding { return Scram(hash, credentials, binding: .bound(channelBinding)) }
    let offersBinding = options.offered.contains { $0.uppercased().hasSuffix("-PLUS") }
    return Scram(hash, credentials, binding: offersBinding ? .unsupported : .notOffered)
  }
}

extension MechanismKind {
  init(
    _ name: String, isSupported: Bool = false, exposesPassword: Bool = false, proof: Proof = .password,
    risk: Risk, inTheClear: Risk, why: String
  ) {
    self.name = name
    self.isSupported = isSupported
    self.exposesPassword = exposesPassword
    self.proof = proof
    self.risk = risk
    riskInTheClear = inTheClear
    self.why = why
  }
}
