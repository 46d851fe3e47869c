import PasswordFiles
import SASL
import SMTP

/// Hands mail to a relay by SMTP (RFC 5321), each message in a session of its own.
public struct RelayTransport: MailTransport {
  public var relay: Relay

  public init(_ relay: Relay) {
    self.relay = relay
  }

  public func deliver(message: [UInt8], from sender: String, to recipients: [String]) -> DeliveryOutcome {
    .sparing(recipients, from: sender) { hand(over: message, from: sender, to: $0) }
  }

  private func hand(
    over message: [UInt8], from sender: String, to recipients: [String]
  ) -> DeliveryOutcome {
    var credentials: Credentials?
    if let account = relay.account {
      do throws(PasswordProblem) {
        let password = try PasswordFile(account.passwordFile).read()
        credentials = Credentials(user: account.user, password: password)
      } catch {
        return DeliveryOutcome(.temporary, for: recipients, reply: error.description)
      }
    }
    switch reach(credentials) {
    case .obstacle(let reason, _): return DeliveryOutcome(.temporary, for: recipients, reply: reason)
    case .ready(let session):
      defer { session.quit() }
      do throws(SMTPProblem) {
        let delivery = try session.deliver(message, from: sender, to: recipients)
        return DeliveryOutcome(delivery, for: recipients)
      } catch {
        return DeliveryOutcome(session.unfinishedDelivery, brokenOffBy: error, for: recipients)
      }
    }
  }

  /// How far a session came.
  private enum Contact {
    /// A message can be sent.
    case ready(Session)

    /// It cannot, and whether that is because of TLS.
    case obstacle(String, isInTLS: Bool)
  }

  private func reach(_ credentials: Credentials?) -> Contact {
    let contact = reach(credentials, relay.encryption)
    // Opportunistic encryption that does not work is none, as long as no password is at stake (RFC 7435, section 3).
    if case .obstacle(_, isInTLS: true) = contact, relay.encryption == .opportunistic, credentials == nil {
      return reach(nil, .none)
    }
    return contact
  }

  private func reach(_ credentials: Credentials?, _ encryption: Relay.Encryption) -> Contact {
    let session = Session(with: relay.endpoint, settings: settings(credentials))
    do throws(SMTPProblem) {
      var reason = try open(session, encryption)
      if reason == nil, let credentials { reason = try logIn(credentials, session) }
      guard let reason else { return .ready(session) }
      session.quit()
      return .obstacle("\(relay.endpoint): \(reason)", isInTLS: false)
    } catch {
      let isInTLS = [.startTLS, .tls].contains(error.phase)
      session.quit()
      return .obstacle("\(relay.endpoint): \(error)", isInTLS: isInTLS)
    }
  }

  private func settings(_ credentials: Credentials?) -> SessionSettings {
    var settings = SessionSettings()
    settings.tls = relay.tls
    let matters = relay.encryption != .opportunistic || credentials != nil
    settings.untrustedCertificate = relay.verifies && matters ? .refused : .accepted
    settings.connectSeconds = relay.connectSeconds
    settings.replySeconds = relay.replySeconds
    settings.totalSeconds = relay.totalSeconds
    if let credentials { settings.hiddenSecrets = [credentials.password] }
    return settings
  }

  /// - Returns: Why the session cannot go on, or nil.
  private func open(_ session: Session, _ encryption: Relay.Encryption) throws(SMTPProblem) -> String? {
    try session.open(encryption == .implicit ? .implicitTLS : .none)
    let capabilities = try session.hello(as: relay.helloName, orHELO: encryption != .required)
    switch encryption {
    case .none, .implicit: return nil
    case .opportunistic where !capabilities.offersStartTLS: return nil
    case .required where !capabilities.offersStartTLS:
      return "offers no STARTTLS, without which nothing is to be sent"
    case .opportunistic, .required:
      try session.startTLS()
      // What was said before TLS may have been said by anybody (RFC 3207, section 4.2).
      try session.hello(as: relay.helloName)
      return nil
    }
  }
}
