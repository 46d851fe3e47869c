public import Addresses
public import Sending
public import Spool

/// Who knows the recipients of reports and hands mail over; a protocol so that tests can play it.
public protocol MailService {
  /// Whom a report about an address goes to.
  func recipients(for address: IPAddress) -> Answer

  /// Hands a report over.
  ///
  /// - Parameter recipients: Whom it goes to: those of the report who have not got it yet, or the administrator.
  /// - Throws: Why there cannot be such a mail, now or later.
  func handOver(
    _ report: Report, to recipients: [String], isReview: Bool
  ) throws -> DeliveryOutcome

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
  /// - Parameter mayHook: Whether other receivers may hear of it: the address belongs to somebody else.
  case nobody(code: String, words: String, mayHook: Bool)
}
