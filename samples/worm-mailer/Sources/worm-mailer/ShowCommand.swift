import Addresses
import ArgumentParser
import Attacks
import Processing
import Reporting
import Secrecy
import Settings
import Spool

/// Everything that is known of an address or a domain.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show everything that is known about an address or a domain: attacks, reports, returned mail.")

  @Argument(
    help: ArgumentHelp(
      "An address, or a domain or mail address to which reports were sent.", valueName: "address|domain"))
  var subject: String

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: SettingsOptions

  func run() throws {
    let spool = Spool(try options.read().spool, warn: WormMailer.remark)
    let now = Moment.now.seconds
    let dossier = try Dossier(subject, in: spool, at: now)
    var output = StandardOutput()
    try output.write(json ? dossier.json.text + "\n" : dossier.text)
  }
}

/// What is known of an address or a domain.
struct Dossier {
  let subject: String
  private let known: Case?
  private let reports: [Report]
  private let replies: [StoredReply]
  private let ban: Suppression?
  private let now: Int64

  init(_ subject: String, in spool: Spool, at now: Int64) throws {
    self.now = now
    let suppressions = Suppressions(try spool.suppressions(), at: now)
    let all = try spool.queue() + spool.sent()
    if let address = IPAddress(subject) {
      self.subject = address.description
      known = try spool.case(of: address)
      reports = all.filter { $0.attack?.address == address }
      ban = suppressions.ban(on: address)
    } else {
      guard let name = Suppression.Subject(subject), name != .all else {
        let shown = String(printing: subject.utf8, limit: 100)
        throw InputProblem(description: "'\(shown)' is not an address, a domain or a mail address")
      }
      let text = name.description
      self.subject = text
      known = nil
      reports = all.filter { report in
        report.domain == text || report.hostName == text
          || report.recipients.contains { $0.address == text || $0.address.hasSuffix("@" + text) }
      }
      ban = suppressions.ban(on: text)
    }
    let numbers = Set(reports.map(\.id))
    replies = try spool.replies().filter { $0.report.map { numbers.contains($0) } ?? false }
  }

  /// For people.
  var text: String {
    var text = "\(subject)\n"
    if let ban {
      let until = ban.until.map { " until \(Moment.text($0))" } ?? ""
      text += "  suppressed (\(ban.subject))\(until): \(ban.reason)\n"
    }
    if let known {
      let attacks = known.totals.values.reduce(0, +) + (known.open == nil ? 0 : 1)
      let requests = known.hits.counted("request", "requests")
      text += "  \(requests) in \(attacks.counted("attack", "attacks"))\n"
      for closed in known.closed {
        text +=
          "  \(Moment.text(closed.attack.first))  \(closed.attack.count) \(closed.attack.mainSignature): "
        text += "\(closed.outcome?.words ?? "not decided yet")\n"
      }
      if let open = known.open {
        text += "  \(Moment.text(open.first))  \(open.count) \(open.mainSignature): goes on\n"
      }
    }
    for report in reports {
      text += "Report \(report.id), \(report.state.rawValue), \(Moment.text(report.created))\n"
      if report.review == true { text += "  went to the local administrator only\n" }
      for recipient in report.recipients {
        text += "  to \(recipient.address)\(recipient.reply.map { ": \($0)" } ?? "")\n"
      }
      if let reason = report.reason { text += "  because \(reason)\n" }
      for event in report.events { text += "  \(Moment.text(event.time))  \(event.text)\n" }
      for reply in replies where reply.report == report.id {
        text += "  \(Moment.text(reply.time))  came back: \(reply.kind): \(reply.text)\n"
        if let mail = reply.mail { text += mail.split(separator: "\n").map { "    \($0)\n" }.joined() }
      }
    }
    if known == nil, reports.isEmpty, ban == nil { text += "  nothing is known\n" }
    return text
  }

  /// For programs.
  var json: JSON {
    let attacks = known.map { known in
      known.closed.map { closed in
        JSON.object([
          ("first", .string(Moment.text(closed.attack.first))),
          ("last", .string(Moment.text(closed.attack.last))),
          ("requests", .integer(UInt64(max(0, closed.attack.count)))),
          ("signature", .string(closed.attack.mainSignature)), ("outcome", .optional(closed.outcome?.words)),
          ("lines", .array(closed.attack.quotations.map { .string($0.line) })),
        ])
      }
    }
    return .object([
      ("subject", .string(subject)), ("suppressed", .optional(ban?.reason)),
      ("requests", known.map { .integer(UInt64(max(0, $0.hits))) } ?? .null),
      ("attacks", attacks.map { .array($0) } ?? .null), ("goes_on", .bool(known?.open != nil)),
      ("reports", .array(reports.map { $0.json(at: now) })),
      (
        "replies",
        .array(
          replies.map { reply in
            .object([
              ("time", .string(Moment.text(reply.time))), ("report", .optional(reply.report)),
              ("kind", .string(reply.kind)), ("permanent", .bool(reply.isPermanent)),
              ("mail", .optional(reply.mail)),
              ("text", .string(reply.text)),
            ])
          })
      ),
    ])
  }
}
