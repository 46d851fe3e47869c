import Secrecy

/// SCRAM (RFC 5802, RFC 7677): both sides prove that they know the password, and neither sends it.
///
/// A server that says yes without its proof is not believed.
public struct Scram: Mechanism {
  /// The hash that gives the mechanism its name.
  public enum HashName: String, Sendable {
    case sha1 = "SHA-1"
    case sha256 = "SHA-256"

    var hash: Hash { self == .sha1 ? .sha1 : .sha256 }
  }

  /// What the client says about binding the exchange to the TLS connection.
  public enum Binding: Equatable, Sendable {
    /// It cannot bind, or there is no TLS: `n`.
    case unsupported

    /// It could, but the server offers no mechanism that ends in `-PLUS`: `y`. A server that did offer one learns
    /// so that somebody has taken the offer away.
    case notOffered

    /// It does; the mechanism's name ends in `-PLUS`: `p=…`.
    case bound(ChannelBinding)
  }

  public let name: String

  /// How many rounds the server wants, once it has said so; RFC 5802 and RFC 7677 want at least 4096.
  public private(set) var iterations: Int?

  private enum State {
    case new
    case started(bare: String, nonce: String)
    case proved(serverSignature: Secret)
    case serverProved
    case failed
  }

  private let credentials: Credentials
  private let hash: Hash
  private let binding: Binding
  private let givenNonce: String?
  private var state = State.new

  /// Makes an exchange.
  ///
  /// - Parameter nonce: What is random otherwise, for the examples of the RFCs.
  public init(
    _ hash: HashName, _ credentials: Credentials, binding: Binding = .unsupported, nonce: String? = nil
  ) {
    self.credentials = credentials
    self.hash = hash.hash
    self.binding = binding
    givenNonce = nonce
    if case .bound = binding { name = "SCRAM-\(hash.rawValue)-PLUS" } else { name = "SCRAM-\(hash.rawValue)" }
  }

  public mutating func start() throws(SASLProblem) -> Message? {
    state = .failed
    try credentials.refuseNULs()
    if credentials.user.isEmpty { throw .unusableCredentials("the user's name is empty") }
    guard let nonce = givenNonce ?? [UInt8].unguessable(count: 24).map({ Base64.encode($0) }),
      ScramFields.isNonce(nonce)
    else {
      throw .unusableCredentials("there is no usable nonce")
    }
    let bare = "n=\(ScramFields.escaped(credentials.user)),r=\(nonce)"
    state = .started(bare: bare, nonce: nonce)
    return Message(
      bytes: Secret((header + bare).utf8),
      explanation:
        "channel binding \(String(quoting: header.utf8)), user \(String(quoting: credentials.user.utf8)), nonce"
    )
  }

  public mutating func respond(to challenge: [UInt8]) throws(SASLProblem) -> Message {
    let before = state
    // Whatever is thrown ends the exchange.
    state = .failed
    switch before {
    case .started(let bare, let nonce):
      let first = try ScramChallenge(challenge, extending: nonce, hiding: credentials.redaction)
      iterations = first.iterations
      let (message, serverSignature) = try prove(first, exchanged: [Secret(bare.utf8), Secret(challenge)])
      state = .proved(serverSignature: serverSignature)
      return message
    case .proved(let serverSignature):
      try check(challenge, against: serverSignature)
      state = .serverProved
      return Message(
        bytes: Secret([]), explanation: "nothing, as the server has proved that it knows the password")
    case .new, .serverProved, .failed:
      throw .unexpectedChallenge(
        "the server asks for what is not SCRAM's turn: \(credentials.redaction.quoted(challenge))")
    }
  }

  public mutating func finish() throws(SASLProblem) {
    guard case .serverProved = state else {
      throw .serverNotAuthentic("the server said yes without proving that it knows the password")
    }
  }

  public var remarks: [String] {
    guard let iterations, iterations < 4096 else { return [] }
    return ["the server asks for \(iterations) iterations, fewer than the 4096 of RFC 5802; a guess is cheap"]
  }

  /// The gs2-header.
  private var header: String {
    let identity = credentials.authorizationIdentity
    let acting = identity.isEmpty ? "" : "a=\(ScramFields.escaped(identity))"
    return switch binding {
    case .unsupported: "n,\(acting),"
    case .notOffered: "y,\(acting),"
    case .bound(let binding): "p=\(binding.kind.rawValue),\(acting),"
    }
  }

  /// Makes the client's last message, and the signature that only a server with the password can send (section 3).
  private func prove(
    _ first: ScramChallenge, exchanged: [Secret]
  ) throws(SASLProblem) -> (Message, serverSignature: Secret) {
    var bindingBytes = Array(header.utf8)
    if case .bound(let binding) = binding { bindingBytes += binding.data }
    let withoutProof = "c=\(Base64.encode(bindingBytes)),r=\(first.nonce)"
    let comma = Secret(",".utf8)
    let exchange = Secret(
      joining: [exchanged[0], comma, exchanged[1], comma, Secret(withoutProof.utf8)])
    guard
      let salted = hash.stretched(credentials.password, salt: first.salt, iterations: first.iterations),
      let clientKey = hash.authenticationCode(key: salted, of: Secret("Client Key".utf8)),
      let storedKey = hash.digest(clientKey),
      let clientSignature = hash.authenticationCode(key: storedKey, of: exchange),
      let serverKey = hash.authenticationCode(key: salted, of: Secret("Server Key".utf8)),
      let serverSignature = hash.authenticationCode(key: serverKey, of: exchange)
    else { throw .unusableCredentials("OpenSSL cannot compute what \(name) needs here") }
    let proof = Base64.encode(clientKey.combined(with: clientSignature))
    let message = Message(
      bytes: Secret(joining: [Secret("\(withoutProof),p=".utf8), proof]),
      explanation: "channel binding, both nonces, proof by \(first.iterations) iterations")
    return (message, serverSignature)
  }

  private func check(_ last: [UInt8], against serverSignature: Secret) throws(SASLProblem) {
    let fields = try ScramFields(last, hiding: credentials.redaction)
    if let error = fields.error { throw .refused(error) }
    guard fields.names.first == "v", let value = fields.values.first else {
      throw .unexpectedChallenge("not SCRAM's \"v=…\": \(credentials.redaction.quoted(last))")
    }
    guard let signature = try? Base64.decode(value), Secret(signature).isEqual(to: serverSignature) else {
      throw .serverNotAuthentic("the server's proof is wrong, it does not know the password")
    }
  }
}

extension Secret {
  /// The bytes of both, which are equally long, by exclusive or.
  fileprivate func combined(with other: Secret) -> Secret {
    Secret(count: count) { room in
      withBytes { bytes in
        other.withBytes { others in
          for (index, pair) in zip(bytes, others).enumerated() { room[index] = pair.0 ^ pair.1 }
        }
      }
    }
  }
}
