import Secrecy

/// CRAM-MD5 (RFC 2195): the password itself is not sent, but can be searched for by whoever saw the exchange.
public struct CramMD5: Mechanism {
  public let name = "CRAM-MD5"

  /// The longest challenge that is answered, in bytes.
  static let longestChallenge = 1024

  private let credentials: Credentials
  private var hasResponded = false

  public init(_ credentials: Credentials) {
    self.credentials = credentials
  }

  public mutating func start() throws(SASLProblem) -> Message? {
    try credentials.refuseNULs()
    if credentials.user.isEmpty { throw .unusableCredentials("the user's name is empty") }
    return nil
  }

  public mutating func respond(to challenge: [UInt8]) throws(SASLProblem) -> Message {
    try credentials.refuseNULs()
    guard !hasResponded else {
      throw .unexpectedChallenge(
        "the server asks for more after CRAM-MD5's only answer: \(credentials.redaction.quoted(challenge))")
    }
    hasResponded = true
    // An answer to an empty challenge would be the same every time.
    guard !challenge.isEmpty else { throw .unexpectedChallenge("the challenge is empty") }
    guard challenge.count <= Self.longestChallenge else {
      throw .unexpectedChallenge(
        "the challenge has \(challenge.count) bytes, more than \(Self.longestChallenge)")
    }
    guard let code = Hash.md5.authenticationCode(key: credentials.password, of: Secret(challenge)) else {
      throw .unusableCredentials("OpenSSL cannot compute HMAC with MD5 here")
    }
    return Message(
      bytes: Secret(joining: [Secret("\(credentials.user) ".utf8), Secret(hexadecimal: code)]),
      explanation: "user \(String(quoting: credentials.user.utf8)), "
        + "HMAC-MD5 of the challenge \(credentials.redaction.quoted(challenge)) with the password")
  }

  public mutating func finish() throws(SASLProblem) {
    guard hasResponded else { throw .serverNotAuthentic(SASLProblem.yesWithoutCredentials) }
  }
}
