/// The program that serves, as far as a cause or a command depends on it; of Postfix also what checks its passwords.
public enum ServerKind: String, Sendable, CaseIterable {
  /// Postfix, where nothing tells whether it uses Cyrus SASL or Dovecot.
  case postfix
  case postfixWithCyrus = "postfix-cyrus"
  case postfixWithDovecot = "postfix-dovecot"

  /// Dovecot's own submission service.
  case dovecot
  case exim
  case sendmail
  case courier
  case openSMTPD = "opensmtpd"

  /// Exchange on a machine of the organization.
  case exchange
  case exchangeOnline = "exchange-online"
  case gmail

  /// qmail with one of the patches for AUTH: netqmail, qmail-ldap, notqmail.
  case qmail
  case sQmail = "s-qmail"

  /// A program in Python that uses the library aiosmtpd.
  case aiosmtpd

  /// `Postfix with Cyrus SASL`.
  public var name: String {
    switch self {
    case .postfix: "Postfix"
    case .postfixWithCyrus: "Postfix with Cyrus SASL"
    case .postfixWithDovecot: "Postfix with Dovecot"
    case .dovecot: "Dovecot"
    case .exim: "Exim"
    case .sendmail: "Sendmail"
    case .courier: "Courier"
    case .openSMTPD: "OpenSMTPD"
    case .exchange: "Exchange"
    case .exchangeOnline: "Exchange Online"
    case .gmail: "Gmail"
    case .qmail: "qmail"
    case .sQmail: "s/qmail"
    case .aiosmtpd: "aiosmtpd"
    }
  }

  /// Those whose passwords Cyrus SASL checks, or may check.
  static let withCyrus: Set<ServerKind> = [.postfixWithCyrus, .sendmail]

  /// Those whose passwords Dovecot checks.
  static let withDovecot: Set<ServerKind> = [.postfixWithDovecot, .dovecot]

  /// All that is Postfix.
  static let anyPostfix: Set<ServerKind> = [.postfix, .postfixWithCyrus, .postfixWithDovecot]
}

extension ServerKind {
  /// What is known with one reply more: what was known before, unless the reply tells who checks Postfix's passwords.
  static func refined(_ known: ServerKind?, by other: ServerKind?) -> ServerKind? {
    guard let known else { return other }
    guard known == .postfix, let other, anyPostfix.contains(other) else { return known }
    return other
  }
}
