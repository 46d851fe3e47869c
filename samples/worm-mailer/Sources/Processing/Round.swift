import Addresses
public import Settings
public import Spool

/// One round of work on the spool: hits become attacks, attacks become reports, reports leave.
///
/// Everything is saved before the next step builds on it, in an order in which a process that is killed at any moment
/// leaves nothing undone or done twice but a mail that was being handed over, which is said.
public struct Round {
  /// How a round is done.
  public struct Options: Sendable {
    /// Closes attacks at once, instead of when their window is over.
    public var closesAll = false

    /// Changes nothing and sends nothing; the events say what would be.
    public var isRehearsal = false

    public init() {}
  }

  let settings: Settings
  let spool: Spool
  let mail: any MailService
  let options: Options
  let now: Int64
  let log: (Event) -> Void

  /// What is in the spool, with what this round has added.
  var queue: [Report] = []
  var sent: [Report] = []
  var suppressions: Suppressions
  var notes: Notes
  var limits: Limits

  /// Reads what is in the spool; the caller has its lock.
  ///
  /// - Parameters:
  ///   - mail: Who knows the recipients and hands mail over.
  ///   - now: Seconds since 1970.
  ///   - log: Is told of every event.
  public init(
    _ settings: Settings, _ spool: Spool, _ mail: any MailService, options: Options, now: Int64,
    log: @escaping (Event) -> Void
  ) throws(SpoolProblem) {
    self.settings = settings
    self.spool = spool
    self.mail = mail
    self.options = options
    self.now = now
    self.log = log
    if !options.isRehearsal {
      try spool.prepare()
      try Self.adoptClock(spool, now: now, log: log)
    }
    queue = try spool.queue()
    sent = try spool.sent(since: now - 7 * 86_400)
    suppressions = Suppressions(try spool.suppressions(), at: now)
    notes = try spool.notes()
    limits = Limits(settings, queue: queue, sent: sent, now: now)
  }

  /// Does the work.
  ///
  /// - Throws: `SpoolProblem`, or another `Problem` of the mail service that forbids to send anything; what was done is saved.
  public mutating func run() throws {
    try finishInterrupted()
    try watchBounces()
    // First what is ready, for it may take a while to find out who the others are.
    if !options.isRehearsal, notes.pause == nil, limits.mayLeave { try deliver(isLast: false) }
    try collect()
    try decide()
    try summarize()
    try deliver(isLast: true)
    notes.lastRun = now
    try save(notes)
  }

  // MARK: What a rehearsal leaves out

  func save(_ known: Case) throws(SpoolProblem) { if !options.isRehearsal { try spool.save(known) } }
  func save(_ report: Report) throws(SpoolProblem) { if !options.isRehearsal { try spool.save(report) } }
  func save(_ notes: Notes) throws(SpoolProblem) { if !options.isRehearsal { try spool.save(notes) } }
  func keep(_ ban: Suppression) throws(SpoolProblem) { if !options.isRehearsal { try spool.keep(ban) } }
  func finish(_ report: Report) throws(SpoolProblem) { if !options.isRehearsal { try spool.finish(report) } }

  // MARK: The first steps

  /// Makes what lies in the future, by a clock that was set back since, a thing of the present.
  ///
  /// Else a day's limit would be reached for as long as the clock was wrong; and what was done is not done again.
  private static func adoptClock(_ spool: Spool, now: Int64, log: (Event) -> Void) throws(SpoolProblem) {
    let tolerance: Int64 = 300
    let future =
      try spool.queue().filter { $0.created > now + tolerance }
      + spool.sent(since: now + tolerance)
    for report in future where report.created > now + tolerance { try spool.redate(report, to: now) }
    if !future.isEmpty {
      log(Event(.warning, "the clock was set back: \(future.count) reports of the future are taken for new"))
    }
  }

  /// Puts away reports whose handing over came to an end, and the process before that was known here.
  private mutating func finishInterrupted() throws(SpoolProblem) {
    for report in queue where report.state != .queued {
      try finish(report)
      sent.append(report)
    }
    queue.removeAll { $0.state != .queued }
  }

  /// Takes the hits in.
  private mutating func collect() throws(SpoolProblem) {
    let window = settings.window
    guard !options.isRehearsal else { return }
    for address in try spool.addressesWithHits() {
      _ = try spool.passingDamage { () throws(SpoolProblem) -> Void? in
        try spool.takeHits(of: address) { known, hits in known.collect(hits, window: window) }
      }
    }
  }

  /// The cases about which something is to be decided.
  func openCases() throws(SpoolProblem) -> [Case] {
    var addresses = try spool.openCases()
    var waiting: Set<IPAddress> = []
    if options.isRehearsal {
      // Nothing was taken, so it is added here.
      waiting = Set(try spool.addressesWithHits())
      addresses = Set(addresses).union(waiting).sorted()
    }
    var found: [Case] = []
    for address in addresses {
      let kept = try spool.passingDamage { () throws(SpoolProblem) in
        try spool.case(of: address) ?? Case(address: address)
      }
      guard var known = kept else { continue }
      if waiting.contains(address) {
        known.collect(try spool.waitingHits(of: address, after: known.taken), window: settings.window)
      }
      found.append(known)
    }
    return found
  }
}
