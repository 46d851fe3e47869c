/// What a check concludes.
public struct Verdict: Sendable, Equatable {
  public var status: Status

  /// Why, a sentence an item without its full stop.
  public var notes: [String]

  /// Those of the notes that are worth telling though everything may be as it should be.
  public internal(set) var remarks: [String] = []

  /// What to do, in this order.
  public var steps: [Step]

  /// The kernel that is needed, for `needsNewerKernel`.
  public var kernel: String?

  init(_ status: Status, _ notes: [String] = [], steps: [Step] = [], kernel: String? = nil) {
    self.status = status
    self.notes = notes
    self.steps = steps
    self.kernel = kernel
  }
}

/// Something to do, which this program only ever names.
public enum Step: Sendable, Hashable {
  /// A command for root.
  case command(Command)

  /// What a line of a file should be: the file with the line, then the text.
  case edit(String, String)

  /// What no command does: a key to press, a restart.
  case advice(String)
}

/// What a check saw, and what it concludes if that decides.
struct Answer: Sendable {
  /// What was looked at, a fact an item.
  let seen: [String]
  var verdict: Verdict?

  /// What is worth telling whatever another check concludes.
  let note: String?

  init(seen: [String], verdict: Verdict? = nil, note: String? = nil) {
    self.seen = seen
    self.verdict = verdict
    self.note = note
  }

  /// Nothing that would decide.
  static func passes(_ seen: String...) -> Answer { Answer(seen: seen, verdict: nil) }

  static func decides(_ verdict: Verdict, _ seen: String...) -> Answer {
    Answer(seen: seen, verdict: verdict)
  }
}
