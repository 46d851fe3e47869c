import Secrecy

/// What a mail that came back is.
public struct Reading: Equatable, Sendable {
  /// The kinds of mail that are told apart.
  public enum Kind: Equatable, Sendable {
    /// A delivery failed or is delayed.
    case bounce(Bounce)

    /// No person wrote it, and nothing follows from it: an out-of-office answer, a copy of a list, a receipt, a report of
    /// a successful delivery, our own report.
    case automatic

    /// Reports are wanted by the form at an `https` address of at most 500 characters in ASCII.
    case form(url: String)

    /// The desk's ticket system gave the report a number, of at most 40 characters.
    case ticket(number: String)

    /// No further mails are wanted.
    case stop(StopScope)

    /// A person wrote something that a person has to read.
    case person

    /// There is nothing to read in it.
    case unreadable
  }

  public var kind: Kind

  /// Why it is taken for that, in a few words that are fit to be shown.
  public var reason: String

  /// Whether no person wrote it, as far as can be told; such a mail must never be answered (RFC 3834, section 2).
  public var isAutomatic: Bool

  /// By what it may belong to a report.
  public var clues: Clues

  /// The address in the From field, or nil.
  public var sender: String?

  /// The subject on one line, fit to be shown, at most 200 bytes of it.
  public var subject: String
}

/// Mails that came back.
public enum Reply {
  /// Says what a mail is.
  ///
  /// - Parameters:
  ///   - recipient: To whom the mail server delivers it, if it says so.
  ///   - own: Addresses that this program sends mails from; what comes from them is automatic.
  public static func classify(_ mail: IncomingMail, recipient: String? = nil, own: Set<String> = [])
    -> Reading
  {
    let subject = Subject(mail.fields)
    let signs = AutomaticSigns(mail, subject: subject, own: Set(own.map { $0.lowercased() }))
    let clues = Clues(mail, recipient: recipient)
    let (kind, reason) = kind(of: mail, subject, signs, clues)
    let isWritten =
      switch kind {
      case .person, .stop: true
      case .form: signs.first == nil
      case .bounce, .automatic, .ticket, .unreadable: false
      }
    return Reading(
      kind: kind, reason: reason, isAutomatic: !isWritten, clues: clues,
      sender: MailAddress.all(in: mail.fields.value("from"), limit: 1).first,
      subject: String(printing: mail.fields["subject"]?.decoded ?? [], limit: 200))
  }

  private static func kind(
    of mail: IncomingMail, _ subject: Subject, _ signs: AutomaticSigns, _ clues: Clues
  ) -> (Reading.Kind, String) {
    if mail.fields.fields.isEmpty { return (.unreadable, "no header fields") }
    if let outcome = DeliveryStatus.outcome(of: mail) {
      if outcome.failed.isEmpty { return (.automatic, "report of a delivery") }
      return (.bounce(Bounce(outcome.failed)), "delivery status notification")
    }
    if let bounce = BounceText.bounce(in: mail, subject: subject) {
      return (.bounce(bounce), "text of a mail server")
    }
    let words = OwnWords(mail.text)
    if !signs.isCertain,
      let scope = StopScope.wish(recipients: clues.recipients, subject: subject.text[...], words: words)
    {
      return (.stop(scope), "STOP")
    }
    let isAutomatic = signs.first != nil
    let number = TicketNumber.find(in: mail.fields, subject: subject, words: words, isAutomatic: isAutomatic)
    if let url = FormAddress.find(in: words, needsRefusal: number != nil) {
      return (.form(url: url), signs.first ?? "asks for a form")
    }
    if let number { return (.ticket(number: number), signs.first ?? "acknowledgement") }
    if let sign = signs.first { return (.automatic, sign) }
    if words.small.allSatisfy({ $0 <= 0x20 }), subject.text.isEmpty { return (.unreadable, "no text") }
    return (.person, "no sign of a program")
  }
}
