/// What became of a message, for each of its recipients.
public struct DeliveryOutcome: Equatable, Sendable {
  public enum Fate: String, Codable, Sendable {
    /// The next in line has taken it and is responsible for it now.
    case accepted

    /// It was not sent, and another try may succeed.
    case temporary

    /// It was not sent, and never will be: the recipient does not exist or does not want it.
    case permanent

    /// It may have been sent: the connection broke, or the program was killed, after the message had gone out.
    case uncertain
  }

  public struct Recipient: Equatable, Sendable {
    public var address: String
    public var fate: Fate

    /// What the other side said, or why nothing came of it; one line, fit to be shown.
    public var reply: String

    public init(_ address: String, _ fate: Fate, reply: String) {
      self.address = address
      self.fate = fate
      self.reply = reply
    }
  }

  /// All recipients in the order in which they were given.
  public var recipients: [Recipient]

  public init(_ recipients: [Recipient]) {
    self.recipients = recipients
  }

  /// The same for all.
  public init(_ fate: Fate, for addresses: [String], reply: String) {
    recipients = addresses.map { Recipient($0, fate, reply: reply) }
  }

  /// The addresses that a fate has met.
  public func addresses(_ fate: Fate) -> [String] {
    recipients.filter { $0.fate == fate }.map(\.address)
  }
}
