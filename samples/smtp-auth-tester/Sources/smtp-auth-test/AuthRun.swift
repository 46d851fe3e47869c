import Diagnosis
import SASL
import SMTP
import Transport

/// Tries a credential at a server, each form in a session of its own, until the plan is done.
struct AuthRun {
  let plan: AuthPlan?
  private(set) var contact: Contact
  private(set) var attempts: [AuthAttempt] = []
  private(set) var relay: RelayCheck?

  /// Why nothing was tried; nil when something was.
  private(set) var obstacle: Explanation?

  /// What the server said after a login that it accepted, where that was not goodbye.
  private(set) var refusalAfterLogin: Reply?

  /// What was said in all sessions, one after the other.
  private(set) var transcripts: [Transcript] = []

  init(_ options: AuthOptions, _ credentials: Credentials, hiding names: [String]) throws {
    contact = try options.makeContact(hiding: names, [credentials.password])
    obstacle = contact.explanation ?? options.objection(to: contact)
    let offered = contact.capabilities?.mechanisms ?? []
    let plan = try AuthPlan(options, credentials, in: contact)
    self.plan = plan
    if obstacle == nil { obstacle = options.objection(to: plan, credentials, offered: offered, in: contact) }
    if obstacle == nil {
      let hadTLS = contact.session.tls != nil
      for form in plan.forms where !plan.isDone(after: attempts) {
        if !attempts.isEmpty {
          end(contact)
          contact = try options.makeContact(hiding: names, [credentials.password])
          // It worked a moment ago; a server that has had enough of us says so here, and whoever takes TLS out of the
          // way gets nothing.
          obstacle = contact.explanation ?? options.objection(to: contact)
          if obstacle == nil, hadTLS, contact.session.tls == nil { obstacle = .startTLSNotOffered }
          if obstacle != nil { break }
        }
        attempts.append(AuthAttempt(form, credentials, in: contact))
      }
      if let addresses = try options.relayAddresses {
        let other = try options.makeContact(hiding: names, [credentials.password])
        relay = RelayCheck(
          addresses, hasAuthenticated: obstacle == nil && attempts.last?.hasSucceeded == true, in: contact,
          unauthenticated: other)
        other.session.quit()
        transcripts.append(other.session.transcript)
      }
    }
    end(contact)
    if let works = attempts.first(where: \.hasSucceeded) {
      for index in attempts.indices { attempts[index].compare(with: works) }
    }
  }

  private mutating func end(_ contact: Contact) {
    do throws(SMTPProblem) {
      let reply = try contact.session.farewell()
      if let reply, !reply.isPositive, attempts.last?.hasSucceeded == true { refusalAfterLogin = reply }
    } catch {
      if let last = attempts.indices.last { attempts[last].takeBack(error, in: contact) }
    }
    transcripts.append(contact.session.transcript)
  }

  /// How it ended: well if any form worked, else as the first of them did.
  var verdict: Verdict {
    if attempts.contains(where: \.hasSucceeded) { return relay?.verdict ?? .works }
    return explanation?.verdict ?? .protocolError
  }

  /// What kept it from working, nil where something worked and mail is relayed, or nothing is known of that.
  var explanation: Explanation? {
    if attempts.contains(where: \.hasSucceeded) { return relay?.explanation }
    return attempts.first?.explanation ?? obstacle
  }
}
