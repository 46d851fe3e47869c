import Secrecy

/// OAUTHBEARER (RFC 7628): an access token in one message.
public struct OAuthBearer: Mechanism {
  public let name = "OAUTHBEARER"
  private let credentials: Credentials
  private let server: Server?
  private var refusal = BearerRefusal()

  /// The server that is spoken to, as the client named it.
  public struct Server: Equatable, Sendable {
    public let host: String
    public let port: UInt16

    public init(host: String, port: UInt16) {
      self.host = host
      self.port = port
    }
  }

  /// What the server said of why it does not accept the token, JSON as a rule; fit to be printed.
  public var serverError: String? { refusal.text }

  public var remarks: [String] { refusal.remarks }

  /// Makes an exchange, which names the server where it is given.
  public init(_ credentials: Credentials, server: Server? = nil) {
    self.credentials = credentials
    self.server = server
  }

  public mutating func start() throws(SASLProblem) -> Message? {
    try credentials.refuseOddToken()
    let identity =
      credentials.authorizationIdentity.isEmpty ? credentials.user : credentials.authorizationIdentity
    guard !"\(identity)\(server?.host ?? "")".utf8.contains(where: { $0 < 0x20 }) else {
      throw .unusableCredentials("the name of the user or the server contains a control character")
    }
    var before = identity.isEmpty ? "n,,\u{1}" : "n,a=\(ScramFields.escaped(identity)),\u{1}"
    if let server { before += "host=\(server.host)\u{1}port=\(server.port)\u{1}" }
    return Message(
      bytes: Secret(joining: [Secret("\(before)auth=Bearer ".utf8), credentials.password, Secret([1, 1])]),
      explanation: "user \(String(quoting: identity.utf8)), "
        + (server.map { "server \(String(quoting: $0.host.utf8)) port \($0.port), " } ?? "")
        + "token (\(credentials.password.count) bytes)")
  }

  public mutating func respond(to challenge: [UInt8]) throws(SASLProblem) -> Message {
    try refusal.take(challenge, hiding: credentials.redaction)
    return Message(bytes: Secret([1]), explanation: "\\x01, to get the reply after the server's error")
  }

  public mutating func finish() throws(SASLProblem) { try refusal.check() }
}
