/// The number that a desk's ticket system gave a report.
enum TicketNumber {
  /// Fields in which ticket systems write it: RT, OTRS and Znuny, and others.
  private static let fields = [
    "rt-ticket", "x-rt-ticket", "x-otrs-ticket", "x-otrs-ticketnumber", "x-ticket-id", "x-ticket",
    "ticket-id", "x-zendesk-ticket",
    "x-jira-issue", "x-case-id", "x-caseid",
  ]

  /// Words before a number, in small letters.
  private static let nouns = [
    "ticket", "request", "case", "incident", "reference", "issue", "vorgang", "anfrage", "zaak", "demande",
    "caso",
    "обращение", "заявка",
  ]

  /// Sentences that say a report has arrived, in small letters.
  private static let receipts = [
    "has been received", "have been received", "we have received", "we've received", "was received",
    "we received",
    "has been created", "has been opened", "has been assigned", "has been logged", "has been registered",
    "has been submitted", "ticket created", "request received", "thank you for contacting",
    "thank you for your report",
    "thanks for contacting", "thank you for reporting", "automatically generated", "auto-generated",
    "eingegangen", "haben ihre", "wurde erstellt", "nous avons bien reçu", "hemos recibido",
    "abbiamo ricevuto",
    "hebben uw", "recebemos", "otrzymaliśmy", "получили ваш", "зарегистрирован",
  ]

  /// The number by a field, by the subject, or by the first lines of the text; nil when there is none.
  ///
  /// - Parameter isAutomatic: Whether no person wrote the mail. If one did, or if that is not known, there must be a
  ///   sentence that acknowledges the report, since people answer with the number in the subject, too.
  static func find(in fields: HeaderFields, subject: Subject, words: OwnWords, isAutomatic: Bool) -> String? {
    let acknowledges = receipts.contains { words.small.contains($0) || subject.small.contains($0) }
    guard isAutomatic || acknowledges else { return nil }
    for name in Self.fields {
      if let number = number(atEndOf: fields.value(name).trimmed) { return number }
    }
    if let number = marked(subject.text[...]) ?? named(subject.text[...]) { return number }
    for line in words.lines.prefix(30) {
      if let number = named(line.prefix(300)) ?? marked(line.prefix(300)) { return number }
    }
    return nil
  }

  /// `example.com #12345` or `2024010110000012`.
  private static func number(atEndOf value: ArraySlice<UInt8>) -> String? {
    let word = value.suffix(60).split { $0.isBlank || $0 == 0x23 }.last
    return word.flatMap { checked($0) }
  }

  /// A number behind a `#`, `[#12345]`, `[Ticket#2024010110000012]`, `[example.com #12345]`, or in brackets alone.
  private static func marked(_ text: ArraySlice<UInt8>) -> String? {
    var rest = text
    while let hash = rest.firstIndex(of: 0x23) {
      let behind = rest[(hash + 1)...].drop { $0 == 0x23 || $0 == 0x20 || $0 == 0x3A }
      if let number = checked(behind.prefix(40).prefix(while: isPart)) { return number }
      rest = rest[(hash + 1)...]
    }
    // Jira and ManageEngine: `[ABUSE-1234]`.
    for piece in text.prefix(300).split(separator: 0x5B).dropFirst(text.first == 0x5B ? 0 : 1) {
      let word = piece.prefix { $0 != 0x5D }
      if word.endIndex < piece.endIndex, word.contains(0x2D), word.first.map({ !$0.isDigit }) == true,
        let number = checked(word)
      {
        return number
      }
    }
    return nil
  }

  /// A number behind its noun: `Ticket ID: 12345`, `Case 12345`, `request (12345)`, `Incident INC0012345`.
  private static func named(_ text: ArraySlice<UInt8>) -> String? {
    let words = text.prefix(500).split {
      $0.isBlank || [0x28, 0x29, 0x3A, 0x23, 0x5B, 0x5D, 0x2C].contains($0)
    }
    var isNear = 0
    for word in words {
      let small = String(decoding: word, as: UTF8.self).lowercased()
      if nouns.contains(small) {
        isNear = 4
      } else if isNear > 0 {
        isNear -= 1
        if let number = checked(word) { return number }
      }
    }
    return nil
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == 0x2D || byte == 0x5F || byte == 0x2E
  }

  /// A word of at most 40 letters, digits, hyphens and full stops with at least three digits; not an address or a date.
  private static func checked(_ word: ArraySlice<UInt8>) -> String? {
    var word = word
    while word.last == 0x2E || word.last == 0x2D { word.removeLast() }
    guard (3...40).contains(word.count), word.allSatisfy(isPart), word.filter(\.isDigit).count >= 3 else {
      return nil
    }
    let marks = word.filter { $0 == 0x2E }.count
    // `192.0.2.7` and `2001` in our own subject are not tickets.
    return marks < 2 ? word.text : nil
  }
}
