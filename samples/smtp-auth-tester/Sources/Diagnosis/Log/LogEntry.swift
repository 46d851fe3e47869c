/// One line that a log may have, and what is to be said about it.
struct LogEntry: Sendable {
  let identifier: String

  /// All of these are in the line, in small or capital letters.
  let texts: [FoldedText]

  /// Such a line as it stands in a log, without the syslog prefix.
  let example: String

  /// The file of the family's project that has the text: `lib/checkpw.c`.
  let source: String

  /// Whether the line only tells what came of something that another line says.
  let isResult: Bool

  let verdict: Verdict
  let meaning: String
  let suspects: [Suspect]
  let references: [String]

  /// The server that writes such lines, on which the causes' commands depend; nil where several do.
  private(set) var server: ServerKind?

  init(
    _ identifier: String, _ texts: String..., example: String, source: String, isResult: Bool = false,
    verdict: Verdict, meaning: String, causes: [Suspect] = [], references: [String] = []
  ) {
    self.init(
      identifier, texts: texts, example: example, source: source, isResult: isResult, verdict: verdict,
      meaning: meaning, causes: causes, references: references)
  }

  init(
    _ identifier: String, texts: [String], example: String, source: String, isResult: Bool = false,
    verdict: Verdict, meaning: String, causes: [Suspect] = [], references: [String] = []
  ) {
    self.identifier = identifier
    self.texts = texts.map(FoldedText.init)
    self.example = example
    self.source = source
    self.isResult = isResult
    self.verdict = verdict
    self.meaning = meaning
    self.suspects = causes
    self.references = references
  }

  func matches(_ message: FoldedText) -> Bool {
    texts.allSatisfy { message.contains($0) }
  }

  /// The same as a line of a server.
  func at(_ server: ServerKind?) -> LogEntry {
    var entry = self
    entry.server = server
    return entry
  }

  var explanation: Explanation {
    Explanation(
      identifier: identifier, verdict: verdict, meaning: meaning,
      causes: Cause.Likelihood.ordered(
        suspects.compactMap { $0.assessed(in: Circumstances(server: server)) }),
      references: references, isResult: isResult)
  }
}
