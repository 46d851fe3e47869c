import Addresses
import ArgumentParser
import Attacks
import Processing
import Letters
import Reporting
import Secrecy
import Settings
import Signatures
import Spool

/// What waits.
struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: "List the reports that have not been sent, or show the mails as they would be sent.")

  @Argument(
    help: ArgumentHelp(
      "Numbers of reports, or the beginnings of numbers. (default: all reports in the queue)",
      valueName: "report"))
  var numbers: [String] = []

  @Flag(help: "Show the whole mails, with their headers.")
  var show = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: SettingsOptions

  func validate() throws {
    if show, json { throw ValidationError("'--show' and '--json' exclude each other") }
  }

  func run() throws {
    let settings = try options.read()
    let spool = try settings.openSpool()
    let reports = try numbers.isEmpty ? spool.queue() : numbers.map { try Self.find($0, in: spool) }
    var output = StandardOutput()
    if json {
      try output.write(JSON.array(reports.map { $0.json(at: Moment.now.seconds) }).text + "\n")
    } else if show {
      let mail = try LiveMailService(
        settings, spool, signatures: SignatureTable(settings), now: Moment.now.seconds
      ) {
        WormMailer.remark($0)
      }
      for (index, report) in reports.enumerated() {
        let recipients = report.recipients.map(\.address)
        guard !recipients.isEmpty else {
          try output.write("Report \(report.id) goes to the hook command only.\n")
          continue
        }
        let letter = try mail.letter(of: report, to: recipients, isReview: false)
        let head = index == 0 ? "" : "\n"
        try output.write(
          "\(head)MAIL FROM:<\(letter.sender)>\nRCPT TO:<\(recipients.joined(separator: ">, <"))>\n\n")
        try output.write(String(decoding: letter.bytes, as: UTF8.self))
      }
    } else {
      for report in reports { try output.write(report.line(at: Moment.now.seconds)) }
      if reports.isEmpty { try output.write("Nothing waits.\n") }
      try output.write(try Self.remarks(settings, spool))
    }
  }

  static func find(_ number: String, in spool: Spool) throws -> Report {
    guard let report = try spool.report(number.lowercased()) else {
      let shown = String(printing: number.utf8, limit: 60)
      throw InputProblem(description: "there is no report '\(shown)', or more than one that begins so")
    }
    return report
  }

  /// What keeps reports from leaving.
  private static func remarks(_ settings: Settings, _ spool: Spool) throws -> String {
    var text = ""
    let attacks = try spool.addressesWithHits().count
    let open = try spool.openCases().count
    if attacks > 0 {
      let addresses = attacks.counted("address has", "addresses have")
      text += "\(addresses) requests that 'worm-mailer run' has not read.\n"
    }
    if open > 0 {
      text += "\(open.counted("address has", "addresses have")) attacks that go on or are not decided.\n"
    }
    if !settings.send { text += "No mail is sent: 'send = yes' is not set.\n" }
    if let pause = try spool.notes().pause {
      text += "No mail is sent: \(pause.reason); 'worm-mailer resume' goes on.\n"
    }
    return text
  }
}

extension Report {
  /// The report on two lines.
  func line(at now: Int64) -> String {
    let to = recipients.map(\.address).joined(separator: ", ")
    let subject = attack?.summary ?? subject ?? ""
    var text =
      "\(id.prefix(8))  \(Moment.text(created))  \(state.rawValue)  \(to.isEmpty ? "(hook)" : to)\n          \(subject)"
    if state == .queued, tries > 0 {
      text += "; \(tries.counted("try", "tries")), next at \(Moment.text(nextTry))"
      if let reply = events.last?.text { text += ": \(reply)" }
    }
    return text + "\n"
  }

  /// The report for programs.
  func json(at now: Int64) -> JSON {
    .object([
      ("id", .string(id)), ("kind", .string(kind.rawValue)), ("state", .string(state.rawValue)),
      ("created", .string(Moment.text(created))), ("address", .optional(attack?.address.description)),
      ("signature", .optional(attack?.mainSignature)),
      ("requests", attack.map { .integer(UInt64(max(0, $0.count))) } ?? .null),
      ("first", .optional(attack.map { Moment.text($0.first) })),
      ("last", .optional(attack.map { Moment.text($0.last) })),
      (
        "recipients",
        .array(
          recipients.map { recipient in
            .object([
              ("address", .string(recipient.address)), ("done", .bool(recipient.isDone)),
              ("accepted", .bool(recipient.isAccepted)), ("reply", .optional(recipient.reply)),
            ])
          })
      ),
      ("host_name", .optional(hostName)), ("domain", .optional(domain)), ("reason", .optional(reason)),
      ("tries", .integer(UInt64(max(0, tries)))),
      ("next_try", state == .queued ? .string(Moment.text(nextTry)) : .null),
      ("left", .optional(left.map { Moment.text($0) })), ("review", .bool(review ?? false)),
      (
        "events",
        .array(events.map { .object([("time", .string(Moment.text($0.time))), ("text", .string($0.text))]) })
      ),
    ])
  }
}
