import Diagnosis

/// Something that a check found out about a mail server or client on this machine.
public struct Finding: Sendable, Equatable {
  /// How bad it is.
  public enum Severity: String, Sendable, Comparable, CaseIterable {
    /// As it should be; worth saying because it is often otherwise.
    case good

    /// Neither good nor bad, but explains what one may see.
    case note

    /// Not permitted to be seen, or could not be tried, so that nobody knows.
    case unknown

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

  /// The services of master.cf that it is about, `smtp inet` or `127.0.0.1:12525`; empty when it is about all.
  public var services: [String]

  /// What is wrong, in one sentence.
  public var title: String

  /// What was seen, one fact an item: settings with the file they are in, modes, owners, log lines.
  public var evidence: [String]

  /// Why that breaks authentication, and what the client sees.
  public var cause: String

  /// What to do, one command or one line of a file an item; nothing of it is ever done by this program.
  ///
  /// None has a withheld text in it: whoever copied that would put it in the place of the setting.
  public private(set) var cure: [String]

  /// What stands for a cure that cannot be written out.
  private static let byHand =
    "look at the setting yourself: a part of it is not shown, so no command is given"

  public init(
    _ identifier: String, _ severity: Severity, service: String? = nil, title: String,
    evidence: [String] = [],
    cause: String = "", cure: [String] = []
  ) {
    self.identifier = identifier
    self.severity = severity
    self.services = service.map { [$0] } ?? []
    self.title = title
    self.evidence = evidence
    self.cause = cause
    var possible: [String] = []
    for item in cure.map({ Withheld.isIn($0) ? Self.byHand : $0 }) where !possible.contains(item) {
      possible.append(item)
    }
    self.cure = possible
  }

  /// Whether another finding is of the same fault, seen in other services perhaps.
  func isOfTheSame(as other: Finding) -> Bool {
    identifier == other.identifier && severity == other.severity && title == other.title
      && cause == other.cause && services.isEmpty == other.services.isEmpty
  }

  /// Takes in what was seen in other services.
  mutating func take(_ other: Finding) {
    services += other.services.filter { !services.contains($0) }
    evidence += other.evidence.filter { !evidence.contains($0) }
    cure += other.cure.filter { !cure.contains($0) }
  }
}

extension [Finding] {
  /// The same findings, in which a fault of many services is said once, with all that was seen of it.
  var merged: [Finding] {
    var result: [Finding] = []
    for finding in self {
      if !finding.services.isEmpty, let index = result.firstIndex(where: finding.isOfTheSame) {
        result[index].take(finding)
      } else {
        result.append(finding)
      }
    }
    return result
  }
}
