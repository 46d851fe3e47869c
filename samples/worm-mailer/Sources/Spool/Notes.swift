/// What is known of the whole, besides cases and reports: `notes.json`.
///
/// Only `run` writes it, under the spool's lock.
public struct Notes: Codable, Sendable {
  /// Reports that could not be made because there were too many already, for the administrator's summary.
  public struct Overflow: Codable, Sendable {
    public var since: Int64
    public var reports = 0

    /// The number of the summary, so that it is made once.
    public var notice: String?

    /// The last attack that was counted, so that it is counted once.
    public var last: String?

    /// `ADDRESS (why)`, at most a hundred.
    public var examples: [String] = []

    public init(since: Int64, notice: String) {
      self.since = since
      self.notice = notice
    }
  }

  /// Why nothing is sent until the administrator says so.
  public struct Pause: Codable, Sendable {
    public var since: Int64
    public var reason: String

    /// The number of the notice about it, so that it is made, and made once.
    public var notice: String?

    public init(since: Int64, reason: String, notice: String?) {
      self.since = since
      self.reason = reason
      self.notice = notice
    }
  }

  /// What was purged, so that counters never go back.
  public struct Tally: Codable, Sendable {
    public var attacks: [String: Int] = [:]
    public var hits = 0
    public var untold: [String: Int] = [:]
    public var sent = 0
    public var givenUp = 0
    public var bounces = 0

    public init() {}
  }

  public var overflow: Overflow?
  public var pause: Pause?

  /// Mails before this time do not count for the rate of bounces.
  public var resumed: Int64?

  /// Reports that went to the local administrator instead of their recipients.
  public var reviewed = 0
  public var tally = Tally()
  public var lastRun: Int64?

  public init() {}
}
