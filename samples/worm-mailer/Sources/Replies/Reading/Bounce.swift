/// That a mail could not be delivered, or not yet.
public struct Bounce: Equatable, Sendable {
  /// What a failure means for the next mail to the same recipient.
  public enum Weight: String, Codable, Sendable {
    /// It would fail in the same way: 5.x.x.
    case permanent

    /// It may arrive: 4.x.x, and given up nevertheless.
    case temporary

    /// Nothing has failed yet; the mail server goes on trying.
    case delayed

    /// The report does not say.
    case unclear
  }

  /// A recipient who did not get the mail.
  public struct Recipient: Equatable, Sendable {
    /// The mailbox that failed, in printable ASCII and as the report writes it; it need not be the one we wrote to.
    public var address: String

    /// The recipient that the sender gave, where the report says so (Original-Recipient, RFC 3464, section 2.3.1).
    public var original: String?

    /// The enhanced status code (RFC 3463), `5.1.1`, or nil.
    public var status: String?

    /// What a server said, on one line, fit to be shown, and at most 300 bytes of it; may be empty.
    public var diagnostic: String

    public var weight: Weight

    public init(
      address: String, original: String? = nil, status: String? = nil, diagnostic: String = "",
      weight: Weight = .unclear
    ) {
      self.address = address
      self.original = original
      self.status = status
      self.diagnostic = diagnostic
      self.weight = weight
    }
  }

  /// As many recipients are kept; a report of ours has one.
  public static let maximumOfRecipients = 100

  /// The worst of the recipients' weights, permanent before temporary before unclear before delayed.
  public var weight: Weight

  /// May be empty when the report names nobody.
  public var recipients: [Recipient]

  init(_ recipients: [Recipient], otherwise weight: Weight = .unclear) {
    self.recipients = recipients
    let order: [Weight] = [.permanent, .temporary, .unclear, .delayed]
    self.weight = order.first { weight in recipients.contains { $0.weight == weight } } ?? weight
  }
}
