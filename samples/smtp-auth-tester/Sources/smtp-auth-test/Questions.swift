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
  }

  private var questions: [Question] = []

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
    guard let explanation = Inquiry(text)?.explanation(in: circumstances) else { return false }
    if let index = questions.firstIndex(where: { $0.explanation == explanation }) {
      questions[index].count += 1
    } else {
      let lines = FamiliarText.shown(text).split(separator: "\n").map { String($0).printable }
      questions.append(Question(text: lines.joined(separator: "\n"), explanation: explanation))
    }
    return true
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
    questions.map { question in
      let more = question.count > 1 ? "(and \(question.count - 1) more of the kind)\n" : ""
      return question.text + "\n" + more + "\n" + question.explanation.text(wrapping)
    }.joined(separator: "\n" + String(repeating: "-", count: min(wrapping.width, 80)) + "\n\n")
  }

  /// For programs: an array with one object a line.
  var json: String {
    let objects = questions.map { question in
      JSON.object([
        ("question", .string(question.text)), ("count", .integer(UInt64(question.count))),
        ("explanation", question.explanation.json),
      ]).text
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }
}

extension String {
  /// A foreign text as it can be shown on a terminal.
  var printable: String { String(printing: utf8, limit: 2000) }
}
