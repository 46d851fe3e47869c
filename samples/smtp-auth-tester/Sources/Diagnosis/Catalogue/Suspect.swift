/// A cause as the catalogue has it: how likely it is may depend on the circumstances.
struct Suspect: Sendable {
  var cause: Cause

  /// When all of these are known to be so, the cause is likely.
  var supportedBy: [Fact]

  /// When one of these is known to be so, it cannot be the cause.
  var excludedBy: [Fact]

  static func likely(
    _ text: String, check: String? = nil, cure: String? = nil, finding: FindingName? = nil,
    when supportedBy: [Fact] = [], unless excludedBy: [Fact] = []
  ) -> Suspect {
    let cause = Cause(.likely, text, check: check, cure: cure, finding: finding)
    return Suspect(cause: cause, supportedBy: supportedBy, excludedBy: excludedBy)
  }

  static func possible(
    _ text: String, check: String? = nil, cure: String? = nil, finding: FindingName? = nil,
    when supportedBy: [Fact] = [], unless excludedBy: [Fact] = []
  ) -> Suspect {
    let cause = Cause(.possible, text, check: check, cure: cure, finding: finding)
    return Suspect(cause: cause, supportedBy: supportedBy, excludedBy: excludedBy)
  }

  static func unlikely(
    _ text: String, check: String? = nil, cure: String? = nil, finding: FindingName? = nil,
    when supportedBy: [Fact] = [], unless excludedBy: [Fact] = []
  ) -> Suspect {
    let cause = Cause(.unlikely, text, check: check, cure: cure, finding: finding)
    return Suspect(cause: cause, supportedBy: supportedBy, excludedBy: excludedBy)
  }

  /// The cause as it stands in these circumstances, nil when it is out of the question.
  func assessed(in circumstances: Circumstances) -> Cause? {
    if excludedBy.contains(where: { $0.holds(in: circumstances) == true }) { return nil }
    var assessed = cause
    if !supportedBy.isEmpty, supportedBy.allSatisfy({ $0.holds(in: circumstances) == true }) {
      assessed.likelihood = .likely
    }
    return assessed
  }
}
