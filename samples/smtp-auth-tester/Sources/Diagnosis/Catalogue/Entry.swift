/// One thing that a server may answer, and what is to be said about it.
struct Entry: Sendable {
  let identifier: String
  let pattern: Pattern

  /// How such an answer looks, as a server sends it; for what is not a reply, what happens in words.
  let example: String

  let verdict: Verdict
  let meaning: String
  let suspects: [Suspect]
  let deviation: String?
  let references: [String]
  let logLines: [String]

  init(
    _ identifier: String, _ pattern: Pattern, example: String, verdict: Verdict, meaning: String,
    causes: [Suspect] = [], deviation: String? = nil, references: [String] = [], logLines: [String] = []
  ) {
    self.identifier = identifier
    self.pattern = pattern
    self.example = example
    self.verdict = verdict
    self.meaning = meaning
    self.suspects = causes
    self.deviation = deviation
    self.references = references
    self.logLines = logLines
  }

  /// What is to be said in these circumstances.
  func explanation(in circumstances: Circumstances) -> Explanation {
    let causes = suspects.compactMap { $0.assessed(in: circumstances) }
    return Explanation(
      identifier: identifier, verdict: verdict, meaning: meaning,
      causes: Cause.Likelihood.ordered(causes), deviation: deviation,
      references: references, logLines: logLines)
  }
}
