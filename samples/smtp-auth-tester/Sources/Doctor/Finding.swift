/// Something that a check found out about a mail server or client on this machine.
public struct Finding: Sendable, Equatable {
  /// How bad it is.
  public enum Severity: String, Sendable, Comparable, CaseIterable {
    /// As it should be; worth saying because it is often otherwise.
    case good

    /// Works, and is a risk or will bite one day.
    case warning

    /// Authentication fails because of this.
    case fault

    public static func < (one: Severity, other: Severity) -> Bool {
      (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }
  }

  /// A name that stays the same over releases, for scripts: `sasldb-not-in-chroot`.
  public var identifier: String

  public var severity: Severity

  /// The service of master.cf that it is about, `smtp inet` or `127.0.0.1:12525`, nil when it is about all.
  public var service: String?

  /// What is wrong, in one sentence.
  public var title: String

  /// What was seen, one fact an item: settings with the file they are in, modes, owners, log lines.
  public var evidence: [String]

  /// Why that breaks authentication, and what the client sees.
  public var cause: String

  /// What to do, one command or one line of a file an item; nothing of it is ever done by this program.
  public var cure: [String]

  public init(
    _ identifier: String, _ severity: Severity, service: String? = nil, title: String,
    evidence: [String] = [],
    cause: String = "", cure: [String] = []
  ) {
    self.identifier = identifier
    self.severity = severity
    self.service = service
    self.title = title
    self.evidence = evidence
    self.cause = cause
    self.cure = cure
  }
}
