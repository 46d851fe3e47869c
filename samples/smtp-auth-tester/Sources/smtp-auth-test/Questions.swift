import SMTP
import Diagnosis
import Reporting
import Secrecy

/// What is to be explained, each thing once.
struct Questions {
  /// A question, and how often it came in other words.
  private struct Question {
    /// The familiar words of it, in as many lines.
    let text: String
    let explanation: Explanation
    var count = 1

    /// The question that says why, where this one is only what came of it each time.
    var origin: Int?
  }

  private var questions: [Question] = []

  /// How many lines have been added, known ones or not.
  private var lineCount = 0

  /// The latest line that says what is wrong: its question, and the number of the line.
  private var latestCause: (question: Int, line: Int)?

  /// A line is taken for what came of another one when it is not further behind it than this.
  private static let reach = 12

  /// The lines of a reply that is not complete yet.
  private var pending: [String] = []

  /// A reply of more lines than a server would send is not gathered any further.
  private static let mostLines = 100

  var isEmpty: Bool { questions.isEmpty }

  /// Adds a question.
  ///
  /// - Returns: Whether there is something to say about it.
  @discardableResult
  mutating func add(_ text: String, in circumstances: Circumstances) -> Bool {
    lineCount += 1
    guard let explanation = Inquiry(text)?.explanation(in: circumstances) else { return false }
    let index = index(of: explanation, asked: text)
    if explanation.isResult {
      // When it once came alone, it has to be explained itself.
      if questions[index].count == 1 || origin == nil { questions[index].origin = origin }
    } else if explanation.verdict != .works {
      latestCause = (index, lineCount)
    }
    return true
  }

  /// The place of a question, which is a new one or comes once more.
  private mutating func index(of explanation: Explanation, asked text: String) -> Int {
    if let index = questions.firstIndex(where: { $0.explanation == explanation }) {
      questions[index].count += 1
      return index
    }
    let lines = FamiliarText.shown(text).split(separator: "\n").map { String($0).printable }
    questions.append(Question(text: lines.joined(separator: "\n"), explanation: explanation))
    return questions.count - 1
  }

  /// The question that the line just added may have come of.
  private var origin: Int? {
    latestCause.flatMap { lineCount - $0.line <= Self.reach ? $0.question : nil }
  }

  /// The questions with those first that say what is wrong, not what came of it.
  private var ordered: [Question] {
    questions.filter { !$0.explanation.isResult } + questions.filter(\.explanation.isResult)
  }

  /// Adds a line of many, of which the lines of one reply belong together.
  mutating func add(line: String, in circumstances: Circumstances) {
    guard case .reply(let reply)? = Inquiry(line) else {
      end(in: circumstances)
      add(line, in: circumstances)
      return
    }
    if let last = pending.last, case .reply(let before)? = Inquiry(last), before.code != reply.code {
      end(in: circumstances)
    }
    pending.append(line)
    if !line.contains("\(reply.code)-") || pending.count >= Self.mostLines { end(in: circumstances) }
  }

  /// Adds what was gathered.
  mutating func end(in circumstances: Circumstances) {
    if !pending.isEmpty { add(pending.joined(separator: "\n"), in: circumstances) }
    pending = []
  }

  /// For people: each question and its explanation.
  func text(_ wrapping: Wrapping) -> String {
    ordered.map { question in
      let more = question.count > 1 ? "(and \(question.count - 1) more of the kind)\n" : ""
      let origin = question.origin.map { "\nProbably because of:\n  \(questions[$0].text)\n" } ?? ""
      return question.text + "\n" + more + "\n" + explanation(of: question).text(wrapping) + origin
    }.joined(separator: "\n" + String(repeating: "-", count: min(wrapping.width, 80)) + "\n\n")
  }

  /// For programs: an array with one object a line.
  var json: String {
    let objects = ordered.map { question in
      JSON.object([
        ("question", .string(question.text)), ("count", .integer(UInt64(question.count))),
        ("because_of", .optional(question.origin.map { questions[$0].text })),
        ("explanation", explanation(of: question).json),
      ]).text
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  /// The explanation without causes where another line has them.
  private func explanation(of question: Question) -> Explanation {
    var explanation = question.explanation
    if question.origin != nil { explanation.causes = [] }
    return explanation
  }
}

extension String {
  /// A foreign text as it can be shown on a terminal.
  var printable: String { String(printing: utf8, limit: 2000) }
}
