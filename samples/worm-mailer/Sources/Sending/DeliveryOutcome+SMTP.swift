import SMTP

extension DeliveryOutcome {
  /// What the answers of a session mean for each recipient.
  init(_ delivery: Delivery, for addresses: [String]) {
    self.init(
      addresses.enumerated().map { index, address in
        // An address may be there twice, so its place counts and its text does not.
        guard delivery.sender.isPositive, index < delivery.recipients.count else {
          // The relay does not like our sender, which no recipient can help.
          return Recipient(address, .temporary, reply: "MAIL: \(delivery.sender.oneLine)")
        }
        let own = delivery.recipients[index].reply
        guard own.isPositive else { return Recipient(address, Self.fate(of: own), reply: own.oneLine) }
        guard let message = delivery.message else {
          return Recipient(address, .temporary, reply: own.oneLine)
        }
        let fate: Fate = message.isPositive ? .accepted : Self.fate(of: message)
        return Recipient(address, fate, reply: message.oneLine)
      })
  }

  /// What is known of each recipient when a session breaks off.
  init(_ unfinished: Delivery?, brokenOffBy problem: SMTPProblem, for addresses: [String]) {
    let isOnItsWay = unfinished?.message?.code == 354
    self.init(
      addresses.enumerated().map { index, address in
        if let unfinished, index < unfinished.recipients.count, !unfinished.recipients[index].reply.isPositive
        {
          let own = unfinished.recipients[index].reply
          return Recipient(address, Self.fate(of: own), reply: own.oneLine)
        }
        return Recipient(address, isOnItsWay ? .uncertain : .temporary, reply: problem.description)
      })
  }

  /// What a refusal is about.
  ///
  /// A relay's 530 (RFC 4954, section 6) and its enhanced codes X.7.Z (RFC 3463, section 3.8) are about our rights there:
  /// `554 5.7.1 Relay access denied`. Counted as the recipient's wish, a wrong setting would silence all reports.
  private static func fate(of refusal: Reply) -> Fate {
    guard refusal.code >= 500 else { return .temporary }
    let isAboutUs = refusal.code == 530 || refusal.enhancedCode?.hasPrefix("5.7.") == true
    return isAboutUs ? .temporary : .permanent
  }
}
