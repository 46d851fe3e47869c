import Secrecy

/// PLAIN (RFC 4616): name and password in one message, readable by whoever sees it.
public struct Plain: Mechanism {
  public let name = "PLAIN"
  private let credentials: Credentials

  public init(_ credentials: Credentials) {
    self.credentials = credentials
  }

  public mutating func start() throws(SASLProblem) -> Message? {
    try credentials.refuseNULs()
    // The grammar wants at least one character of each.
    if credentials.user.isEmpty { throw .unusableCredentials("the user's name is empty") }
    if credentials.password.count == 0 { throw .unusableCredentials("the password is empty") }
    let names = "\(credentials.authorizationIdentity)\0\(credentials.user)\0"
    return Message(
      bytes: Secret(joining: [Secret(names.utf8), credentials.password]),
      explanation: "authzid \(String(quoting: credentials.authorizationIdentity.utf8)), "
        + "user \(String(quoting: credentials.user.utf8)), password (\(credentials.password.count) bytes)")
  }

  public mutating func respond(to challenge: [UInt8]) throws(SASLProblem) -> Message {
    throw .unexpectedChallenge(
      "the server asks for more after PLAIN's only message: \(credentials.redaction.quoted(challenge))")
  }

  public mutating func finish() throws(SASLProblem) {}
}
