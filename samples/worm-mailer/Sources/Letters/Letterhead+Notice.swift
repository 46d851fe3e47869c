import Reporting

extension Letterhead {
  /// Writes a letter to the local administrator about this program itself, in plain text.
  ///
  /// It has the empty return path: nobody is to be told that the administrator cannot be reached, least of all he.
  ///
  /// - Parameters:
  ///   - id: Makes the same letter of the same notice, however often it is tried.
  ///   - created: Seconds since 1970.
  /// - Throws: `LetterProblem` where the recipient is not an address.
  public func notice(
    _ subject: String, text: String, to recipient: String, id: ReportID, created: Int64
  ) throws(LetterProblem) -> Letter {
    guard MailAddress.isPlain(recipient) else {
      throw LetterProblem("'\(LetterText.plain(recipient))' is not an address like 'name@example.org'")
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      LetterText.plain(String($0))
    }
    let part = try MIMEPart(lines: lines)
    let messageID = "<\(try seal.text(.message, id))@\(identity.host)>"
    var header = MailHeader()
    try header.add("From", MailHeader.mailbox(identity.displayName, identity.from))
    try header.add("To", recipient)
    try header.add("Subject", LetterText.plain(subject).escaping { $0.isASCII ? nil : "?" })
    try header.add("Date", MailHeader.date(created))
    try header.add("Message-ID", messageID)
    try header.add("Auto-Submitted", "auto-generated")
    try header.add("X-Auto-Response-Suppress", "All")
    try header.add("MIME-Version", "1.0")
    return Letter(
      messageID: messageID, sender: "", recipients: [recipient], text: text, xarf: "",
      bytes: Array((header.text + part.text).utf8))
  }

  /// What a report says to programs: XARF in JSON, on one line.
  ///
  /// - Throws: `LetterProblem` where OpenSSL cannot compute what it should.
  public func xarf(_ facts: ReportFacts) throws(LetterProblem) -> String {
    try Xarf(facts: facts, identity: identity).json().text
  }
}
