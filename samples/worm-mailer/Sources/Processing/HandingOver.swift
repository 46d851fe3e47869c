import Addresses
import Attacks
import Sending
import Settings
import Spool

extension Round {
  /// Whom the mail goes to now.
  func envelope(of report: Report) -> [String] {
    if isReview(report), let admin = settings.admin { return [admin] }
    return report.recipients.filter { !$0.isDone }.map(\.address)
  }

  /// Whether a report goes to the administrator first, who is to see what others would get.
  func isReview(_ report: Report) -> Bool {
    report.kind == .attack && notes.reviewed < settings.review
  }

  func runHook(_ report: inout Report) {
    if let problem = mail.runHook(report) {
      report.note("hook: \(problem)", at: now)
      log(Event(.failed, "hook: \(problem)", report: report.id))
    } else {
      report.hookIsDone = true
    }
  }

  mutating func handOver(_ report: inout Report) throws(SpoolProblem) {
    let isReview = isReview(report)
    let recipients = envelope(of: report)
    let outcome: DeliveryOutcome
    do {
      outcome = try mail.handOver(report, to: recipients, isReview: isReview)
    } catch {
      report.attempt = nil
      log(Event(.warning, "cannot be sent: \(error)", report: report.id))
      try end(&report, .withdrawn, "cannot be sent: \(error)")
      return
    }
    for answer in outcome.recipients {
      let event = answer.event
      report.note("\(event.text)", at: now)
      log(Event(event.kind, event.text, report: report.id, address: report.attack?.address.description))
    }
    if isReview {
      try noteReview(&report, outcome.recipients)
    } else {
      for answer in outcome.recipients { try note(answer, in: &report) }
    }
  }

  /// Notes that the administrator has it, which is all that becomes of it.
  private mutating func noteReview(
    _ report: inout Report, _ answers: [DeliveryOutcome.Recipient]
  ) throws(SpoolProblem) {
    if let refused = answers.first(where: { $0.fate == .permanent }) {
      // Else others would get what nobody has looked at.
      try pause("the administrator, who is to see the first mails, does not get them: \(refused.reply)")
    }
    guard answers.contains(where: { $0.fate == .accepted }) else { return }
    report.review = true
    for index in report.recipients.indices {
      report.recipients[index].isDone = true
      report.recipients[index].isAccepted = true
      report.recipients[index].reply = "went to the local administrator instead"
    }
    notes.reviewed += 1
    try save(notes)
  }

  private mutating func note(
    _ answer: DeliveryOutcome.Recipient, in report: inout Report
  ) throws(SpoolProblem) {
    for index in report.recipients.indices where report.recipients[index].address == answer.address {
      report.recipients[index].reply = answer.reply
      report.recipients[index].isDone = answer.fate == .accepted || answer.fate == .permanent
      report.recipients[index].isAccepted = answer.fate == .accepted
    }
    guard answer.fate == .permanent, report.kind == .attack else { return }
    try suppressDomain(of: answer.address, because: "refused mail: \(answer.reply)")
  }

  /// Sends no more mail to a domain for a while.
  mutating func suppressDomain(of recipient: String, because reason: String) throws(SpoolProblem) {
    let subject =
      recipient.split(separator: "@").last.flatMap { Suppression.Subject(String($0)) }
      ?? .recipient(recipient)
    try keep(Suppression(subject, reason: reason, since: now, until: now + settings.bounceKeep))
    if !options.isRehearsal { suppressions = Suppressions(try spool.suppressions(), at: now) }
  }
}

extension DeliveryOutcome.Recipient {
  /// What became of the mail to one recipient, for the log.
  fileprivate var event: (kind: Event.Kind, text: String) {
    switch fate {
    case .accepted: (.sent, "\(address): sent: \(reply)")
    case .temporary: (.failed, "\(address): not now: \(reply)")
    case .permanent: (.failed, "\(address): refused: \(reply)")
    case .uncertain: (.warning, "possibly sent twice: nobody knows whether \(address) has it: \(reply)")
    }
  }
}
