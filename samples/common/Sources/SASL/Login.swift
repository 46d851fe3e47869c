import Secrecy

/// LOGIN (draft-murchison-sasl-login): name and password in two messages, readable by whoever sees them.
///
/// The server asks with texts that never were standardized. What is understood is answered by its meaning, so that
/// a server that ignores the name in the first message gets it again; anything else is answered in the usual order.
public struct Login: Mechanism {
  public let name = "LOGIN"
  public private(set) var remarks: [String] = []
  private let credentials: Credentials
  private let sendsNameFirst: Bool
  private var hasStartedWithName = false
  private var hasSentName = false
  private var hasSentPassword = false

  /// Makes an exchange that begins with the user's name, or waits to be asked for it.
  public init(_ credentials: Credentials, initialResponse: Bool = false) {
    self.credentials = credentials
    sendsNameFirst = initialResponse
  }

  public mutating func start() throws(SASLProblem) -> Message? {
    try credentials.refuseNULs()
    guard sendsNameFirst else { return nil }
    hasStartedWithName = true
    return userMessage
  }

  public mutating func respond(to challenge: [UInt8]) throws(SASLProblem) -> Message {
    try credentials.refuseNULs()
    let question = Question(challenge)
    if question == nil {
      remarks.append(
        "the challenge \(credentials.redaction.quoted(challenge)) is not a known question of LOGIN, so it is answered by its position"
      )
    }
    let hasGivenName = hasStartedWithName || hasSentName
    switch question ?? (hasGivenName ? .password : .user) {
    case .user:
      guard !hasSentName else { throw .unexpectedChallenge("the server asks for the user's name again") }
      hasSentName = true
      return userMessage
    case .password:
      guard !hasSentPassword else {
        throw .unexpectedChallenge(
          "the server asks again after the password: \(credentials.redaction.quoted(challenge))")
      }
      hasSentPassword = true
      return Message(
        bytes: credentials.password, explanation: "password (\(credentials.password.count) bytes)")
    }
  }

  public mutating func finish() throws(SASLProblem) {
    guard hasSentPassword, hasStartedWithName || hasSentName else {
      throw .serverNotAuthentic(SASLProblem.yesWithoutCredentials)
    }
  }

  private var userMessage: Message {
    Message(
      bytes: Secret(credentials.user.utf8), explanation: "user \(String(quoting: credentials.user.utf8))")
  }

  /// What a server wants to know.
  enum Question {
    case user
    case password

    /// Understands `Username:`, `User Name` with a NUL, `Password:` and their like, nil for anything else.
    init?(_ challenge: some Collection<UInt8>) {
      guard challenge.count <= 64 else { return nil }
      // Nothing is copied, as what is decoded for the user may be a password.
      let letters = challenge.lazy
        .filter { ![0, 10, 13, UInt8(ascii: ":"), UInt8(ascii: " ")].contains($0) }
        .map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 }
      if ["username", "user", "login", "loginname"].contains(where: { letters.elementsEqual($0.utf8) }) {
        self = .user
      } else if ["password", "passwd", "pass"].contains(where: { letters.elementsEqual($0.utf8) }) {
        self = .password
      } else {
        return nil
      }
    }
  }
}
