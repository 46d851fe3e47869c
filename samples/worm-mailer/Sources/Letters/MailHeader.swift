import Reporting

/// The header of a mail, to which nothing can be added that is more than the value of one field (RFC 5322, section 2.2).
struct MailHeader {
  /// The fields, each with LF at its end.
  private(set) var text = ""

  /// Columns after which a value is folded at a blank.
  private static let width = 76

  /// The longest line (section 2.1.1).
  private static let longestLine = 998

  /// Adds a field.
  ///
  /// - Throws: `LetterProblem` for a value that is not ASCII on one line, or cannot be folded.
  mutating func add(_ name: StaticString, _ value: String) throws(LetterProblem) {
    guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      throw LetterProblem("the field '\(name)' must be ASCII on one line")
    }
    var line = "\(name):"
    for word in value.split(separator: " ") {
      // Before the first word there is nothing to go on from.
      if line.utf8.count + 1 + word.utf8.count > Self.width, !line.hasSuffix(":") {
        try end(line, of: name)
        line = ""
      }
      line += " " + word
    }
    try end(line, of: name)
  }

  private mutating func end(_ line: String, of name: StaticString) throws(LetterProblem) {
    guard line.utf8.count <= Self.longestLine else {
      throw LetterProblem("the field '\(name)' would have a line longer than \(Self.longestLine) bytes")
    }
    text += line + "\n"
  }

  /// An address with a name before it, in quotes or as encoded words (RFC 2047) where it needs them.
  static func mailbox(_ name: String, _ address: MailAddress) -> String {
    if name.isEmpty { return address.description }
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return "\(EncodedWords.text(name)) <\(address)>" }
    let quoted = name.escaping { $0 == "\"" || $0 == "\\" ? "\\\($0)" : nil }
    return "\"\(quoted)\" <\(address)>"
  }

  /// A date (section 3.3) in UTC: `Sun, 22 Nov 2026 15:04:05 +0000`.
  static func date(_ seconds: Int64) -> String {
    let timestamp = Quotation.timestamp(seconds)
    let parts = timestamp.split { "-T:Z".contains($0) }.compactMap { Int($0) }
    guard parts.count == 6 else { return "Thu, 01 Jan 1970 00:00:00 +0000" }
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let day = days[Int(max(0, min(seconds, 253_402_300_799)) / 86_400 % 7)]
    let clock = timestamp.dropFirst(11).prefix(8)
    return
      "\(day), \(String(parts[2], width: 2)) \(months[parts[1] - 1]) \(String(parts[0], width: 4)) \(clock) +0000"
  }
}
