import Diagnosis
import SMTP

/// Whether the server would take mail for elsewhere, from us and from everybody: MAIL and RCPT, and never a message.
struct RelayCheck {
  /// Whether RCPT is accepted, with the server's answer.
  struct Answer {
    let reply: Reply?
    let problem: SMTPProblem?

    var isAccepted: Bool { reply?.isPositive == true }
  }

  /// In the session that has authenticated; nil when none has.
  let authenticated: Answer?

  /// In a session without AUTH.
  ///
  /// A server that accepts here relays for everybody, or at least for our address.
  let unauthenticated: Answer

  /// - Parameters:
  ///   - hasAuthenticated: Whether AUTH has worked in the contact's session.
  ///   - unauthenticated: A contact in which nobody has authenticated.
  init(
    _ addresses: (from: String, to: String), hasAuthenticated: Bool, in contact: Contact,
    unauthenticated: Contact
  ) {
    authenticated = hasAuthenticated ? Self.ask(contact.session, addresses) : nil
    self.unauthenticated = Self.ask(unauthenticated.session, addresses)
  }

  private static func ask(_ session: Session, _ addresses: (from: String, to: String)) -> Answer {
    do throws(SMTPProblem) {
      let sender = try session.mail(from: addresses.from)
      guard sender.isPositive else { return Answer(reply: sender, problem: nil) }
      let reply = try session.recipient(addresses.to)
      // Whatever comes of that, RCPT has been answered.
      _ = try? session.reset()
      return Answer(reply: reply, problem: nil)
    } catch {
      return Answer(reply: nil, problem: error)
    }
  }

  /// What it means when authenticating helps nothing, or is not needed.
  var explanation: Explanation? {
    if unauthenticated.isAccepted { return .relaysForStrangers }
    guard let authenticated, !authenticated.isAccepted else { return nil }
    if let reply = authenticated.reply {
      return Diagnosis.Answer.reply(reply).explanation(
        in: Circumstances(phase: .rcpt, hasAuthenticated: true))
    }
    return authenticated.problem.map { Explanation(of: $0, in: Circumstances()) }
  }

  /// The verdict over a run whose AUTH has worked.
  var verdict: Verdict {
    guard let authenticated, !authenticated.isAccepted else { return .works }
    return explanation?.verdict ?? .works
  }
}
