import Foundation
import SMTP
import Testing
import Transport

@testable import Diagnosis

extension Entry: CustomTestStringConvertible {
  public var testDescription: String { identifier }

  /// The answer that the example shows.
  var exampleAnswer: Answer? {
    switch pattern.kind {
    case .event(let event): event
    case .reply:
      if case .reply(let reply)? = Inquiry(example) { .reply(reply) } else { nil }
    }
  }

  /// Circumstances in which the entry's facts hold.
  var exampleCircumstances: Circumstances {
    var circumstances = Circumstances(phase: pattern.phases.first)
    for fact in pattern.facts { circumstances.assume(fact) }
    return circumstances
  }
}

extension Circumstances {
  /// Makes a fact true.
  mutating func assume(_ fact: Fact, _ isSo: Bool = true) {
    switch fact {
    case .phases(let phases): phase = phases.first
    case .encrypted: isEncrypted = isSo
    case .startTLSOffered: offersStartTLS = isSo
    case .mechanism(let names): mechanism = isSo ? names.first : "ANOTHER"
    case .mechanismOffered:
      mechanism = "PLAIN"
      offer = Offer(standard: isSo ? ["PLAIN"] : ["LOGIN"])
    case .noOffer: offer = isSo ? Offer() : Offer(standard: ["PLAIN"])
    case .emptyLine: offer = Offer(standard: isSo ? [] : ["PLAIN"])
    case .noNames: offer = Offer(standard: [isSo ? "X/X" : "PLAIN"])
    case .onlyEqualsForm: offer = Offer(equalsForm: ["PLAIN"])
    case .formsDiffer: offer = Offer(standard: ["PLAIN"], equalsForm: ["LOGIN"])
    case .offerVanished:
      offer = Offer()
      offerBeforeTLS = Offer(standard: ["PLAIN"])
    case .helo: hello = isSo ? .helo : .ehlo
    case .loopback: isLoopback = isSo
    case .initialResponse: sentInitialResponse = isSo
    case .passwordASCII: passwordIsASCII = isSo
    case .authorizationIdentity: sentAuthorizationIdentity = isSo
    case .encodedHere: isEncodedHere = isSo
    case .authenticated: hasAuthenticated = isSo
    case .credentialsSent: hasSentCredentials = isSo
    case .unexpected: isUnexpected = isSo
    case .failures(let number): failures = isSo ? number : 0
    case .alert(let numbers): alert = isSo ? numbers.first.map(TLSAlert.init) : nil
    case .server(let kinds): server = ServerKind.allCases.first { kinds.contains($0) == isSo }
    case .not(let fact): assume(fact, !isSo)
    }
  }
}

@Suite("The catalogue of answers")
struct CatalogueTests {
  @Test("has no entry that an earlier one hides", arguments: Catalogue.entries)
  func reachable(entry: Entry) throws {
    let answer = try #require(entry.exampleAnswer, "the example is an answer")
    #expect(answer.explanation(in: entry.exampleCircumstances).identifier == entry.identifier)
  }

  @Test("has a name of its own for each entry")
  func identifiers() {
    let names = Catalogue.entries.map(\.identifier) + LogCatalogue.entries.map(\.identifier)
    #expect(Set(names).count == names.count)
    for name in names { #expect(name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(name)") }
  }

  @Test("says what is to be done in whole sentences")
  func sentences() {
    let explanations =
      Catalogue.entries.map { $0.explanation(in: Circumstances()) } + LogCatalogue.entries.map(\.explanation)
    for explanation in explanations {
      #expect(explanation.meaning.hasSuffix("."), "\(explanation.identifier)")
      #expect(!explanation.meaning.contains("\n"))
      for cause in explanation.causes {
        #expect(cause.text.hasSuffix("."), "\(cause.text)")
        #expect(!(cause.text + (cause.check ?? "") + (cause.cure ?? "")).contains("\n"), "\(cause.text)")
      }
    }
  }

  @Test("points to every finding, and has something to say for each failure")
  func findings() {
    let causes =
      [nil, ServerKind.postfixWithCyrus].flatMap { server in
        Catalogue.entries.flatMap { $0.explanation(in: Circumstances(server: server)).causes }
      }
      + LogCatalogue.entries.flatMap { $0.explanation.causes }
    #expect(Set(causes.compactMap(\.finding)) == Set(FindingName.allCases))
    for entry in Catalogue.entries where entry.verdict != .works {
      #expect(!entry.suspects.isEmpty, "\(entry.identifier)")
    }
  }

  @Test("explains whatever can happen, in every phase")
  func events() {
    let events: [Answer] = [
      .closed, .timedOut, .unfinished, .refused, .unreachable, .nameUnknown, .tlsFailed, .notSMTP,
      .unsolicited,
    ]
    for event in events {
      for phase in [nil] + Phase.allCases {
        let explanation = event.explanation(in: Circumstances(phase: phase))
        #expect(explanation.identifier != "unknown")
        #expect(explanation.verdict != .works)
      }
    }
  }

  @Test(
    "has an entry for each code of RFC 4954",
    arguments: [235, 334, 432, 454, 501, 503, 504, 530, 534, 535, 538])
  func codes(code: Int) {
    let explanation = Answer.reply(Reply(code: code, lines: [""])).explanation()
    #expect(!explanation.identifier.hasPrefix("other-"), "\(explanation.identifier)")
  }

  @Test("explains the unknown by its first digit and its enhanced code")
  func unknown() {
    let explanation = Answer.reply(Reply(code: 571, lines: ["5.7.26 no"])).explanation()
    #expect(explanation.identifier == "other-permanent")
    #expect(explanation.verdict == .protocolError)
    #expect(explanation.meaning.hasSuffix("several checks of the sender failed (for good)."))
    #expect(Answer.reply(Reply(code: 471, lines: ["x"])).explanation().verdict == .noService)
    #expect(Answer.reply(Reply(code: 211, lines: [])).explanation().verdict == .works)
  }

  @Test("ranks causes by what is known of the session")
  func circumstances() {
    let reply = Answer.reply(
      Reply(code: 535, lines: ["5.7.8 Error: authentication failed: authentication failure"]))
    func causes(_ circumstances: Circumstances) -> [Cause] { reply.explanation(in: circumstances).causes }
    func nonASCII(_ circumstances: Circumstances) -> Cause.Likelihood? {
      causes(circumstances).first { $0.text.contains("beyond ASCII") }?.likelihood
    }
    #expect(nonASCII(Circumstances()) == .possible)
    #expect(nonASCII(Circumstances(passwordIsASCII: true)) == nil)
    #expect(nonASCII(Circumstances(passwordIsASCII: false)) == .likely)
    #expect(causes(Circumstances(mechanism: "CRAM-MD5")).allSatisfy { !$0.text.contains("printf") })
    #expect(causes(Circumstances(mechanism: "PLAIN")).contains { $0.text.contains("newline") })
    #expect(
      causes(Circumstances(mechanism: "PLAIN", isEncodedHere: true)).allSatisfy {
        !$0.text.contains("newline")
      })
    let order = causes(Circumstances()).map(\.likelihood)
    #expect(order == order.sorted { $0 == .likely && $1 != .likely || $0 == .possible && $1 == .unlikely })
  }
}
