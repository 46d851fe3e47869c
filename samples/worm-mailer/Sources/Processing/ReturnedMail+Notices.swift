import Attacks
import FoundationEssentials
import Secrecy
import Settings
import Spool

extension ReturnedMail {
  /// So many notices about returned mail the administrator gets a day.
  private static let noticesPerDay = 20

  /// So much of what a person wrote is kept, in bytes.
  private static let longestText = 16_384

  /// Tells the administrator.
  ///
  /// - Returns: Whether he will be told; not when there is none, or he was told too often today.
  @discardableResult
  func notify(
    _ subject: String, about report: Report?, _ text: String, _ mail: [UInt8]?
  ) throws(SpoolProblem) -> Bool {
    guard let admin = settings.admin else { return false }
    let today = try (spool.queue() + spool.sent(since: now - 86_400)).count {
      $0.kind == .notice && $0.created > now - 86_400
    }
    guard today < Self.noticesPerDay else { return false }
    var lines = [text]
    if let report { lines.append("\nIt is about report \(report.id), \(report.attack?.summary ?? "").") }
    if let mail { lines.append("\nThe mail, as far as it is not too long:\n\n\(Self.quoted(mail))") }
    try save(
      Report(
        id: UUID().uuidString.lowercased(), created: now, notice: subject,
        text: lines.joined(separator: "\n"), to: admin))
    return true
  }

  /// The beginning of a mail as text that can do no harm, each line behind `> `.
  static func quoted(_ mail: [UInt8]) -> String {
    let lines = mail.prefix(longestText).split(separator: 10, omittingEmptySubsequences: false).prefix(200)
    return lines.map { line in
      "> " + String(printing: line.last == 13 ? line.dropLast() : line, limit: 300)
    }.joined(separator: "\n")
  }
}
