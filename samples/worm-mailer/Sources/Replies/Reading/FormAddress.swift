/// The web form that a desk wants reports to be put into, instead of mails.
enum FormAddress {
  /// The longest address that is kept.
  static let maximumSize = 500

  /// Sentences that send people to a form, in small letters.
  private static let requests = [
    "web form", "webform", "online form", "abuse form", "contact form", "reporting form", "report form",
    "following form",
    "this form", "our form", "the form", "abuse portal", "reporting portal", "abuse reporting page",
    "abuse report page", "submit a report", "submit your report", "submit your complaint", "submit abuse",
    "submit reports",
    "report abuse at", "report abuse via", "report it at", "report this at", "reports must be",
    "file a report",
    "file a complaint", "file your complaint", "must be submitted", "should be submitted", "please submit",
    "only accept",
    "no longer accept", "do not accept", "don't accept", "not accepted by e", "no longer monitored",
    "not monitored",
    "isn't monitored", "unmonitored", "not be processed", "not be read", "please visit", "please report",
    "formular",
    "formulaire", "formulario", "formulário", "modulo online", "webformulier", "formularz", "форм", "表单",
    "フォーム",
  ]

  /// Those that say a mail is not enough.
  private static let refusals = [
    "no longer accept", "do not accept", "don't accept", "only accept", "not accepted by e",
    "not be processed",
    "not be read", "not monitored", "no longer monitored", "isn't monitored", "unmonitored",
    "must be submitted",
    "reports must be", "werden nicht bearbeitet", "wird nicht gelesen", "ne sont pas traités",
    "no se procesan",
  ]

  /// Parts of an address that speak for a form.
  private static let hints = ["abuse", "report", "form", "portal", "complain", "contact", "support", "help"]

  /// The `https` address of a form that a text asks to use, or nil.
  ///
  /// - Parameter needsRefusal: Whether the text must also say that mails are not read.
  static func find(in words: OwnWords, needsRefusal: Bool) -> String? {
    guard (needsRefusal ? refusals : requests).contains(where: { words.small.contains($0) }) else {
      return nil
    }
    let found = words.lines.prefix(500).flatMap { addresses(in: $0.prefix(4000)) }.prefix(20)
    let best = found.first { address in
      let small = address.utf8.map(\.folded)
      return hints.contains { small.contains($0) }
    }
    return best ?? found.first
  }

  /// Addresses in a line that are safe to show and to open.
  private static func addresses(in line: ArraySlice<UInt8>) -> [String] {
    let words = line.split {
      $0 <= 0x20 || $0 >= 0x7F || [0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D].contains($0)
    }
    return words.prefix(200).compactMap { word in
      let start = word.firstIndex { $0 | 0x20 == 0x68 }
      return start.flatMap { address(word[$0...]) }
    }
  }

  /// A word as an address: `https`, a host of letters, digits and hyphens with a full stop in it, perhaps a port, no
  /// user; and of RFC 3986's characters those that do not end a sentence.
  static func address(_ word: ArraySlice<UInt8>) -> String? {
    guard word.begins(withSmall: "https://"), word.count <= maximumSize else { return nil }
    var word = word
    while let last = word.last, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x29, 0x5D, 0x2A].contains(last) {
      word.removeLast()
    }
    let authority = word.dropFirst(8).prefix { ![0x2F, 0x3F, 0x23].contains($0) }
    let parts = authority.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), MailAddress.isDomain(parts[0]), parts[0].contains(0x2E),
      parts[0].contains(where: { !$0.isDigit && $0 != 0x2E })
    else { return nil }
    if parts.count == 2, !((1...5).contains(parts[1].count) && parts[1].allSatisfy(\.isDigit)) { return nil }
    return "https" + word.dropFirst(5).text
  }
}
