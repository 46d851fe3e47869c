public import Reporting

/// What there is to watch, for monitoring systems.
public struct Figures: Sendable {
  /// Attacks since the beginning, by the names of their signatures.
  public var attacks: [String: UInt64] = [:]

  /// Mails since the beginning.
  public var mailsSent: UInt64 = 0
  public var mailsGivenUp: UInt64 = 0
  public var bounces: UInt64 = 0

  /// Mails that were not sent since the beginning, by the reason: `suppressed`, `over-limit`, `no-domain`.
  public var suppressed: [String: UInt64] = [:]

  /// Mails that wait at present, and the age of the oldest in seconds.
  public var queueLength: UInt64 = 0
  public var queueOldest: UInt64 = 0

  /// The end of the last run in seconds since 1970, UTC, or nil when there was none.
  public var lastRun: Int64?

  /// Mails and bounces of the period that the bounce rate is of.
  public var recentMails: UInt64 = 0
  public var recentBounces: UInt64 = 0

  /// Why no mails are sent at present, or nil.
  public var pause: String?

  public init() {}
}

extension Figures {
  /// Prometheus' text exposition, for the textfile collector of its node exporter.
  public var prometheus: String {
    var exposition = Exposition(prefix: "worm_mailer_")
    for (signature, count) in attacks.sorted(by: { $0.key < $1.key }) {
      exposition.counter(
        "attacks_total", "Attacks: all hits of one address in a window of time.", [("signature", signature)],
        "\(count)")
    }
    exposition.counter("mails_sent_total", "Mails that were handed over.", [], "\(mailsSent)")
    exposition.counter("mails_given_up_total", "Mails that could not be handed over.", [], "\(mailsGivenUp)")
    exposition.counter("bounces_total", "Mails that came back.", [], "\(bounces)")
    for (reason, count) in suppressed.sorted(by: { $0.key < $1.key }) {
      exposition.counter(
        "suppressed_total", "Attacks that no mail was sent for, by the reason.", [("reason", reason)],
        "\(count)")
    }
    exposition.gauge("queue_length", "Mails that wait.", "\(queueLength)")
    exposition.gauge("queue_oldest_seconds", "Age of the oldest mail that waits.", "\(queueOldest)")
    exposition.gauge("paused", "Whether no mails are sent at present.", pause == nil ? "0" : "1")
    exposition.gauge("last_run_timestamp_seconds", "When the last run ended.", lastRun.map { "\($0)" })
    return exposition.text
  }

  /// The bounces of a hundred mails with one decimal, at most 100; 0 when there were no mails.
  public var bounceRate: String {
    guard recentMails > 0 else { return "0.0" }
    let tenths = UInt64(min(1, Double(recentBounces) / Double(recentMails)) * 1000 + 0.5)
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// What monitoring systems watch.
  public static let service = "WORM MAILER"

  /// For Nagios and its kin: a pause is critical, the rest is held against thresholds.
  ///
  /// - Parameters:
  ///   - queueAge: For the age of the oldest mail that waits, in seconds.
  ///   - bounceRates: For the bounce rate in percent.
  public func nagios(queueAge: NagiosThresholds, bounceRates: NagiosThresholds) -> NagiosResult {
    let age = queueAge.state(of: Double(queueOldest))
    let rate = bounceRates.state(of: Double(bounceRate) ?? 0)
    var words: [String] = []
    if let pause { words.append("paused: \(pause)") }
    if age != .ok { words.append("oldest mail waits for \(queueOldest) s") }
    if rate != .ok { words.append("\(bounceRate) % of the mails bounced") }
    if words.isEmpty { words.append("\(queueLength) waiting, \(recentMails) sent, \(bounceRate) % bounced") }
    return NagiosResult(
      Self.service, pause == nil ? max(age, rate) : .critical, words.joined(separator: "; "),
      [
        measure("queue_oldest", "\(queueOldest)", "s", queueAge),
        measure("bounce_rate", bounceRate, "%", bounceRates, maximum: "100"),
        NagiosResult.Measure("queue_length", "\(queueLength)"),
        NagiosResult.Measure("mails_sent", "\(mailsSent)", unit: "c"),
        NagiosResult.Measure("bounces", "\(bounces)", unit: "c"),
      ])
  }

  private func measure(
    _ label: String, _ value: String, _ unit: String, _ thresholds: NagiosThresholds, maximum: String? = nil
  ) -> NagiosResult.Measure {
    NagiosResult.Measure(
      label, value, unit: unit, warning: thresholds.warning?.text ?? "",
      critical: thresholds.critical?.text ?? "",
      maximum: maximum)
  }
}
