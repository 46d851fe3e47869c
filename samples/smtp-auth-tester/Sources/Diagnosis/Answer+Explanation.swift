import SMTP

extension Answer {
  /// What the answer means in these circumstances.
  public func explanation(in circumstances: Circumstances = Circumstances()) -> Explanation {
    let circumstances = circumstances.completed(by: self)
    let isReply = if case .reply = self { true } else { false }
    let entry = Catalogue.entries.first {
      (!isReply || $0.verdict.isPossible(in: circumstances)) && $0.pattern.matches(self, in: circumstances)
    }
    return entry?.explanation(in: circumstances) ?? generalExplanation
  }

  /// What can be said of an answer that the catalogue does not know.
  private var generalExplanation: Explanation {
    // Events are all in the catalogue, so this is a reply.
    guard case .reply(let reply) = self else {
      return Explanation(identifier: "unknown", verdict: .protocolError, meaning: "Something else came.")
    }
    let series = ReplySeries(code: reply.code)
    var meaning = series.meaning
    var references = ["RFC 5321, section 4.2.1"]
    if let words = reply.enhancedCode.flatMap(EnhancedCode.words) {
      meaning += " Its enhanced code says: \(words)."
      references.append("RFC 3463")
    }
    return Explanation(
      identifier: series.identifier, verdict: series.verdict, meaning: meaning, references: references)
  }
}

extension Circumstances {
  /// The circumstances with what a reply says of itself, and one to EHLO of the session.
  fileprivate func completed(by answer: Answer) -> Circumstances {
    guard case .reply(let reply) = answer else { return self }
    var completed = self
    if reply.objection(in: phase) != nil { completed.isUnexpected = true }
    completed.server = ServerKind.refined(server, by: RecognizedServer(reply: reply)?.kind)
    guard reply.code == 250 else { return completed }
    // Only EHLO has a positive reply of several lines that begins without an enhanced code.
    if phase == nil, reply.lines.count > 1, reply.enhancedCode == nil { completed.phase = .ehlo }
    guard completed.phase == .ehlo || completed.phase == .helo else { return completed }
    if offer == nil { completed.offer = Offer(lines: reply.lines) }
    if offersStartTLS == nil {
      completed.offersStartTLS = reply.lines.contains { $0.uppercased().hasPrefix("STARTTLS") }
    }
    return completed
  }
}
