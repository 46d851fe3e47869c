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
  public let cure: [String]

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

  /// Whether another finding says the same, of other services perhaps.
  func saysTheSame(as other: Finding) -> Bool {
    var one = self
    one.services = other.services
    return one == other
  }
}

extension [Finding] {
  /// The same findings, in which what holds for many services is said once.
  var merged: [Finding] {
    var result: [Finding] = []
    for finding in self {
      if let index = result.firstIndex(where: { $0.saysTheSame(as: finding) && !$0.services.isEmpty }) {
        result[index].services += finding.services.filter { !result[index].services.contains($0) }
      } else {
        result.append(finding)
      }
    }
    return result
  }
}
