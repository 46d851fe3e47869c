public import Addresses
public import Attacks

/// What is known of an address: `open/ADDRESS.json` as long as there is something to do, then `cases/ADDRESS.json`.
public struct Case: Codable, Sendable {
  /// An attack that has come to its end, and what became of it.
  public struct Closed: Codable, Sendable {
    /// The number of the report, if there is to be one.
    public var report: String
    public var attack: Attack

    /// What was decided; nil as long as nothing is.
    public var outcome: Outcome?

    /// Before this time it is not looked at again: what would have to be known was not to be had.
    public var nextTry: Int64?
    public var tries: Int?

    public init(report: String, attack: Attack) {
      self.report = report
      self.attack = attack
    }
  }

  /// What became of an attack.
  public enum Outcome: Codable, Sendable, Equatable {
    /// There is a report for it.
    case reported(id: String)

    /// It came too soon after another report, and the next one will count it.
    case counted(since: String)

    /// Beyond what is sent in a day; the administrator's summary has it.
    case overLimit(String)

    /// Nobody is told, for a reason with a stable name.
    case untold(code: String, words: String)
  }

  /// The last report that was made about the address.
  public struct LastReport: Codable, Sendable {
    public var id: String
    public var time: Int64

    public init(id: String, time: Int64) {
      self.id = id
      self.time = time
    }
  }

  /// How far an `in` file was read that may still be there.
  public struct Taken: Codable, Sendable {
    public var mark: String
    public var end: Int
  }

  /// So many attacks are kept of an address, those that are not decided besides.
  public static let maximumOfClosed = 100

  public var address: IPAddress
  public var open: Attack?

  /// The number that the report of the open attack will have.
  ///
  /// It is on the disk before the report is: who comes after a process that was killed between the two knows the report
  /// as this attack's, and makes no second one.
  public var openReport: String?
  public var closed: [Closed] = []
  public var lastReport: LastReport?

  /// Attacks since the last report that were only counted.
  public var counted = 0

  /// Attacks by signature and hits in all, also those of which nothing else is kept.
  public var totals: [String: Int] = [:]
  public var hits = 0

  /// Attacks that nobody was told of, by the stable name of the reason.
  public var untold: [String: Int] = [:]
  public var taken: Taken?

  public init(address: IPAddress) { self.address = address }

  /// Whether there is an attack that goes on, or about which nothing is decided.
  public var isOpen: Bool { open != nil || closed.contains { $0.outcome == nil } }

  /// When something was last seen of it, seconds since 1970; 0 for never.
  public var lastSeen: Int64 {
    max(open?.last ?? 0, closed.map(\.attack.last).max() ?? 0)
  }

  /// Forgets the oldest attacks that are decided, beyond those that are kept.
  public mutating func trim() {
    let decided = closed.indices.filter { closed[$0].outcome != nil }
    let surplus = Set(decided.dropLast(Self.maximumOfClosed))
    if !surplus.isEmpty {
      closed = closed.enumerated().filter { !surplus.contains($0.offset) }.map(\.element)
    }
  }
}
