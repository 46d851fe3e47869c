/// A cause as the catalogue has it: how likely it is may depend on the circumstances.
struct Suspect: Sendable {
  private var cause: Cause

  /// When all of these are known to be so, the cause is likely.
  private let supportedBy: [Fact]

  /// When one of these is known to be so, it cannot be the cause.
  private let excludedBy: [Fact]

  /// When one of these is not known to be so, it is not a cause.
  private(set) var needed: [Fact] = []

  /// What to look up in the manual of the server, whose advice takes the place of the general one.
  private let topic: ServerManual.Topic?

  /// A possible cause.
  init(
    _ text: String, check: String? = nil, cure: String? = nil, finding: FindingName? = nil,
    when supportedBy: [Fact] = [], unless excludedBy: [Fact] = [],
    manual topic: ServerManual.Topic? = nil
  ) {
    cause = Cause(.possible, text, check: check, cure: cure, finding: finding)
    self.supportedBy = supportedBy
    self.excludedBy = excludedBy
    self.topic = topic
  }

  /// The same as what it usually is.
  var likely: Suspect { with(.likely) }

  /// The same as what it seldom is.
  var unlikely: Suspect { with(.unlikely) }

  /// The same as a cause only where this is known to be so.
  func only(when fact: Fact) -> Suspect {
    var suspect = self
    suspect.needed.append(fact)
    return suspect
  }

  private func with(_ likelihood: Cause.Likelihood) -> Suspect {
    var suspect = self
    suspect.cause.likelihood = likelihood
    return suspect
  }

  /// The cause as it stands in these circumstances, nil when it is out of the question.
  func assessed(in circumstances: Circumstances) -> Cause? {
    if excludedBy.contains(where: { $0.holds(in: circumstances) == true }) { return nil }
    guard needed.allSatisfy({ $0.holds(in: circumstances) == true }) else { return nil }
    var assessed = cause
    if let topic, let server = circumstances.server, let advice = ServerManual.advice(topic, server) {
      assessed.check = advice.check ?? cause.check
      assessed.cure = advice.cure ?? cause.cure
    }
    if !supportedBy.isEmpty, supportedBy.allSatisfy({ $0.holds(in: circumstances) == true }) {
      assessed.likelihood = .likely
    }
    return assessed
  }
}

extension [Suspect] {
  /// Causes at some servers only.
  static func only(at servers: Set<ServerKind>, _ suspects: Suspect...) -> [Suspect] {
    suspects.map { $0.only(when: .server(servers)) }
  }
}
