import Addresses
import Overview

extension WeeklyFigures {
  /// 2026-02-23, a Monday, in seconds since 1970.
  static let monday: Int64 = 1_771_804_800

  /// A week as a busy server has it.
  static var example: WeeklyFigures {
    var week = WeeklyFigures(host: "web.reporter.example", from: monday, until: monday + 7 * 86_400 - 1)
    week.days = zip(0..., [(12, 2), (40, 3), (7, 1), (0, 0), (128, 9), (33, 3), (21, 2)]).map { day, counts in
      Day(start: monday + day * 86_400, attacks: counts.0, mails: counts.1)
    }
    week.signatures = [
      Count("dot-env", 121), Count("nimda", 64), Count("phpunit-eval-stdin", 31), Count("code-red-ii", 14),
      Count("log4shell", 11),
    ]
    week.networks = [Count("192.0.2.0/24", 140), Count("2001:db8::/32", 52), Count("198.51.100.0/24", 49)]
    week.domains = [Count("victim.example", 140), Count("example.co.uk", 52), Count("(no name)", 49)]
    week.sources = [("192.0.2.7", 101), ("2001:db8::7", 52), ("198.51.100.9", 31)].compactMap { text, count in
      IPAddress(text).map {
        Source($0, attacks: count, domain: count > 31 ? "victim.example" : nil, last: monday + 400_000)
      }
    }
    week.quiet = [
      Quiet("203.0.113.0/24", attacks: 18, reported: monday + 90_000),
      Quiet("isp.example", attacks: 4, reported: monday + 180_000),
    ]
    week.mails.sent = 20
    week.mails.queued = 3
    week.mails.held = 2
    week.mails.givenUp = 1
    week.mails.bounced = 4
    week.answers.tickets = 6
    week.answers.forms = 1
    week.answers.stops = 1
    week.answers.people = 2
    week.answers.automatic = 3
    week.forms = [
      Form(recipient: "postmaster@victim.example", url: "https://abuse.victim.example/report?lang=en")
    ]
    week.unsent = [Count("no confirmed name", 49), Count("over the limit", 12)]
    week.refusals = [Count("5.1.1", 3), Count("4.2.2", 1), Count("5.9.9", 1)]
    week.suppressions = 17
    return week
  }

  /// A week in which every name was chosen by somebody who wants to break the page.
  static var hostile: WeeklyFigures {
    let name =
      "</table><script>alert('x')</script>\"\u{202E}\u{1B}[31m\n&amp;" + String(repeating: "x", count: 400)
    var week = WeeklyFigures(host: name, from: .min, until: .max)
    week.pause = name
    week.days = (0..<400).map { Day(start: Int64($0) * 86_400, attacks: .max, mails: -1) }
    let counts = (0..<500).map { Count("\($0)\(name)", $0 == 0 ? .max : .min) }
    week.signatures = counts
    week.networks = counts
    week.unsent = counts
    week.refusals = counts
    week.quiet = [Quiet(name, attacks: .min, reported: .max)]
    week.forms = [Form(recipient: name, url: "javascript:\(name)")]
    week.mails.bounced = .max
    return week
  }
}
