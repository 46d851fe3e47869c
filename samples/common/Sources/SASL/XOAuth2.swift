import Secrecy

/// XOAUTH2, Google's and Microsoft's way to send an access token, older than OAUTHBEARER.
public struct XOAuth2: Mechanism {
  public let name = "XOAUTH2"
  private let credentials: Credentials
  private var refusal = BearerRefusal()

  /// What the server said of why it does not accept the token, JSON as a rule; fit to be printed.
  public var serverError: String? { refusal.text }

  public var remarks: [String] { refusal.remarks }

  public init(_ credentials: Credentials) {
    self.credentials = credentials
  }

  public mutating func start() throws(SASLProblem) -> Message? {
    try credentials.refuseOddToken()
    guard !credentials.user.utf8.contains(where: { $0 < 0x20 }) else {
      throw .unusableCredentials("the user's name contains a control character")
    }
    let before = "user=\(credentials.user)\u{1}auth=Bearer "
    return Message(
      bytes: Secret(joining: [Secret(before.utf8), credentials.password, Secret([1, 1])]),
      explanation:
        "user \(String(quoting: credentials.user.utf8)), token (\(credentials.password.count) bytes)")
  }

  public mutating func respond(to challenge: [UInt8]) throws(SASLProblem) -> Message {
    try refusal.take(challenge, hiding: credentials.redaction)
    return Message(bytes: Secret([]), explanation: "nothing, to get the reply after the server's error")
  }

  public mutating func finish() throws(SASLProblem) { try refusal.check() }
}
