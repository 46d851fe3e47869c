import Reporting

extension WeeklyFigures {
  /// The same for programs, on one line; members are only ever added.
  public var json: String {
    JSON.object([
      ("host", .string(host)), ("from", Self.time(from)), ("until", Self.time(until)),
      ("dry_run", .bool(isDryRun)), ("pause", .optional(pause)), ("attacks", Self.number(attacks)),
      (
        "days",
        .array(
          days.map {
            .object([
              ("date", .string(Self.day($0.start))), ("attacks", Self.number($0.attacks)),
              ("mails", Self.number($0.mails)),
            ])
          })
      ),
      ("signatures", Self.counts(signatures)), ("networks", Self.counts(networks)),
      ("domains", Self.counts(domains)),
      (
        "addresses",
        .array(
          sources.map {
            .object([
              ("address", .string("\($0.address)")), ("attacks", Self.number($0.attacks)),
              ("domain", .optional($0.domain)), ("last", Self.time($0.last)),
            ])
          })
      ),
      (
        "stopped",
        .array(
          quiet.map {
            .object([
              ("name", .string($0.name)), ("attacks", Self.number($0.attacks)),
              ("reported", Self.time($0.reported)),
            ])
          })
      ),
      (
        "mails",
        .object([
          ("sent", Self.number(mails.sent)), ("queued", Self.number(mails.queued)),
          ("held", Self.number(mails.held)), ("given_up", Self.number(mails.givenUp)),
          ("bounced", Self.number(mails.bounced)),
        ])
      ),
      (
        "answers",
        .object([
          ("tickets", Self.number(answers.tickets)), ("forms", Self.number(answers.forms)),
          ("stops", Self.number(answers.stops)), ("people", Self.number(answers.people)),
          ("automatic", Self.number(answers.automatic)),
        ])
      ),
      (
        "forms",
        .array(forms.map { .object([("recipient", .string($0.recipient)), ("url", .string($0.url))]) })
      ),
      ("unsent", Self.counts(unsent)), ("refusals", Self.counts(refusals)),
      ("suppressions", Self.number(suppressions)),
    ]).text + "\n"
  }

  private static func number(_ count: Int) -> JSON { .integer(UInt64(clamping: count)) }

  private static func time(_ time: Int64) -> JSON { .optional(Moment.iso8601(seconds: time)) }

  private static func counts(_ counts: [Count]) -> JSON {
    .array(counts.map { .object([("name", .string($0.name)), ("count", number($0.count))]) })
  }
}
