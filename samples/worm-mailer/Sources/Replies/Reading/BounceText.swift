/// Reports of failed deliveries that are written for people.
struct BounceText {
  private var recipients: [Bounce.Recipient] = []
  private var places: [String: Int] = [:]
  private var current: Int?
  private var diagnostics: [[UInt8]] = []

  /// As many bytes of what follows a recipient are looked at.
  private static let maximumOfDiagnostic = 1000

  /// What a mail says of a delivery that failed, or nil when it is not such a report.
  ///
  /// The sentences alone are not enough, for people quote them: a mail server must have sent it, as its sender or its
  /// subject says.
  static func bounce(in mail: IncomingMail, subject: Subject) -> Bounce? {
    let named = mail.fields.all("x-failed-recipients").flatMap { MailAddress.all(in: $0.value) }
    let isTitled = !subject.isAnswer && subject.begins(withOneOf: BounceForm.subjects)
    let isSent = isFromMailServer(mail)
    guard isTitled || isSent || !named.isEmpty else { return nil }
    let all = mail.text.lines(limit: IncomingMail.maximumOfLines)
    let end = all.firstIndex { line in BounceForm.copies.contains { line.trimmed.begins(withSmall: $0) } }
    let lines = all[..<(end ?? all.count)].map(\.trimmed)
    let small = lines.inSmallLetters
    let form = BounceForm.all.first { small.contains($0.sentence) }
    guard form != nil || isTitled || !named.isEmpty else { return nil }
    var text = BounceText()
    for address in named { text.add(address) }
    for line in lines.prefix(500) { text.read(line) }
    let isDelayed = form?.weight == .delayed || subject.small.contains("delay")
    return text.bounce(isDelayed ? .delayed : form?.weight ?? .unclear)
  }

  private static func isFromMailServer(_ mail: IncomingMail) -> Bool {
    let sender = mail.fields["from"]?.decoded ?? []
    let small = sender.prefix(500).map(\.folded)
    return mail.envelopeSender == ""
      || ["mailer-daemon", "postmaster", "mail delivery", "mail administrator", "mailerdaemon"].contains {
        small.contains($0)
      }
  }

  private func bounce(_ weight: Bounce.Weight) -> Bounce {
    var finished = recipients
    for index in finished.indices {
      let code = StatusCode(in: diagnostics[index])
      finished[index].status = code.enhanced
      finished[index].diagnostic = Diagnostic.shown(diagnostics[index][...])
      finished[index].weight = weight == .delayed ? .delayed : code.weight ?? weight
    }
    return Bounce(finished, otherwise: weight)
  }

  /// Begins with a recipient, or goes on with one that is known.
  private mutating func add(_ address: String) {
    let key = address.lowercased()
    if let place = places[key] {
      current = place
    } else if recipients.count < Bounce.maximumOfRecipients {
      places[key] = recipients.count
      current = recipients.count
      recipients.append(Bounce.Recipient(address: address))
      diagnostics.append([])
    }
  }

  /// Reads a line: one that begins with an address begins a recipient, all others belong to the last.
  private mutating func read(_ line: ArraySlice<UInt8>) {
    let line = line.prefix(1000)
    if let (address, rest) = Self.recipient(line) {
      add(address)
      append(rest)
      return
    }
    let mentioned = MailAddress.all(in: line, limit: 5)
    if let known = mentioned.first(where: { places[$0.lowercased()] != nil }) {
      add(known)
    } else if let first = mentioned.first, isAboutRecipient(line) {
      add(first)
    }
    append(line)
  }

  private mutating func append(_ text: ArraySlice<UInt8>) {
    guard let current, !text.isEmpty else { return }
    let room = Self.maximumOfDiagnostic - diagnostics[current].count
    guard room > 1 else { return }
    diagnostics[current] += text.prefix(room - 1) + [0x0A]
  }

  /// Whether a sentence names who did not get the mail: `wasn't delivered to a@example.net because`, `RCPT TO:<…>`.
  private func isAboutRecipient(_ line: ArraySlice<UInt8>) -> Bool {
    guard recipients.isEmpty else { return false }
    let small = line.map(\.folded)
    return ["deliver", "rcpt to", "recipient", "to <", "to: <", "failed to"].contains { small.contains($0) }
  }

  /// The address that a line begins with, and what follows it.
  private static func recipient(_ line: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>)? {
    func isMark(_ byte: UInt8) -> Bool { [0x3C, 0x2A, 0x2D, 0x22, 0x27, 0x20].contains(byte) }
    var rest = line.drop(while: isMark)
    if rest.begins(withSmall: "mailto:") { rest = rest.dropFirst(7) }
    if rest.begins(withSmall: "recipient:") || rest.begins(withSmall: "to:") {
      rest = rest[(rest.firstIndex(of: 0x3A) ?? rest.startIndex)...].dropFirst().drop(while: isMark)
    }
    let word = rest.prefix(MailAddress.maximumSize + 8).prefix { MailAddress.isPart($0) }
    guard let address = MailAddress.address(word) else { return nil }
    return (address, rest[word.endIndex...].drop { [0x3E, 0x22, 0x27, 0x3A, 0x20].contains($0) })
  }
}
