import Addresses
import Attacks
import Processing
import Overview
import Settings
import Spool

extension WeeklyFigures {
  /// As many rows are shown of what may be many.
  private static let rows = 20

  /// Gathers what is in a spool.
  ///
  /// - Parameter days: How many days the page is about, today among them.
  init(_ settings: Settings, _ spool: Spool, days: Int, now: Int64) throws {
    let today = now - now % 86_400
    let start = today - Int64(days - 1) * 86_400
    self.init(
      host: settings.targetName ?? settings.from?.split(separator: "@").last.map(String.init) ?? "this host",
      from: start, until: now)
    let notes = try spool.notes()
    isDryRun = !settings.send
    pause = notes.pause?.reason
    let sent = try spool.sent().filter { $0.kind == .attack }
    let cases = try spool.allCases().compactMap { address in
      try spool.passingDamage { () throws(SpoolProblem) in try spool.case(of: address) }
    }
    count(cases, sent, from: start, days: days)
    count(sent.filter { $0.created >= start }, try spool.queue(), isHeld: isDryRun || pause != nil)
    count(try spool.replies(since: start))
    quiet = Self.quiet(cases, sent, since: start, now: now)
    suppressions = try spool.suppressions().count { $0.holds(at: now) }
  }

  /// Attacks by day, signature, network, domain and address.
  private mutating func count(_ cases: [Case], _ sent: [Report], from start: Int64, days: Int) {
    var perDay = [Int](repeating: 0, count: days)
    var mails = [Int](repeating: 0, count: days)
    var tables:
      (signatures: [String: Int], networks: [String: Int], domains: [String: Int], unsent: [String: Int]) =
        ([:], [:], [:], [:])
    let domains = Dictionary(
      sent.compactMap { report in report.attack.map { ($0.address, report.domain) } },
      uniquingKeysWith: { $1 })
    for known in cases {
      let open = known.open.map { [($0, nil as Case.Outcome?)] } ?? []
      let attacks = known.closed.map { ($0.attack, $0.outcome) } + open
      let recent = attacks.filter { $0.0.first >= start && $0.0.first < start + Int64(days) * 86_400 }
      guard let last = recent.map(\.0.last).max() else { continue }
      let domain = domains[known.address] ?? nil
      for (attack, outcome) in recent {
        perDay[Int((attack.first - start) / 86_400)] += 1
        tables.signatures[attack.mainSignature, default: 0] += 1
        if let code = outcome?.untoldCode { tables.unsent[code, default: 0] += 1 }
      }
      if let network = known.address.surroundings {
        tables.networks[network.description, default: 0] += recent.count
      }
      if let domain { tables.domains[domain, default: 0] += recent.count }
      sources.append(Source(known.address, attacks: recent.count, domain: domain, last: last))
    }
    for report in sent where report.state == .sent {
      guard let left = report.left, left >= start, left < start + Int64(days) * 86_400 else { continue }
      mails[Int((left - start) / 86_400)] += 1
    }
    self.days = perDay.indices.map {
      Day(start: start + Int64($0) * 86_400, attacks: perDay[$0], mails: mails[$0])
    }
    signatures = Self.table(tables.signatures)
    networks = Self.table(tables.networks)
    self.domains = Self.table(tables.domains)
    unsent = Self.table(tables.unsent)
    sources = Array(sources.sorted { ($1.attacks, $0.address) < ($0.attacks, $1.address) }.prefix(Self.rows))
  }

  /// The mails and what became of them.
  private mutating func count(_ done: [Report], _ queue: [Report], isHeld: Bool) {
    mails.sent = done.count { $0.state == .sent }
    mails.givenUp = done.count { $0.state == .givenUp }
    mails.bounced = done.count { $0.state == .refused }
    let waiting = queue.count { $0.kind == .attack }
    mails.queued = isHeld ? 0 : waiting
    mails.held = isHeld ? waiting : 0
  }

  /// What came back.
  private mutating func count(_ replies: [StoredReply]) {
    var codes: [String: Int] = [:]
    for reply in replies {
      switch reply.kind {
      case "bounce":
        if reply.isPermanent { mails.bounced += 1 }
        let code = reply.text.split(separator: " ").first { word in
          word.split(separator: ".").count == 3 && (word.hasPrefix("5.") || word.hasPrefix("4."))
        }
        codes[code.map(String.init) ?? "without a code", default: 0] += 1
      case "ticket": answers.tickets += 1
      case "form":
        answers.forms += 1
        forms.append(Form(recipient: reply.recipients.first ?? "", url: reply.text))
      case "stop": answers.stops += 1
      case "person": answers.people += 1
      default: answers.automatic += 1
      }
    }
    refusals = Self.table(codes)
    forms = Array(forms.prefix(Self.rows))
  }

  /// Domains that were told, and from which nothing has come for a day or more since.
  private static func quiet(_ cases: [Case], _ sent: [Report], since start: Int64, now: Int64) -> [Quiet] {
    var found: [String: Quiet] = [:]
    var noisy: Set<String> = []
    let last = Dictionary(cases.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
    for report in sent where report.state == .sent && report.review != true {
      guard let domain = report.domain, let left = report.left, let attack = report.attack,
        let known = last[attack.address]
      else { continue }
      if known.lastSeen > left { noisy.insert(domain) }
      // It is too early to say of the others.
      guard left >= start, left <= now - 86_400 else { continue }
      let attacks = known.closed.count { $0.attack.last <= left }
      found[domain] = Quiet(
        domain, attacks: (found[domain]?.attacks ?? 0) + attacks,
        reported: max(left, found[domain]?.reported ?? 0))
    }
    return Array(
      found.values.filter { !noisy.contains($0.name) }.sorted {
        ($1.attacks, $0.name) < ($0.attacks, $1.name)
      }
      .prefix(rows))
  }

  private static func table(_ counts: [String: Int]) -> [Count] {
    Array(
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(rows).map { Count($0.key, $0.value) })
  }
}
