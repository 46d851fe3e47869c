import SMTP

/// Which answers an entry of the catalogue is about.
struct Pattern: Sendable {
  enum Kind: Sendable {
    case reply
    case event(Answer)
  }

  let kind: Kind

  /// Any of these codes; none means every code.
  private let codes: Set<Int>

  /// The enhanced code at the beginning of the text must be one of these; none means any, or no enhanced code.
  private let enhancedCodes: [String]

  /// One of these must be in the text, in small or capital letters; none means any text.
  private let texts: [FoldedText]

  /// The answer must have come in one of these phases; none means any, and an unknown phase is not an obstacle.
  let phases: [Phase]

  /// All of these must be known and so.
  let facts: [Fact]

  /// A reply.
  static func reply(
    _ codes: Int..., enhanced: [String] = [], text: [String] = [], in phases: [Phase] = [],
    when facts: [Fact] = []
  ) -> Pattern {
    Pattern(
      kind: .reply, codes: Set(codes), enhancedCodes: enhanced, texts: text.map(FoldedText.init),
      phases: phases, facts: facts)
  }

  /// Something other than a reply.
  static func event(_ answer: Answer, in phases: [Phase] = [], when facts: [Fact] = []) -> Pattern {
    Pattern(kind: .event(answer), codes: [], enhancedCodes: [], texts: [], phases: phases, facts: facts)
  }

  /// Whether an answer that came so is meant.
  func matches(_ answer: Answer, in circumstances: Circumstances) -> Bool {
    switch (kind, answer) {
    case (.reply, .reply(let reply)): guard matches(reply) else { return false }
    case (.event(let event), _): guard event == answer else { return false }
    case (.reply, _): return false
    }
    if let phase = circumstances.phase, !phases.isEmpty, !phases.contains(phase) { return false }
    return facts.allSatisfy { $0.holds(in: circumstances) == true }
  }

  private func matches(_ reply: Reply) -> Bool {
    guard codes.isEmpty || codes.contains(reply.code) else { return false }
    if !enhancedCodes.isEmpty {
      guard let code = reply.enhancedCode, enhancedCodes.contains(code) else { return false }
    }
    if texts.isEmpty { return true }
    // A long sentence may be folded over the lines of a reply, each with the enhanced code repeated.
    let text = FoldedText(reply.unfoldedText)
    return texts.contains { text.contains($0) }
  }
}
