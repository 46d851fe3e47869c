import Reporting
import Secrecy

/// A part of the weekly page: a title, and rows of which each says one thing.
struct Table {
  /// One row: what it is about, a number, and words on it.
  struct Row {
    var name: String
    var count: Int
    var note = ""
  }

  /// More rows than these are counted instead of shown.
  static let maximumOfRows = 20

  let title: String

  /// What is counted, and what the words are.
  let heading: (name: String, count: String, note: String)
  var rows: [Row]

  /// How many rows are not shown.
  let more: Int

  init(_ title: String, _ heading: (name: String, count: String, note: String), _ rows: [Row]) {
    self.title = title
    self.heading = heading
    self.rows = Array(rows.prefix(Self.maximumOfRows))
    more = rows.count - self.rows.count
  }

  /// The greatest number, at least one.
  var greatest: Int { max(1, rows.map(\.count).max() ?? 1) }
}

extension WeeklyFigures {
  /// The tables that have rows.
  var tables: [Table] {
    let all = [
      Table("Signatures", ("Signature", "Attacks", ""), rows(signatures)),
      Table("Networks", ("Network", "Attacks", ""), rows(networks)),
      Table("Domains", ("Domain", "Attacks", ""), rows(domains)),
      Table(
        "Addresses", ("Address", "Attacks", "Domain and last attack"),
        sources.map { source in
          let domain = source.domain.map { "\(shown($0)), " } ?? ""
          return Table.Row(
            name: "\(source.address)", count: source.attacks, note: domain + Self.minute(source.last))
        }),
      Table(
        "Networks that stopped", ("Network", "Attacks", "Reported"),
        quiet.map { .init(name: shown($0.name), count: $0.attacks, note: Self.minute($0.reported)) }),
      Table("Mails", ("State", "Mails", ""), rows(mails.counts)),
      Table("Answers", ("Kind", "Mails", ""), rows(answers.counts)),
      Table("Attacks without a mail", ("Reason", "Attacks", ""), rows(unsent)),
      Table(
        "Refusals", ("Code", "Mails", "Meaning"),
        refusals.map { .init(name: shown($0.name), count: $0.count, note: RefusalCode.meaning(of: $0.name)) }),
      Table(
        "Desks that want a form", ("Recipient", "", "Form"),
        forms.map { .init(name: shown($0.recipient), count: 0, note: shown($0.url)) }),
    ]
    return all.filter { !$0.rows.isEmpty }
  }

  private func rows(_ counts: [Count]) -> [Table.Row] {
    counts.map { Table.Row(name: shown($0.name), count: max(0, $0.count)) }
  }

  /// A foreign name on one line.
  func shown(_ name: String) -> String { String(printing: name.utf8, limit: 200) }

  /// All attacks of the period.
  var attacks: Int { days.reduce(0) { $0 &+ max(0, $1.attacks) } }

  /// The period by its first day and its last.
  var period: String { "\(Self.day(from)) to \(Self.day(until)) (UTC)" }

  /// `2026-03-02`.
  static func day(_ time: Int64) -> String { String((Moment.iso8601(seconds: time) ?? "?").prefix(10)) }

  /// `2026-03-02 10:05`.
  static func minute(_ time: Int64) -> String {
    let time = Moment.iso8601(seconds: time) ?? "?"
    return "\(time.prefix(10)) \(time.dropFirst(11).prefix(5))"
  }

  /// What has to be said before anything else.
  var notices: [String] {
    var notices: [String] = []
    if let pause { notices.append("No mails are sent at present: \(shown(pause)).") }
    if isDryRun { notices.append("This is a dry run: mails are written and shown, and none is sent.") }
    return notices
  }
}

extension WeeklyFigures.Mails {
  /// Those that there are, by their states.
  fileprivate var counts: [WeeklyFigures.Count] {
    [
      .init("sent", sent), .init("waiting", queued), .init("held back", held), .init("given up", givenUp),
      .init("bounced", bounced),
    ].filter { $0.count > 0 }
  }
}

extension WeeklyFigures.Answers {
  /// Those that there are, by their kinds.
  fileprivate var counts: [WeeklyFigures.Count] {
    [
      .init("from people", people), .init("ticket numbers", tickets), .init("requests to use a form", forms),
      .init("STOP", stops), .init("other automatic mails", automatic),
    ].filter { $0.count > 0 }
  }
}
