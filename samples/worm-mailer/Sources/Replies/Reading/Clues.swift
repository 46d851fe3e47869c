/// By what a mail may belong to a report: candidates, the likeliest first, at most 50 of each kind.
///
/// Nothing of it is checked; whoever sends a mail chooses all of it.
public struct Clues: Equatable, Sendable {
  /// As many of each kind are kept.
  public static let maximum = 50

  /// Addresses that the mail was sent to, one of which may be our return address.
  public private(set) var recipients: [String] = []

  /// Addresses that a mail within the mail came from, one of which may be our return address.
  public private(set) var returnedSenders: [String] = []

  /// Message-IDs with their angle brackets, one of which may be that of our mail.
  public private(set) var messageIDs: [String] = []

  /// Identifiers of reports (UUIDs, RFC 9562) in small letters, from `wormmailer-report: …`.
  public private(set) var reports: [String] = []

  /// Where the recipient by the envelope, or by the header, is found.
  private static let recipientFields = [
    "x-original-to", "delivered-to", "envelope-to", "x-envelope-to", "x-rcpt-to", "to", "cc", "apparently-to",
  ]

  /// Where a mail that was returned says who sent it.
  private static let senderFields = ["return-path", "x-envelope-from", "from", "reply-to", "sender"]

  /// Gathers what a mail has.
  ///
  /// - Parameter recipient: To whom the mail server delivers it, if it says so.
  init(_ mail: IncomingMail, recipient: String?) {
    var recipients = OrderedTexts(limit: Self.maximum)
    if let recipient { recipients.add(MailAddress.all(in: recipient.utf8.prefix(1000), limit: 1)) }
    for name in Self.recipientFields {
      for field in mail.fields.all(name) { recipients.add(MailAddress.all(in: field.value)) }
    }
    var senders = OrderedTexts(limit: Self.maximum)
    var messageIDs = OrderedTexts(limit: Self.maximum)
    for returned in Self.returned(mail) {
      messageIDs.add(returned.all("message-id").flatMap { Self.messageIDs($0.value[...]) })
      for name in Self.senderFields {
        for field in returned.all(name) { senders.add(MailAddress.all(in: field.value)) }
      }
    }
    for name in ["in-reply-to", "original-message-id", "x-original-message-id", "references"] {
      // The last reference is the mail that was answered.
      for field in mail.fields.all(name) { messageIDs.add(Self.messageIDs(field.value[...]).reversed()) }
    }
    let parts = mail.root.all().filter { $0.parts.isEmpty }
    for part in parts where part.type == "message/disposition-notification" {
      var fields = HeaderFields()
      _ = fields.read(part.content.lines(limit: 200))
      messageIDs.add(fields.all("original-message-id").flatMap { Self.messageIDs($0.value[...]) })
    }
    let texts = parts.filter {
      $0.type.hasPrefix("text/") || $0.type.hasPrefix("message/") || $0.type.hasPrefix("multipart/")
    }
    let text = IncomingMail.joined(
      texts.lazy.map { $0.type == "text/html" ? HTMLWords.text(of: $0.text) : $0.text })
    messageIDs.add(Self.messageIDs(inText: text))
    self.recipients = recipients.texts
    returnedSenders = senders.texts
    self.messageIDs = messageIDs.texts
    reports = Self.reports(mail.fields, text)
  }

  /// The header fields of mails that came back, whole or their headers alone (RFC 6522, RFC 3462).
  private static func returned(_ mail: IncomingMail) -> [HeaderFields] {
    mail.root.all().dropFirst().prefix(PartReader.maximumOfParts).compactMap { part in
      if part.isMessage, let message = part.parts.first { return message.fields }
      guard part.type == "text/rfc822-headers" || part.type == "message/global-headers" || part.isMessage
      else { return nil }
      var fields = HeaderFields()
      _ = fields.read(part.content.lines(limit: 1000))
      return fields
    }
  }

  /// What stands in angle brackets with an at sign, in printable ASCII and at most 250 bytes; the last 50.
  private static func messageIDs(_ value: ArraySlice<UInt8>) -> [String] {
    let pieces = value.split(separator: 0x3C, maxSplits: 2000).suffix(maximum)
    return pieces.compactMap { piece in
      let word = piece.prefix(250).prefix { $0 > 0x20 && $0 < 0x7F && $0 != 0x3E }
      guard word.endIndex < piece.endIndex, piece[word.endIndex] == 0x3E, word.contains(0x40) else {
        return nil
      }
      return "<\(word.text)>"
    }
  }

  /// Message-IDs in the copy of a header that a text contains.
  private static func messageIDs(inText text: [UInt8]) -> [String] {
    let small = text.map(\.folded)
    var found: [String] = []
    var index = 0
    while found.count < maximum, let place = small.position(of: "message-id:", from: index) {
      found += messageIDs(text[(place + 11)...].prefix(300)).prefix(1)
      index = place + 11
    }
    return found
  }

  private static let mark = "wormmailer-report:"

  private static func reports(_ fields: HeaderFields, _ text: [UInt8]) -> [String] {
    var reports = OrderedTexts(limit: maximum)
    for name in ["wormmailer-report", "x-wormmailer-report"] {
      reports.add(fields.all(name).compactMap { uuid($0.value[...]) })
    }
    let small = text.map(\.folded)
    var index = 0
    while !reports.isFull, let place = small.position(of: mark, from: index) {
      index = place + mark.utf8.count
      reports.add([uuid(small[index...].prefix(60))].compactMap(\.self))
    }
    return reports.texts
  }

  /// A UUID that some bytes begin with.
  private static func uuid(_ bytes: ArraySlice<UInt8>) -> String? {
    let word = bytes.drop { $0 <= 0x20 || $0 == 0x3E }.prefix(36)
    guard word.count == 36 else { return nil }
    for (index, byte) in word.enumerated() {
      let isHyphen = [8, 13, 18, 23].contains(index)
      guard isHyphen ? byte == 0x2D : byte.isDigit || (0x61...0x66).contains(byte.folded) else { return nil }
    }
    return String(decoding: word.map(\.folded), as: UTF8.self)
  }
}

/// Texts in the order in which they came, each once, to a limit.
private struct OrderedTexts {
  private(set) var texts: [String] = []
  private var known: Set<String> = []
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  var isFull: Bool { texts.count >= limit }

  mutating func add(_ new: some Sequence<String>) {
    for text in new where !isFull && known.insert(text).inserted { texts.append(text) }
  }
}
