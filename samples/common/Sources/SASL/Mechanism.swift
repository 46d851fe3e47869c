public import Secrecy

/// What a client sends in one step of an exchange.
public struct Message: Sendable {
  /// The bytes before base64.
  public let bytes: Secret

  /// What is sent, for people and without a secret: `authzid "", user "joe", password (14 bytes)`.
  public let explanation: String

  public init(bytes: Secret, explanation: String) {
    self.bytes = bytes
    self.explanation = explanation
  }
}

/// The client's side of one authentication exchange (RFC 4422, section 3).
///
/// An exchange is begun once by `start` and goes on by `respond` as long as the server sends challenges; a mechanism
/// that has nothing more to say throws, so that a server cannot keep it talking. When the server says that the
/// exchange has succeeded, `finish` has the last word.
public protocol Mechanism {
  /// The registered name, in capitals: `SCRAM-SHA-256`.
  var name: String { get }

  /// The message that the client can send before any challenge, nil where the server speaks first.
  mutating func start() throws(SASLProblem) -> Message?

  /// The answer to a challenge, which is given without its base64.
  mutating func respond(to challenge: [UInt8]) throws(SASLProblem) -> Message

  /// Checks what the mechanism must have seen by the time the server says yes, such as the server's own proof.
  mutating func finish() throws(SASLProblem)

  /// What was odd about the server's challenges, or what it reported in them; a line each.
  var remarks: [String] { get }
}

extension Mechanism {
  public var remarks: [String] { [] }
}

/// Why an exchange cannot go on.
///
/// Every text is without secrets and fits a line.
public enum SASLProblem: Error, Equatable, CustomStringConvertible, Sendable {
  /// The server asks for what the mechanism does not have: another challenge, or one that is not understood.
  case unexpectedChallenge(String)

  /// The server did not prove that it knows the password, or proved that it does not.
  case serverNotAuthentic(String)

  /// The user's name or password cannot be sent by this mechanism.
  case unusableCredentials(String)

  /// The server reported why it refuses, in the mechanism's own words.
  case refused(String)

  public var description: String {
    switch self {
    case .unexpectedChallenge(let text), .serverNotAuthentic(let text), .unusableCredentials(let text),
      .refused(let text):
      text
    }
  }

  /// What is to be said of a server that says yes before it has what it would have to check.
  public static let yesWithoutCredentials =
    "the server said yes before it had the name and the password, so it has not checked them"

  /// The same problem in other words.
  public func rephrased(_ change: (String) -> String) -> SASLProblem {
    switch self {
    case .unexpectedChallenge(let text): .unexpectedChallenge(change(text))
    case .serverNotAuthentic(let text): .serverNotAuthentic(change(text))
    case .unusableCredentials(let text): .unusableCredentials(change(text))
    case .refused(let text): .refused(change(text))
    }
  }
}
