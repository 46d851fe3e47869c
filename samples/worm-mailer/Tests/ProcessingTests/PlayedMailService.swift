import Addresses
import Processing
import Sending
import Spool
import Synchronization

/// A mail service whose answers a test plays, and that remembers what was handed over.
final class PlayedMailService: MailService, Sendable {
  /// A mail that was handed over.
  struct Mail: Equatable {
    var report: String
    var to: [String]
    var isReview: Bool
  }

  struct State {
    var answers: [IPAddress: Answer] = [:]
    var standard = Answer.mail(
      ["postmaster@victim.example"], domain: "victim.example", hostName: "dsl.victim.example",
      reason: "because")
    var fates: [String: DeliveryOutcome.Fate] = [:]
    var mails: [Mail] = []
    var hooks: [String] = []
    var hookProblem: String?
    var hasHook = false
    var isImpossible = false
  }

  struct Impossible: Error {}

  let state = Mutex(State())

  var hasHook: Bool { state.withLock { $0.hasHook } }
  var mails: [Mail] { state.withLock { $0.mails } }

  func recipients(for address: IPAddress) -> Answer {
    state.withLock { $0.answers[address] ?? $0.standard }
  }

  func handOver(_ report: Report, to recipients: [String], isReview: Bool) throws -> DeliveryOutcome {
    try state.withLock { state in
      if state.isImpossible { throw Impossible() }
      state.mails.append(Mail(report: report.id, to: recipients, isReview: isReview))
      return DeliveryOutcome(
        recipients.map { recipient in
          let fate = state.fates[recipient] ?? .accepted
          let reply = fate == .accepted ? "250 ok" : fate == .permanent ? "550 no" : "451 later"
          return DeliveryOutcome.Recipient(recipient, fate, reply: reply)
        })
    }
  }

  func runHook(_ report: Report) -> String? {
    state.withLock { state in
      state.hooks.append(report.id)
      return state.hookProblem
    }
  }

  func checkSender() throws {}
}
