import SMTP

extension Answer {
  /// What the answer means in these circumstances.
  public func explanation(in circumstances: Circumstances = Circumstances()) -> Explanation {
    let entry = Catalogue.entries.first { $0.pattern.matches(self, in: circumstances) }
    return entry?.explanation(in: circumstances) ?? generalExplanation
  }

  /// What can be said of an answer that the catalogue does not know.
  private var generalExplanation: Explanation {
    Explanation(identifier: "unknown", verdict: .protocolError, meaning: "This answer is not known.")
  }
}
