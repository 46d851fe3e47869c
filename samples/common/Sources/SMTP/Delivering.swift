import Secrecy

extension Session {
  /// Hands a message over to the server: MAIL, RCPT for each recipient, DATA.
  ///
  /// Nothing else can be said in between, so that the server and we cannot disagree about what belongs to the message.
  /// It is sent when the server accepts at least one recipient; `Delivery` says whom.
  ///
  /// - Parameters:
  ///   - message: Header and body (RFC 5322) with any kind of line ends; dots at the beginning of lines are taken care of.
  ///   - sender: The return path, empty for mail that must not be answered.
  ///   - recipients: Where it goes, whatever its header says.
  ///   - onlyToAll: Whether it is not sent at all when a single recipient is refused.
  /// - Throws: `SMTPProblem`; `unfinishedDelivery` then has the answers until there, and tells whether the server may
  ///   have taken the message.
  public func deliver(
    _ message: [UInt8], from sender: String, to recipients: [String], onlyToAll: Bool = false
  ) throws(SMTPProblem) -> Delivery {
    let data: MessageData
    do {
      data = try MessageData(message)
    } catch {
      throw .unsendable(.data, error.description)
    }
    guard !recipients.isEmpty else { throw .unsendable(.rcpt, "there is no recipient") }
    for address in recipients {
      if let reason = MailPath.objection(to: address, mayBeEmpty: false) { throw .unsendable(.rcpt, reason) }
    }
    let parameters = try parameters(for: data, addresses: [sender] + recipients)
    unfinishedDelivery = nil
    var delivery = Delivery(sender: try mail(from: sender, parameters: parameters))
    guard delivery.sender.isPositive else { return delivery }
    for address in recipients {
      unfinishedDelivery = delivery
      delivery.recipients.append(.init(address: address, reply: try recipient(address)))
    }
    unfinishedDelivery = delivery
    let accepted = delivery.recipients.filter { $0.reply.isPositive }
    guard !accepted.isEmpty, !onlyToAll || accepted.count == recipients.count else {
      try reset()
      unfinishedDelivery = nil
      return delivery
    }
    delivery.message = try exchange("DATA", .data, allowing: [354])
    if delivery.message?.isPositive == true {
      unfinishedDelivery = delivery
      delivery.message = try send(data)
    }
    unfinishedDelivery = nil
    return delivery
  }

  /// What MAIL says of the message, as far as the server wants to know it.
  private func parameters(
    for data: MessageData, addresses: [String]
  ) throws(SMTPProblem) -> [String] {
    var parameters: [String] = []
    if capabilities?.offers("SIZE") == true {
      if let maximum = capabilities?.maximumSize, UInt64(data.size) > maximum {
        throw .unsendable(
          .mail, "the message has \(data.size) bytes and the server takes no more than \(maximum)")
      }
      parameters.append("SIZE=\(data.size)")
    }
    // RFC 6152
    if data.has8Bit {
      guard capabilities?.offers("8BITMIME") == true else {
        throw .unsendable(.mail, "the message has bytes beyond ASCII, and the server does not offer 8BITMIME")
      }
      parameters.append("BODY=8BITMIME")
    }
    // RFC 6531
    if data.has8BitHeader || !addresses.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) {
      guard capabilities?.offers("SMTPUTF8") == true else {
        let what = data.has8BitHeader ? "the header" : "an address"
        throw .unsendable(.mail, "\(what) has bytes beyond ASCII, and the server does not offer SMTPUTF8")
      }
      parameters.append("SMTPUTF8")
    }
    return parameters
  }

  /// Sends the message after the server's 354; after a problem in it the connection is closed.
  private func send(_ data: MessageData) throws(SMTPProblem) -> Reply {
    try run(.data) { [settings] dialogue throws(SMTPProblem) in
      try dialogue.expectSilence(.data)
      var rest = data.wire[...]
      while !rest.isEmpty {
        let limit = dialogue.limit(settings.replySeconds)
        let isFirst = rest.count == data.wire.count
        let text = isFirst ? "(message of \(data.size) bytes)" : nil
        try dialogue.send(Secret(rest.prefix(65_536)), as: text, .data, limit)
        rest = rest.dropFirst(65_536)
      }
      return try dialogue.reply(.data, dialogue.limit(settings.messageSeconds), allowing: [250])
    }
  }
}
