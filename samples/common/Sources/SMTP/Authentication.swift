public import SASL

/// How an AUTH exchange went (RFC 4954, section 4).
public struct Authentication: Sendable, Equatable {
  /// A challenge of the server.
  public struct Challenge: Sendable, Equatable {
    /// What followed `334`, fit to be shown.
    public let text: String

    /// What it stands for; nil when it is not base64.
    ///
    /// Where the server repeated a secret there is `[hidden]`.
    public let bytes: [UInt8]?
  }

  /// Why we ended the exchange, or do not believe the server's yes.
  public enum Problem: Sendable, Equatable, CustomStringConvertible {
    /// A challenge is not base64.
    case badBase64(String)

    /// The challenges did not end.
    case tooManyChallenges(Int)

    /// Our answer is longer than a line may be.
    case tooLong(Int)

    /// The mechanism does not go on, or does not believe the server.
    case mechanism(SASLProblem)

    public var description: String {
      switch self {
      case .badBase64(let text): "the server's challenge is not base64: '\(text)'"
      case .tooManyChallenges(let count): "the server still asks after \(count) challenges"
      case .tooLong(let count): "the answer is \(count) bytes long in base64, which no server needs to take"
      case .mechanism(let problem): problem.description
      }
    }
  }

  /// The mechanism's name.
  public let mechanism: String

  /// The server's last word.
  public let reply: Reply

  /// What it asked before.
  public let challenges: [Challenge]

  /// How many messages we sent, the one in the command among them.
  public let messages: Int

  /// nil when the server had the last word and there is no reason to doubt it.
  public let problem: Problem?

  /// Whether the server accepted the credentials, and has shown what it has to show.
  public var hasSucceeded: Bool { reply.code == 235 && problem == nil }
}
