/// A mail that came back: `replies/TIME-NUMBER.json`.
public struct StoredReply: Codable, Sendable {
  public var time: Int64

  /// The report that it answers.
  public var report: String?

  /// `bounce`, `automatic`, `form`, `ticket`, `stop`, `person` or `unreadable`, as Replies calls them.
  public var kind: String

  /// Whether it says that mail to a recipient is of no use.
  public var isPermanent: Bool

  /// Those whom it concerns.
  public var recipients: [String]

  /// What it says in one line, the form's address or the ticket's number, say.
  public var text: String

  /// What a person wrote, the beginning of the mail, fit to be shown.
  public var mail: String?

  public init(
    time: Int64, report: String?, kind: String, isPermanent: Bool, recipients: [String], text: String,
    mail: String? = nil
  ) {
    self.time = time
    self.report = report
    self.kind = kind
    self.isPermanent = isPermanent
    self.recipients = recipients
    self.text = text
    self.mail = mail
  }
}
