import Diagnosis
import SMTP
import Testing

@Suite("Every code, wherever it is an answer")
struct EveryCodeTests {
  /// The phases with the codes that mean yes there, and what a refusal can mean.
  private static let phases: [(Phase, yes: [Int], no: Set<Verdict>)] = [
    (.greeting, [220], [.noService]),
    (.ehlo, [250], [.helloRefused, .noService]),
    (.helo, [250], [.helloRefused, .noService]),
    (.startTLS, [220], [.tlsFailed, .noService]),
    (.mail, [250], [.relayRefused, .noService, .protocolError, .tlsFailed]),
    (.rcpt, [250, 251, 252], [.relayRefused, .noService, .protocolError, .tlsFailed]),
  ]

  /// What servers say with many codes, as texts decide about what is meant.
  private static let texts = [
    "", "5.7.8 Error: authentication failed: authentication failure", "5.7.0 Authentication required",
    "4.7.0 Temporary authentication failure: generic failure", "5.5.1 authentication not enabled",
    "4.7.0 Error: too many errors", "5.7.139 basic authentication is disabled",
    "4.3.5 Server configuration problem",
  ]

  /// The codes that are tried with every text: those that the catalogue knows, and a few others.
  private static let telling: Set<Int> = [
    220, 235, 250, 334, 354, 421, 432, 435, 450, 451, 454, 471, 499, 500, 501, 502, 503, 504, 521, 523, 525,
    530, 534,
    535, 538, 550, 551, 553, 554, 571, 599,
  ]

  /// All codes, and the texts to be tried with each.
  private static let answers: [(code: Int, text: String)] = (200...599).flatMap { code in
    (telling.contains(code) ? texts : [""]).map { (code, $0) }
  }

  @Test("means what it can mean there")
  func phases() {
    var wrong: [String] = []
    for (phase, yes, no) in Self.phases {
      for (code, text) in Self.answers where code >= 400 || text.isEmpty {
        let circumstances = Circumstances(phase: phase, offer: Offer(standard: ["PLAIN"]))
        let verdict = Answer.reply(Reply(code: code, lines: [text])).explanation(in: circumstances).verdict
        let possible: Set<Verdict> = yes.contains(code) ? [.works] : code < 400 ? [.protocolError] : no
        if !possible.contains(verdict) { wrong.append("\(phase) \(code) \(text): \(verdict)") }
      }
    }
    #expect(wrong == [])
  }

  @Test("is never a rejection of credentials that were not sent, and works with 235 and 334 alone")
  func authentication() {
    var wrong: [String] = []
    for (code, text) in Self.answers {
      let answer = Answer.reply(Reply(code: code, lines: [text]))
      let before = answer.explanation(in: Circumstances(phase: .auth, hasSentCredentials: false)).verdict
      let after = answer.explanation(in: Circumstances(phase: .auth, hasSentCredentials: true)).verdict
      let isYes = [235, 334].contains(code) && text.isEmpty
      let isRight = (after == .works) == isYes && (code >= 400 || isYes || after == .protocolError)
      if before == .rejected || !isRight { wrong.append("\(code) \(text): \(before), \(after)") }
    }
    #expect(wrong == [])
  }

  @Test(
    "is a contradiction when the enhanced code says no, in any phase that has enhanced codes",
    arguments: [nil, .auth, .mail, .rcpt, .data, .startTLS] as [Phase?])
  func contradiction(phase: Phase?) {
    for (code, text) in [(235, "5.7.8 ok"), (250, "4.7.0 ok"), (354, "5.5.1 go"), (220, "4.7.0 go")] {
      let explanation = Answer.reply(Reply(code: code, lines: [text])).explanation(
        in: Circumstances(phase: phase))
      #expect(explanation.identifier == "unexpected-reply", "\(code) \(text)")
    }
  }
}
