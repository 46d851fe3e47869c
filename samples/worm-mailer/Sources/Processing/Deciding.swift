import Addresses
public import Attacks
import Reporting
import Settings
public import Spool

extension Round {
  /// Closes attacks that are over, and decides what becomes of each.
  mutating func decide() throws(SpoolProblem) {
    let numbers = try spool.reportNumbers()
    var going = 0
    let deadline = Moment.monotonicNow + UInt64(Self.secondsForLookups * 1_000_000_000)
    let cases = try openCases()
    for (index, var known) in cases.enumerated() {
      if Moment.monotonicNow > deadline {
        log(
          Event(
            .waiting, "\(cases.count - index) addresses are left to the next round: name servers are slow"))
        break
      }
      known.close(at: now, window: settings.window, all: options.closesAll)
      if known.open != nil { going += 1 }
      for index in known.closed.indices where known.closed[index].outcome == nil {
        try decide(index, of: &known, numbers)
      }
      known.trim()
      try save(known)
    }
    if going > 0 {
      let what = going == 1 ? "1 attack may go on" : "\(going) attacks may go on"
      log(Event(.waiting, "\(what) and will be told when the window is over; 'run --now' does not wait"))
    }
  }

  /// How long a round may ask name servers, in seconds; mail that is ready shall not wait for longer.
  private static var secondsForLookups: Double { 300 }

  /// Decides about one attack.
  private mutating func decide(
    _ index: Int, of known: inout Case, _ numbers: Set<String>
  ) throws(SpoolProblem) {
    let closed = known.closed[index]
    let outcome: Case.Outcome
    if numbers.contains(closed.report) {
      // The report was saved, and then the process was killed before it could be noted here.
      outcome = .reported(id: closed.report)
      note(reportOf: closed, in: &known)
    } else if let nextTry = closed.nextTry, nextTry > now, nextTry < now + settings.retryLast {
      return
    } else if let untold = objection(to: closed.attack) {
      outcome = untold
    } else if let last = known.lastReport, now.subtractingSaturated(last.time) < settings.again {
      // By a clock that was set back the report lies in the future; it counts as one of now.
      known.lastReport?.time = min(last.time, now)
      known.counted += 1
      outcome = .counted(since: last.id)
    } else {
      switch mail.recipients(for: known.address) {
      case .later(let reason):
        postpone(index, of: &known, because: reason)
        return
      case .nobody(let code, let words, let mayHook):
        if mayHook, mail.hasHook {
          outcome = try report(closed, of: &known, to: [], hostName: nil, domain: nil, reason: words)
        } else {
          outcome = .untold(code: code, words: words)
        }
      case .mail(let recipients, let domain, let hostName, let reason):
        let ofHost = domain.flatMap { suppressions.ban(on: $0) }
        let allowed = ofHost == nil ? recipients.filter { suppressions.ban(on: $0) == nil } : []
        if let first = recipients.first, allowed.isEmpty {
          let ban = ofHost ?? suppressions.ban(on: first)
          outcome = .untold(code: "recipient-suppressed", words: "\(first): \(ban?.reason ?? "suppressed")")
        } else {
          outcome = try report(
            closed, of: &known, to: allowed, hostName: hostName, domain: domain, reason: reason)
        }
      }
    }
    known.closed[index].outcome = outcome
    if let code = outcome.untoldCode { known.untold[code, default: 0] += 1 }
    log(
      Event(
        .decided, "\(closed.attack.summary): \(outcome.words)", report: outcome.report,
        address: known.address.description))
  }

  /// Why nobody is told of an attack, whoever it would be.
  private func objection(to attack: Attack) -> Case.Outcome? {
    if attack.last < now.subtractingSaturated(settings.giveUp) {
      return .untold(code: "too-old", words: "it is too long ago for anybody to find out who it was")
    }
    if let ban = suppressions.ban(on: attack.address) {
      return .untold(code: "suppressed", words: "\(ban.subject) is suppressed: \(ban.reason)")
    }
    return nil
  }

  /// Looks at it again later; gives up when that has been so for too long.
  private mutating func postpone(_ index: Int, of known: inout Case, because reason: String) {
    let attack = known.closed[index].attack
    let tries = (known.closed[index].tries ?? 0) + 1
    known.closed[index].tries = tries
    known.closed[index].nextTry = now + settings.delay(after: tries)
    log(Event(.failed, "\(attack.summary): not decided yet: \(reason)", address: known.address.description))
  }

  /// Makes the report of an attack, if there is room for it.
  private mutating func report(
    _ closed: Case.Closed, of known: inout Case, to recipients: [String], hostName: String?,
    domain: String?, reason: String
  ) throws(SpoolProblem) -> Case.Outcome {
    if let objection = limits.objection(to: recipients) {
      try countOverflow(closed, objection)
      return .overLimit(objection)
    }
    let again = known.lastReport.flatMap { last in
      known.counted > 0 ? Report.Again(attacks: known.counted, since: last.id) : nil
    }
    let room = limits.room(for: recipients)
    var report = Report(
      id: closed.report, created: now, attack: closed.attack, recipients: room, hostName: hostName,
      domain: domain, reason: reason, again: again)
    if mail.hasHook { report.hookIsDone = false }
    try save(report)
    queue.append(report)
    limits.add(room)
    note(reportOf: closed, in: &known)
    return .reported(id: closed.report)
  }

  private func note(reportOf closed: Case.Closed, in known: inout Case) {
    known.lastReport = Case.LastReport(id: closed.report, time: now)
    known.counted = 0
  }

  /// Notes an attack for the administrator's summary.
  ///
  /// A process that is killed before the case is saved leaves the attack undecided, but counted.
  private mutating func countOverflow(_ closed: Case.Closed, _ why: String) throws(SpoolProblem) {
    var overflow = notes.overflow ?? Notes.Overflow(since: now, notice: Self.newNumber)
    guard overflow.last != closed.report else { return }
    overflow.last = closed.report
    overflow.reports += 1
    if overflow.examples.count < 100 { overflow.examples.append("\(closed.attack.summary): \(why)") }
    notes.overflow = overflow
    try save(notes)
  }
}

extension Attack {
  /// The attack in a few words: `192.0.2.7: 16 requests of nimda`.
  public var summary: String {
    "\(address): \(count) \(count == 1 ? "request" : "requests") of \(mainSignature)"
  }
}

extension Case.Outcome {
  /// The stable name of the reason for which there is no mail of its own; nil when there is one.
  public var untoldCode: String? {
    switch self {
    case .reported: nil
    case .counted: "counted"
    case .overLimit: "over-limit"
    case .untold(let code, _): code
    }
  }

  /// What became of an attack, in words.
  public var words: String {
    switch self {
    case .reported: "report made"
    case .counted(let since): "counted, and told with the next report (the last is \(since))"
    case .overLimit(let why): "no report of its own: \(why)"
    case .untold(let code, let words): "no mail (\(code)): \(words)"
    }
  }

  var report: String? {
    if case .reported(let id) = self { return id }
    return nil
  }
}

extension Settings {
  /// How long to wait after so many tries in vain: from the shortest time on twice as long each time.
  func delay(after tries: Int) -> Int64 {
    var delay = retryFirst
    for _ in 1..<max(2, min(tries, 40)) where tries > 1 && delay < retryLast { delay *= 2 }
    return min(delay, retryLast)
  }
}
