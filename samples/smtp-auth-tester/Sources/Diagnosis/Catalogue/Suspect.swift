/// A cause as the catalogue has it: how likely it is may depend on the circumstances.
struct Suspect: Sendable {
  private var cause: Cause

  /// When all of these are known to be so, the cause is likely.
  private let supportedBy: [Fact]

  /// When one of these is known to be so, it cannot be the cause.
  private let excludedBy: [Fact]

  /// A possible cause.
  init(
    _ text: String, check: String? = nil, cure: String? = nil, finding: FindingName? = nil,
    when supportedBy: [Fact] = [], unless excludedBy: [Fact] = []
  ) {
    cause = Cause(.possible, text, check: check, cure: cure, finding: finding)
    self.supportedBy = supportedBy
    self.excludedBy = excludedBy
  }

  /// The same as what it usually is.
  var likely: Suspect { with(.likely) }

  /// The same as what it seldom is.
  var unlikely: Suspect { with(.unlikely) }

  private func with(_ likelihood: Cause.Likelihood) -> Suspect {
    var suspect = self
    suspect.cause.likelihood = likelihood
    return suspect
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
