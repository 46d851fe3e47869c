/// What is done where, at each server: the commands and settings behind causes that all servers have.
enum ServerManual {
  /// What a cause is about.
  enum Topic: Sendable, CaseIterable {
    /// The name or the password is wrong: to try the pair at the server, and to set the password.
    case credentials

    /// The server has only a hash, or something else than the mechanism needs.
    case storedForm

    /// AUTH is off for the port.
    case authOff

    /// AUTH is only for those who have TLS.
    case authOnlyWithTLS

    /// Which mechanisms are offered.
    case mechanisms

    /// TLS, certificate and key.
    case certificate

    /// What checks passwords does not answer.
    case backEnd
  }

  /// How to tell whether it is so, and what to do about it.
  struct Advice: Sendable {
    let check: String?
    let cure: String?

    init(check: String? = nil, cure: String? = nil) {
      self.check = check
      self.cure = cure
    }
  }

  /// What a server's manual says to a topic, nil where there is nothing particular.
  static func advice(_ topic: Topic, _ kind: ServerKind) -> Advice? {
    let own: Advice? =
      switch kind {
      case .postfix: postfix[topic]
      case .postfixWithCyrus: postfixWithCyrus[topic] ?? postfix[topic]
      case .postfixWithDovecot: dovecotSASL[topic] ?? postfix[topic]
      case .dovecot: dovecot[topic] ?? dovecotSASL[topic]
      case .exim: exim[topic]
      case .sendmail: sendmail[topic]
      case .courier: courier[topic]
      case .openSMTPD: openSMTPD[topic]
      case .exchange: exchange[topic]
      case .exchangeOnline: exchangeOnline[topic] ?? exchange[topic]
      case .gmail: gmail[topic]
      case .qmail: qmail[topic]
      case .sQmail: qmail[topic]
      case .aiosmtpd: aiosmtpd[topic]
      }
    return own
  }
}
