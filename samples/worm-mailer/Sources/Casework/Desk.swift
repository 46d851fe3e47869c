public import Addresses
public import Spool

/// Who knows the recipients of reports and hands mail over; a protocol so that tests can play it.
public protocol Desk {
  /// Whom a report about an address goes to.
  func recipients(for address: IPAddress) -> Answer

  /// Hands a report over.
  ///
  /// - Parameter recipients: Whom it goes to: those of the report who have not got it yet, or the administrator.
  func handOver(_ report: Report, to recipients: [String], isReview: Bool) -> Handover

  /// Gives a report to the hook command, if there is one.
  ///
  /// - Returns: What is wrong; nil when it has been taken.
  func runHook(_ report: Report) -> String?

  /// Whether there is a hook command.
  var hasHook: Bool { get }

  /// Looks whether mail can be sent at all: whether its sender is somebody.
  ///
  /// - Throws: A `Problem` when nothing may be sent with these settings.
  func checkSender() throws
}

/// Whom a report goes to.
public enum Answer: Sendable, Equatable {
  /// - Parameters:
  ///   - hostName: The address's name in the DNS, when it is confirmed.
  ///   - reason: How they were found, a sentence for the mail.
  case mail([String], domain: String?, hostName: String?, reason: String)

  /// It cannot be known now.
  case later(String)

  /// Nobody, for a reason with a stable name.
  ///
  /// - Parameter mayHook: Whether other receivers may hear of it: the address is somebody's, and not our own.
  case nobody(code: String, words: String, mayHook: Bool)
}

/// What came of handing a mail over.
public enum Handover: Sendable, Equatable {
  /// What a recipient got.
  public enum Fate: Sendable, Equatable {
    case accepted
    case refused
    case later
  }

  /// What was said of each recipient.
  case answered([(recipient: String, fate: Fate, reply: String)])

  /// Nothing could be handed over now.
  case later(String)

  /// The connection was lost where nobody can know whether the mail was taken.
  case uncertain(String)

  /// The mail itself cannot be sent.
  case impossible(String)

  public static func == (one: Handover, other: Handover) -> Bool {
    switch (one, other) {
    case (.answered(let left), .answered(let right)):
      left.elementsEqual(right) { $0 == $1 }
    case (.later(let left), .later(let right)), (.uncertain(let left), .uncertain(let right)),
      (.impossible(let left), .impossible(let right)):
      left == right
    default: false
    }
  }
}
