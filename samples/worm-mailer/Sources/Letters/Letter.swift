import Reporting

/// A mail, ready to be sent: the same bytes however often it is tried.
public struct Letter: Equatable, Sendable {
  /// With its angle brackets and a token of the seal, by which an answer shows that its writer had the mail.
  public let messageID: String

  /// The return path; empty where delivery reports are not wanted.
  public let sender: String
  public let recipients: [String]

  /// The text part, without an encoding.
  public let text: String

  /// The part for programs: XARF in JSON.
  public let xarf: String

  /// Header and body (RFC 5322) in ASCII; LF at the end of every line, which sendmail and SMTP understand.
  public let bytes: [UInt8]
}

/// What all letters of a machine have in common, and writes them.
public struct Letterhead: Sendable {
  public var identity: Identity
  public var template: LetterTemplate
  public var seal: Seal

  /// Where delivery reports come to; nil for the empty return path, to which none come.
  public var returnAddress: ReturnAddress?

  public init(
    identity: Identity, template: LetterTemplate = .standard, seal: Seal, returnAddress: ReturnAddress? = nil
  ) {
    self.identity = identity
    self.template = template
    self.seal = seal
    self.returnAddress = returnAddress
  }

  /// Writes the letter of a report.
  ///
  /// - Throws: `LetterProblem` where a recipient is not an address, or OpenSSL cannot compute what it should.
  public func letter(_ facts: ReportFacts) throws(LetterProblem) -> Letter {
    guard !facts.recipients.isEmpty else { throw LetterProblem("there is no recipient") }
    let stop = try stopAddresses(facts)
    let text = LetterText(facts: facts, identity: identity, stop: stop)
    let lines = review(facts) + template.filled(with: text.values)
    let xarf = try Xarf(facts: facts, identity: identity).json().text
    let token = try seal.text(.message, facts.reportID)
    let messageID = "<\(token)@\(identity.host)>"
    // It cannot be in the parts: nobody who wrote something that is in them knew the token.
    let boundary = "=_\(token)"
    var header = MailHeader()
    try header.add("From", MailHeader.mailbox(identity.displayName, identity.from))
    try header.add("To", try recipients(facts))
    try header.add("Subject", subject(facts, text))
    try header.add("Date", MailHeader.date(facts.created))
    try header.add("Message-ID", messageID)
    // RFC 3834; the other two for programs that are older than that or by Microsoft.
    try header.add("Auto-Submitted", "auto-generated")
    try header.add("Precedence", "bulk")
    try header.add("X-Auto-Response-Suppress", "All")
    // RFC 2369: the button by which many mail programs write what we read as STOP.
    if let all = stop.last { try header.add("List-Unsubscribe", "<\(all.address)>") }
    try header.add("MIME-Version", "1.0")
    try header.add("Content-Type", "multipart/mixed; boundary=\"\(boundary)\"")
    let parts = [try MIMEPart(lines: lines), try MIMEPart(json: xarf, file: "xarf.json")]
    // The line's end before a boundary belongs to the boundary (RFC 2046, section 5.1.1).
    let body = parts.map { "--\(boundary)\n\($0.text)\n" }.joined() + "--\(boundary)--\n"
    return Letter(
      messageID: messageID,
      sender: try returnAddress?.address(.bounce, of: facts.reportID, sealedBy: seal) ?? "",
      recipients: facts.recipients, text: lines.map { $0 + "\n" }.joined(), xarf: xarf,
      bytes: Array((header.text + "\n" + body).utf8))
  }
}
