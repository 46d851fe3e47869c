/// What a server did with a message.
public struct Delivery: Equatable, Sendable {
  /// An address and what the server said to it.
  public struct Recipient: Equatable, Sendable {
    public let address: String
    public let reply: Reply
  }

  /// The answer to MAIL.
  public let sender: Reply

  /// The answers to RCPT in the order of the addresses; none when the sender was refused.
  public internal(set) var recipients: [Recipient] = []

  /// The answer to the message, or to DATA when it was refused; nil when it did not get so far.
  public internal(set) var message: Reply?

  /// Those for whom the server has taken the message; from now on it is responsible for it.
  public var accepted: [String] {
    guard message?.code == 250 else { return [] }
    return recipients.filter { $0.reply.isPositive }.map(\.address)
  }

  /// The answers by which recipients are without the message: their own, or that which concerns all.
  public var refused: [Recipient] {
    let taken = Set(accepted)
    return recipients.filter { !taken.contains($0.address) }.map { recipient in
      recipient.reply.isPositive
        ? Recipient(address: recipient.address, reply: message ?? recipient.reply) : recipient
    }
  }
}
