public import Attacks

/// A mail about an attack, or to the local administrator: `queue/NAME.json`, later `sent/NAME.json`.
public struct Report: Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    /// About an attack, to whoever can act.
    case attack

    /// To the local administrator.
    case notice
  }

  /// Where it stands.
  public enum State: String, Codable, Sendable {
    case queued
    case sent

    /// Refused for good by everybody it was for.
    case refused

    /// Could not be handed over for so long that it is of no use any more.
    case givenUp = "given-up"

    /// Taken back before it left, by a suppression, say.
    case withdrawn
  }

  /// Somebody it goes to.
  public struct Recipient: Codable, Sendable, Equatable {
    public var address: String

    /// Whether there is nothing left to do: it was accepted, or refused for good.
    public var isDone = false

    /// What the server said last.
    public var reply: String?
    public var isAccepted = false

    public init(_ address: String) { self.address = address }
  }

  /// Something that happened to it.
  public struct Event: Codable, Sendable {
    public var time: Int64
    public var text: String
  }

  /// What the next report says of those attacks that were only counted.
  public struct Again: Codable, Sendable, Equatable {
    public var attacks: Int
    public var since: String

    public init(attacks: Int, since: String) {
      self.attacks = attacks
      self.since = since
    }
  }

  public var id: String
  public var kind: Kind
  public var created: Int64
  public var state = State.queued
  public var recipients: [Recipient]
  public var nextTry: Int64
  public var tries = 0

  /// When it began to be handed over; still there after a crash, when nobody knows whether it was taken.
  public var attempt: Int64?
  public var left: Int64?
  public var events: [Event] = []

  // Of an attack
  public var attack: Attack?
  public var hostName: String?
  public var domain: String?
  public var reason: String?
  public var again: Again?

  /// Whether it went to the local administrator first, instead of its recipients.
  public var review: Bool?

  /// Whether the hook command has taken it; nil where there is none.
  public var hookIsDone: Bool?

  // Of a notice
  public var subject: String?
  public var text: String?

  /// A report about an attack.
  public init(
    id: String, created: Int64, attack: Attack, recipients: [String], hostName: String?, domain: String?,
    reason: String, again: Again?
  ) {
    self.id = id
    kind = .attack
    self.created = created
    self.recipients = recipients.map { Recipient($0) }
    nextTry = created
    self.attack = attack
    self.hostName = hostName
    self.domain = domain
    self.reason = reason
    self.again = again
  }

  /// A notice to the local administrator.
  public init(id: String, created: Int64, notice subject: String, text: String, to admin: String) {
    self.id = id
    kind = .notice
    self.created = created
    recipients = [Recipient(admin)]
    nextTry = created
    self.subject = subject
    self.text = text
  }

  /// The name of its file without `.json`: sorted by age, and found by its number.
  public var name: String {
    let digits = String(max(0, created))
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits + "-" + id
  }

  /// Notes what happened; the oldest of many are forgotten.
  public mutating func note(_ text: String, at time: Int64) {
    events.append(Event(time: time, text: text))
    if events.count > 100 { events.remove(at: 1) }
  }
}
