import Settings
import Spool

/// How many reports were made and sent in the last 24 hours.
struct Limits {
  private static let day: Int64 = 86_400

  private let perRecipient: Int
  private let perDay: Int

  /// Reports that were made, by recipient and in all.
  private var made: [String: Int] = [:]
  private var total = 0

  /// Mails that have left.
  private(set) var left = 0

  /// - Parameters:
  ///   - queue: All reports that have not left.
  ///   - sent: Those that have, at least of the last 24 hours.
  init(_ settings: Settings, queue: [Report], sent: [Report], now: Int64) {
    perRecipient = settings.perRecipient
    perDay = settings.perDay
    for report in queue + sent where report.kind == .attack && report.created > now - Self.day {
      if report.state != .withdrawn { add(report.recipients.map(\.address)) }
    }
    left = sent.count { $0.kind == .attack && $0.state == .sent && ($0.left ?? 0) > now - Self.day }
  }

  /// Why there is not to be a report for these, nil when there is room for one.
  func objection(to recipients: [String]) -> String? {
    if total >= perDay { return "there are \(total) reports in 24 hours already" }
    let full = recipients.filter { made[$0, default: 0] >= perRecipient }
    guard !recipients.isEmpty, full.count == recipients.count else { return nil }
    return "there are \(perRecipient) reports in 24 hours for \(full.joined(separator: " and ")) already"
  }

  /// Those of the recipients who may get one more.
  func room(for recipients: [String]) -> [String] {
    recipients.filter { made[$0, default: 0] < perRecipient }
  }

  /// Counts a report that was made.
  mutating func add(_ recipients: [String]) {
    total += 1
    for recipient in recipients { made[recipient, default: 0] += 1 }
  }

  /// Whether one more mail may leave today.
  var mayLeave: Bool { left < perDay }

  mutating func countLeft() { left += 1 }
}
