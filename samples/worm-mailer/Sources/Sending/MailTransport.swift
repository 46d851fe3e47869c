/// A way for mail to leave this machine.
public protocol MailTransport: Sendable {
  /// Hands a message over, once, and says what became of it; never throws, and ends within the transport's time limit.
  ///
  /// - Parameters:
  ///   - message: Header and body (RFC 5322) with any kind of line ends.
  ///   - sender: The return path without angle brackets; empty for mail that nobody shall answer to.
  ///   - recipients: Where it goes, whatever its header says.
  func deliver(message: [UInt8], from sender: String, to recipients: [String]) -> DeliveryOutcome
}
