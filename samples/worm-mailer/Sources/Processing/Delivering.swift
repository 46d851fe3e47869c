import Addresses
import Attacks
import Settings
import Spool

extension Round {
  /// Lets the reports leave whose time has come.
  ///
  /// - Parameter isLast: Whether it is for the last time in this round, and what waits is to be said.
  mutating func deliver(isLast: Bool) throws {
    let due = queue.filter { isDue($0) }
    guard settings.send || options.isRehearsal else {
      if !queue.isEmpty, isLast {
        let what = queue.count == 1 ? "1 report waits" : "\(queue.count) reports wait"
        log(Event(.waiting, "\(what): 'send = yes' is not set; 'queue --show' has the mails"))
      }
      try endOld()
      return
    }
    if !due.isEmpty, !options.isRehearsal { try mail.checkSender() }
    try endOld()
    for report in due where !isTooOld(report) { try deliver(report) }
  }

  /// Whether a report is to be tried now; a time that lies too far ahead is one of a clock that was set back.
  private func isDue(_ report: Report) -> Bool {
    report.nextTry <= now || report.nextTry > now + settings.retryLast
  }

  private func isTooOld(_ report: Report) -> Bool {
    report.created < now.subtractingSaturated(settings.giveUp)
  }

  /// Gives up what has waited for too long.
  private mutating func endOld() throws(SpoolProblem) {
    for var report in queue where isTooOld(report) {
      // What some have got, and the hook command or others have not, has left.
      let isSent = report.recipients.contains(where: \.isAccepted)
      try end(&report, isSent ? .sent : .givenUp, "given up: it has waited for too long")
    }
  }

  private mutating func deliver(_ report: Report) throws(SpoolProblem) {
    var report = report
    if let began = report.attempt {
      let text = "possibly sent twice: a process was killed while it handed this mail over"
      report.note("\(text) (begun at \(began))", at: now)
      log(Event(.warning, text, report: report.id, address: report.attack?.address.description))
    }
    guard report.kind == .notice || notes.pause == nil else {
      log(Event(.waiting, "not sent: paused, \(notes.pause?.reason ?? "")", report: report.id))
      return
    }
    try withdraw(&report)
    guard report.state == .queued else { return }
    guard report.kind == .notice || limits.mayLeave else {
      log(Event(.waiting, "not sent today: \(limits.left) mails have left in 24 hours", report: report.id))
      return
    }
    if options.isRehearsal {
      log(Event(.sent, "would be sent to \(envelope(of: report).joined(separator: ", "))", report: report.id))
      return
    }
    // On the disk before the first byte leaves: whoever comes after a crash knows that nobody knows.
    report.attempt = now
    report.tries += 1
    try save(report)
    replace(report)
    if isReview(report) {
      // Other receivers, too, are only told what the administrator has seen to be right.
      report.hookIsDone = report.hookIsDone.map { _ in true }
      try handOver(&report)
    } else {
      if report.hookIsDone == false { runHook(&report) }
      if report.recipients.contains(where: { !$0.isDone }) { try handOver(&report) }
    }
    guard report.state == .queued else { return }
    report.attempt = nil
    try conclude(&report)
  }

  /// Takes back those recipients who have been suppressed since the report was made.
  private mutating func withdraw(_ report: inout Report) throws(SpoolProblem) {
    guard report.kind == .attack else { return }
    let addressBan = report.attack.flatMap { suppressions.ban(on: $0.address) }
    for index in report.recipients.indices where !report.recipients[index].isDone {
      guard let ban = addressBan ?? suppressions.ban(on: report.recipients[index].address) else { continue }
      report.recipients[index].isDone = true
      report.recipients[index].reply = "not sent: \(ban.subject) is suppressed: \(ban.reason)"
    }
    let isOver = report.recipients.allSatisfy { $0.isDone && !$0.isAccepted } && !report.recipients.isEmpty
    if isOver, let reply = report.recipients.last?.reply, reply.hasPrefix("not sent") {
      try end(&report, .withdrawn, reply)
    }
  }

  /// Puts a report away that is done, or sets the time of its next try.
  private mutating func conclude(_ report: inout Report) throws(SpoolProblem) {
    let isDone = report.recipients.allSatisfy(\.isDone) && report.hookIsDone != false
    guard isDone else {
      report.nextTry = now + settings.delay(after: report.tries)
      try save(report)
      replace(report)
      return
    }
    let isSent = report.recipients.contains(where: \.isAccepted) || report.recipients.isEmpty
    if isSent, report.kind == .attack { limits.countLeft() }
    report.left = now
    try end(&report, isSent ? .sent : .refused, nil)
  }

  mutating func end(
    _ report: inout Report, _ state: Report.State, _ words: String?
  ) throws(SpoolProblem) {
    report.state = state
    if let words {
      report.note(words, at: now)
      log(Event(.ended, words, report: report.id, address: report.attack?.address.description))
    }
    try finish(report)
    let id = report.id
    queue.removeAll { $0.id == id }
    sent.append(report)
  }

  private mutating func replace(_ report: Report) {
    for index in queue.indices where queue[index].id == report.id { queue[index] = report }
  }
}
