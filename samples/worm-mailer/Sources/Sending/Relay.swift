public import Transport

/// A mail server that takes our mail and passes it on.
public struct Relay: Sendable {
  /// When TLS begins.
  public enum Encryption: String, CaseIterable, Sendable {
    /// Never.
    case none

    /// With STARTTLS (RFC 3207) where it is offered and works; whoever sits on the way can prevent it (RFC 7435).
    case opportunistic

    /// With STARTTLS, or nothing is sent.
    case required

    /// With the connection (RFC 8314, section 3.3), as at port 465.
    case implicit
  }

  /// Who we are for the relay.
  public struct Account: Sendable {
    public var user: String

    /// The file with the password on its only line, which is read again for each message.
    public var passwordFile: String

    public init(user: String, passwordFile: String) {
      self.user = user
      self.passwordFile = passwordFile
    }
  }

  public var endpoint: Endpoint

  /// What EHLO says: our host's whole name.
  public var helloName: String
  public var encryption: Encryption
  public var tls: TLSOptions

  /// Whether a certificate that does not show that the relay is the right one ends the session.
  ///
  /// With opportunistic encryption and without an account it does not matter: the alternative would be to send the
  /// message in the clear.
  public var verifies: Bool

  /// nil for a relay that knows us by our address.
  public var account: Account?

  /// The limits in seconds: to be connected, for each answer, and for the session as a whole.
  public var connectSeconds = 30.0
  public var replySeconds = 300.0
  public var totalSeconds = 900.0

  public init(
    _ endpoint: Endpoint, helloName: String, encryption: Encryption = .opportunistic,
    tls: TLSOptions = TLSOptions(), verifies: Bool = true, account: Account? = nil
  ) {
    self.endpoint = endpoint
    self.helloName = helloName
    self.encryption = encryption
    self.tls = tls
    self.verifies = verifies
    self.account = account
  }
}
