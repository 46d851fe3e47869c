/// A mail server of this machine that is examined.
public protocol ServerExamination: Sendable {
  /// What is examined, for the head of a report: `Postfix in /etc/postfix, 2 services`.
  var subject: String { get }

  /// Whether the server is seen to run.
  var isRunning: Bool { get }

  /// Where users can log in.
  var localServices: [LocalService] { get }

  /// All that is found in its files, and by asking what it asks.
  func findings() -> [Finding]
}
