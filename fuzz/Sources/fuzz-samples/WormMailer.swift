import FuzzSubjects
import Intake
import Replies
import Signatures

extension FuzzSubjects.Subject {
  /// A mail that came back: a bounce, an automatic answer, anything.
  static let mail = Self("mail", longest: 8192) { input, _ in
    let clues = Reply.classify(IncomingMail(input), recipient: "a@b.example").clues
    for texts in [clues.recipients, clues.returnedSenders, clues.messageIDs, clues.reports] {
      guard texts.count <= Clues.maximum else {
        throw Fault("takes \(texts.count) texts of one kind from a mail")
      }
    }
  }

  /// A line of a web server's log, and the text as signatures of an administrator's.
  static let request = Self("request") { input, _ in
    let own = (try? OwnSignatures.read(input)) ?? []
    let entry = try LogEntry(line: input)
    _ = SignatureTable(own: own).match(entry.request)
    _ = SignatureTable(own: own).match(Request(line: input, agent: input, referer: input))
  }
}
