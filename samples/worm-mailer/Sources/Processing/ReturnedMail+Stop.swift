import Addresses
import Attacks
import Replies
import Spool

extension ReturnedMail {
  /// Does what somebody asks who wants no more mail.
  ///
  /// Whoever has the mail can ask; abuse desks pass it on to their customers, of whom the attacker is one. So what is
  /// asked from the recipient's own domain is done, and from elsewhere the attacking address alone is left alone, and
  /// the administrator decides about the rest.
  func takeStop(
    _ scope: StopScope, of report: Report?, _ reading: Reading, _ bytes: [UInt8]
  ) throws(SpoolProblem) -> Outcome {
    let who = reading.sender ?? "somebody"
    guard let report else {
      try notify(
        "somebody asks to stop worm reports", about: nil,
        "\(who) asks for no more mail, and does not show that there was one. 'worm-mailer suppress add' does it.",
        bytes)
      return Outcome(kind: "stop", report: nil, text: "it belongs to no report; the administrator is told")
    }
    let isRecipient = report.recipients.contains { Self.isOfDomain(who, of: $0.address) }
    guard isRecipient || scope == .address else {
      try suppress(.address, report, who)
      try notify(
        "somebody asks to stop worm reports", about: report,
        """
        \(who), who is not of a recipient's domain, asks for no more mail (\(scope.rawValue)). No more mail is sent about
        the address; if the recipient is not to get any, 'worm-mailer suppress add' does it.
        """, bytes)
      return Outcome(
        kind: "stop", report: report.id,
        text: "address: no more mail about it; the administrator is told of the rest")
    }
    try suppress(scope, report, who)
    return Outcome(kind: "stop", report: report.id, text: "\(scope.rawValue): no more mail")
  }

  /// Whether somebody has an address in the domain of another, or in one below it or above it.
  private static func isOfDomain(_ one: String, of other: String) -> Bool {
    guard let domain = one.lowercased().split(separator: "@").last,
      let wanted = other.lowercased().split(separator: "@").last
    else { return false }
    return domain == wanted || domain.hasSuffix("." + wanted)
      || wanted.hasSuffix("." + domain) && domain.contains(".")
  }

  /// Keeps what is not to be mailed any more.
  private func suppress(_ scope: StopScope, _ report: Report, _ who: String) throws(SpoolProblem) {
    var subjects: [Suppression.Subject?] = []
    switch scope {
    case .address: subjects = [report.attack.flatMap { Network($0.address.description) }.map { .network($0) }]
    case .network: subjects = [report.attack.flatMap(\.address.surroundings).map { .network($0) }]
    case .recipient: subjects = report.recipients.map { Suppression.Subject($0.address) }
    case .all:
      subjects = report.recipients.flatMap { recipient in
        [Suppression.Subject(recipient.address)]
          + [recipient.address.split(separator: "@").last.flatMap { Suppression.Subject(String($0)) }]
      }
    }
    for subject in subjects.compactMap(\.self) {
      try keep(Suppression(subject, reason: "\(who) asked to stop", since: now))
    }
  }
}
