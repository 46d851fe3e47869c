/// What an answer or a line of a log means, and what may be behind it.
public struct Explanation: Sendable, Equatable {
  /// A name that stays the same over releases, for scripts: `credentials-rejected`.
  public var identifier: String

  /// How a session that ends with this answer has ended.
  public var verdict: Verdict

  /// What the answer says, in one sentence.
  public var meaning: String

  /// What may be behind it, the likeliest first.
  public var causes: [Cause]

  /// Where the server does not do what the RFC says: what it does, and what it should.
  public var deviation: String?

  /// Where to read about it: `RFC 4954, section 6`.
  public var references: [String]

  /// What to look for in the server's log, or the client's, a part of a line each.
  public var logLines: [String]

  /// Whether the line only tells what came of something that another line of the log says.
  public var isResult: Bool

  public init(
    identifier: String, verdict: Verdict, meaning: String, causes: [Cause] = [], deviation: String? = nil,
    references: [String] = [], logLines: [String] = [], isResult: Bool = false
  ) {
    self.identifier = identifier
    self.verdict = verdict
    self.meaning = meaning
    self.causes = causes
    self.deviation = deviation
    self.references = references
    self.logLines = logLines
    self.isResult = isResult
  }
}

/// Something that makes a server answer as it did.
public struct Cause: Sendable, Equatable {
  public enum Likelihood: String, Sendable, CaseIterable {
    case likely, possible, unlikely

    /// The likelier first; those of the same likelihood stay in their order.
    static func ordered(_ causes: [Cause]) -> [Cause] {
      allCases.flatMap { likelihood in causes.filter { $0.likelihood == likelihood } }
    }
  }

  public var likelihood: Likelihood

  /// What it is, in one sentence.
  public var text: String

  /// How to tell whether it is so, nil where nothing tells.
  public var check: String?

  /// What to do about it.
  public var cure: String?

  /// What `smtp-auth-test doctor` or `client` says on the server or the client when it is so.
  public var finding: FindingName?

  public init(
    _ likelihood: Likelihood, _ text: String, check: String? = nil, cure: String? = nil,
    finding: FindingName? = nil
  ) {
    self.likelihood = likelihood
    self.text = text
    self.check = check
    self.cure = cure
    self.finding = finding
  }
}
