/// What the writer of a mail wrote, without the mail that was answered.
struct OwnWords {
  /// The lines as they were written, as UTF-8, trimmed; empty ones are among them.
  let lines: [ArraySlice<UInt8>]

  /// The same text in small letters, in one line.
  let small: [UInt8]

  /// Titles above a mail that is quoted without marks, in small letters.
  private static let titles = [
    "original message", "forwarded message", "ursprüngliche nachricht", "originalnachricht",
    "message d'origine",
    "message transféré", "mensaje original", "messaggio originale", "oorspronkelijk bericht",
    "mensagem original",
    "исходное сообщение", "původní zpráva", "oryginalna wiadomość", "original-nachricht",
  ]

  /// The names under which mail programs show who wrote a mail that they quote.
  private static let senders = [
    "from:", "von:", "de:", "da:", "van:", "od:", "från:", "fra:", "lähettäjä:", "от:", "发件人:", "寄件者:",
    "差出人:",
  ]

  /// Takes the text of a mail.
  init(_ text: [UInt8]) {
    var own: [ArraySlice<UInt8>] = []
    let all = text.lines(limit: IncomingMail.maximumOfLines).map(\.trimmed)
    for (index, line) in all.enumerated() {
      if line.first == 0x3E {
        Self.removeAttribution(&own)
        continue
      }
      if line.elementsEqual("--".utf8) || Self.beginsQuotation(line, before: all.dropFirst(index + 1)) {
        break
      }
      own.append(line)
    }
    lines = own
    small = own.inSmallLetters
  }

  /// Takes away the line `On …, … wrote:` above a quotation; any language ends it with a colon.
  private static func removeAttribution(_ lines: inout [ArraySlice<UInt8>]) {
    guard let last = lines.lastIndex(where: { !$0.isEmpty }), lines[last].last == 0x3A else { return }
    // Such a line is often broken into two.
    let isBroken = last > 0 && !lines[last - 1].isEmpty && !lines[last].contains { $0.isDigit }
    lines.removeSubrange((isBroken ? last - 1 : last)...)
  }

  /// Whether the mail that was answered begins here, without marks before its lines.
  private static func beginsQuotation(_ line: ArraySlice<UInt8>, before next: ArraySlice<ArraySlice<UInt8>>)
    -> Bool
  {
    guard (3...200).contains(line.count) else { return false }
    if line.count >= 20, line.allSatisfy({ $0 == 0x5F }) { return true }
    let small = Array(String(decoding: line, as: UTF8.self).lowercased().utf8)
    if small.starts(with: [0x2D, 0x2D]) { return titles.contains { small.contains($0) } }
    // Outlook's block: a sender, and further fields below.
    guard senders.contains(where: { small.starts(with: $0.utf8) }) else { return false }
    return next.prefix(4).filter { $0.prefix(40).contains(0x3A) }.count >= 2
  }

  /// The first word in small letters, without anything but letters and digits around it.
  var firstWord: String { Self.words(lines.first { !$0.isEmpty } ?? [], limit: 1).first ?? "" }

  /// The first words of a line in small letters, without punctuation marks.
  static func words(_ line: ArraySlice<UInt8>, limit: Int) -> [String] {
    var words: [String] = []
    for word in line.prefix(500).split(whereSeparator: { $0.isBlank }) where words.count < limit {
      let letters = word.filter { $0.isLetterOrDigit || $0 >= 0x80 }
      if !letters.isEmpty { words.append(String(decoding: letters, as: UTF8.self).lowercased()) }
    }
    return words
  }
}
